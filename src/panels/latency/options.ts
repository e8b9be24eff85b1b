import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';
import { oneOf } from '../shared/oneOf';
import { type Combine, type RowsOf } from './rows';
import { type Scale } from './scale';

export type View = 'time' | 'matrix' | 'subtasks';

export interface Options {
  view: View;
  rows: Exclude<RowsOf, 'subtasks'>;
  /** Empty = the most telling one that the query brings. */
  statistic: string;
  combine: Combine;
  scale: Scale['kind'];
  /** Ends of the colour scale, ms; empty = from the values. */
  min?: number;
  max?: number;
  colours: 'own' | 'field';
  /** Ms; empty = none. */
  objective?: number;
  /** `Enrich = 20, sink = 2 s`. */
  objectives: string;
  /** Show only the time that there are values for. */
  fitTime: boolean;
  banner: boolean;
  annotations: boolean;
  legend: boolean;
  /** Name of a dashboard variable that gets the id of a chosen vertex; empty = none. */
  selectionVariable: string;
}

export const defaults: Options = {
  view: 'time',
  rows: 'pairs',
  statistic: '',
  combine: 'max',
  scale: 'log',
  colours: 'own',
  objectives: '',
  fitTime: true,
  banner: true,
  annotations: true,
  legend: true,
  selectionVariable: '',
};

/** Options of which each choice is one that this panel knows; others are as by default. */
export function knownOptions(options: Options): Options {
  const { view, rows, combine, scale, colours } = defaults;
  return {
    ...options,
    view: oneOf(['time', 'matrix', 'subtasks'], options.view, view),
    rows: oneOf(['pairs', 'operators'], options.rows, rows),
    combine: oneOf(['max', 'mean'], options.combine, combine),
    scale: oneOf(['log', 'linear'], options.scale, scale),
    colours: oneOf(['own', 'field'], options.colours, colours),
  };
}

type Builder = PanelOptionsEditorBuilder<Options>;

function addRows(builder: Builder): void {
  const category = [t('options.shown', 'What is shown')];
  builder
    .addRadio({
      path: 'view',
      category,
      name: t('options.view.name', 'View'),
      description: t('options.view.description', 'Which view opens first'),
      defaultValue: defaults.view,
      settings: {
        options: [
          { value: 'time', label: t('options.view.time', 'Over time') },
          { value: 'matrix', label: t('options.view.matrix', 'Matrix') },
          { value: 'subtasks', label: t('options.view.subtasks', 'Subtasks') },
        ],
      },
    })
    .addRadio({
      path: 'rows',
      category,
      name: t('options.rows.name', 'Rows'),
      defaultValue: defaults.rows,
      settings: {
        options: [
          { value: 'pairs', label: t('options.rows.pairs', 'Source and operator') },
          { value: 'operators', label: t('options.rows.operators', 'Operator') },
        ],
      },
    })
    .addTextInput({
      path: 'statistic',
      category,
      name: t('options.statistic.name', 'Statistic'),
      description: t('options.statistic.description', 'Such as p99 or max. Empty: the most telling one of the query.'),
      defaultValue: defaults.statistic,
      settings: { placeholder: 'p99' },
    })
    .addRadio({
      path: 'combine',
      category,
      name: t('options.combine.name', 'Several subtasks'),
      description: t(
        'options.combine.description',
        'How they become one value. The worst subtask is a bound that holds; an average of quantiles is no quantile.'
      ),
      defaultValue: defaults.combine,
      settings: {
        options: [
          { value: 'max', label: t('options.combine.max', 'Worst') },
          { value: 'mean', label: t('options.combine.mean', 'Average') },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'fitTime',
      category,
      name: t('options.fitTime.name', 'Only times with values'),
      description: t(
        'options.fitTime.description',
        'Flink keeps no past: live values begin when the dashboard is opened. Off: always the whole time range.'
      ),
      defaultValue: defaults.fitTime,
    });
}

function addColours(builder: Builder): void {
  const category = [t('options.colours.category', 'Colours')];
  builder
    .addRadio({
      path: 'scale',
      category,
      name: t('options.scale.name', 'Scale'),
      defaultValue: defaults.scale,
      settings: {
        options: [
          { value: 'log', label: t('options.scale.log', 'Logarithmic') },
          { value: 'linear', label: t('options.scale.linear', 'Linear') },
        ],
      },
    })
    .addNumberInput({
      path: 'min',
      category,
      name: t('options.min.name', 'Lowest value'),
      description: t('options.min.description', 'In milliseconds. Empty: from the values.'),
      settings: { placeholder: t('options.auto', 'Auto'), min: 0 },
    })
    .addNumberInput({
      path: 'max',
      category,
      name: t('options.max.name', 'Highest value'),
      description: t('options.max.description', 'In milliseconds. Empty: from the values.'),
      settings: { placeholder: t('options.auto', 'Auto'), min: 0 },
    })
    .addRadio({
      path: 'colours',
      category,
      name: t('options.colours.name', 'Colour scheme'),
      defaultValue: defaults.colours,
      settings: {
        options: [
          { value: 'own', label: t('options.colours.own', 'One for latencies') },
          { value: 'field', label: t('options.colours.field', 'From standard options') },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'legend',
      category,
      name: t('options.legend.name', 'Legend'),
      defaultValue: defaults.legend,
    })
    .addBooleanSwitch({
      path: 'annotations',
      category,
      name: t('options.annotations.name', 'Annotations'),
      description: t('options.annotations.description', 'Those of the dashboard, as lines'),
      defaultValue: defaults.annotations,
    });
}

function addObjectives(builder: Builder): void {
  const category = [t('options.objective.category', 'Objective')];
  builder
    .addNumberInput({
      path: 'objective',
      category,
      name: t('options.objective.name', 'Objective'),
      description: t(
        'options.objective.description',
        'In milliseconds, for all operators that have none of their own.'
      ),
      settings: { placeholder: t('options.none', 'None'), min: 0 },
    })
    .addTextInput({
      path: 'objectives',
      category,
      name: t('options.objectives.name', 'Objectives of operators'),
      description: t(
        'options.objectives.description',
        'Parts of names with limits, such as: Enrich = 20, Writer = 50 ms, report = 2 s'
      ),
      defaultValue: defaults.objectives,
      settings: { placeholder: 'Enrich = 20, Writer = 50' },
    })
    .addBooleanSwitch({
      path: 'banner',
      category,
      name: t('options.banner.name', 'Where latency is added'),
      description: t('options.banner.description', 'A sentence above the picture that names the operator'),
      defaultValue: defaults.banner,
    })
    .addTextInput({
      path: 'selectionVariable',
      category,
      name: t('options.selectionVariable.name', 'Variable for the chosen vertex'),
      description: t(
        'options.selectionVariable.description',
        'Name of a dashboard variable that gets the vertex ID when an operator is chosen, so that other panels follow'
      ),
      defaultValue: defaults.selectionVariable,
    });
}

export function addOptions(builder: Builder): void {
  addRows(builder);
  addColours(builder);
  addObjectives(builder);
}
