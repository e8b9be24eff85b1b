import { type PanelOptionsEditorBuilder, type SelectFieldConfigSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { oneOf } from '../shared/oneOf';
import { phaseNames, type PhaseName } from './history/phases';
import { phaseText } from './words';

export type ColourBy = 'phases' | 'status' | 'duration' | 'size';

export interface Options {
  mode: 'full' | 'compact';
  colourBy: ColourBy;
  /** Those with a colour of their own. */
  phases: readonly PhaseName[];
  savepoints: boolean;
  /** Of the dashboard, as lines. */
  annotations: boolean;
  /** Lines of the settings: interval, time-out, minimum pause. */
  limits: boolean;
  sizes: boolean;
  trend: boolean;
  /** Leaves out the time of which nothing is known. */
  fit: boolean;
  summary: boolean;
  legend: boolean;
  /** Name of the dashboard's variable that a click sets; empty = none. */
  variable: string;
  /** Name of the variable that selects a vertex in the job graph; empty = none. */
  graphVariable: string;
  /** From this share of the time-out on a checkpoint almost timed out, percent. */
  nearTimeout: number;
  /** From this share of the interval on checkpoints run back to back, percent. */
  backToBack: number;
  /** Vertices of the opened checkpoint are in the order of the graph instead of slowest first. */
  graphOrder: boolean;
  /** Checkpoints in the timeline, the newest ones. */
  most: number;
}

export const defaults: Options = {
  mode: 'full',
  colourBy: 'phases',
  phases: phaseNames,
  savepoints: true,
  annotations: true,
  limits: true,
  sizes: true,
  trend: true,
  fit: true,
  summary: true,
  legend: true,
  variable: 'checkpoint',
  graphVariable: 'vertex',
  nearTimeout: 80,
  backToBack: 100,
  graphOrder: false,
  most: 1_000,
};

/** Options of which each choice is one that this panel knows; others are as by default. */
export function knownOptions(saved: Options): Options {
  const options = { ...defaults, ...saved };
  return {
    ...options,
    mode: oneOf(['full', 'compact'], options.mode, defaults.mode),
    colourBy: oneOf(['phases', 'status', 'duration', 'size'], options.colourBy, defaults.colourBy),
    phases: Array.isArray(options.phases) ? options.phases : defaults.phases,
  };
}

type Builder = PanelOptionsEditorBuilder<Options>;

const addLooks = (builder: Builder) =>
  builder
    .addRadio({
      path: 'mode',
      name: t('options.mode.name', 'Mode'),
      description: t('options.mode.description', 'Compact: bars only, for dashboards of many jobs'),
      settings: {
        options: [
          { value: 'full', label: t('options.mode.full', 'Full') },
          { value: 'compact', label: t('options.mode.compact', 'Compact') },
        ],
      },
      defaultValue: defaults.mode,
    })
    .addSelect({
      path: 'colourBy',
      name: t('options.colourBy.name', 'Colour by'),
      settings: {
        options: [
          { value: 'phases', label: t('options.colourBy.phases', 'Phases of the slowest subtask') },
          { value: 'status', label: t('options.colourBy.status', 'Status') },
          { value: 'duration', label: t('options.colourBy.duration', 'Duration against the time-out') },
          { value: 'size', label: t('options.colourBy.size', 'Size') },
        ],
      },
      defaultValue: defaults.colourBy,
    })
    // The builder's own type has no lists.
    .addMultiSelect<unknown, SelectFieldConfigSettings<unknown>>({
      path: 'phases',
      name: t('options.phases.name', 'Phases'),
      description: t('options.phases.description', 'The others look like the rest of the time'),
      settings: { options: phaseNames.map((value) => ({ value, label: phaseText(value) })) },
      defaultValue: [...defaults.phases],
      showIf: ({ colourBy }) => colourBy === 'phases',
    });

const addParts = (builder: Builder) =>
  builder
    .addBooleanSwitch({
      path: 'summary',
      name: t('options.summary.name', 'Summary'),
      description: t('options.summary.description', 'Age of the last completed one, success, durations and state'),
      defaultValue: defaults.summary,
    })
    .addBooleanSwitch({ path: 'legend', name: t('options.legend.name', 'Legend'), defaultValue: defaults.legend })
    .addBooleanSwitch({
      path: 'savepoints',
      name: t('options.savepoints.name', 'Savepoints'),
      defaultValue: defaults.savepoints,
    })
    .addBooleanSwitch({
      path: 'annotations',
      name: t('options.annotations.name', 'Annotations'),
      description: t('options.annotations.description', 'Those of the dashboard, as lines'),
      defaultValue: defaults.annotations,
    })
    .addBooleanSwitch({
      path: 'limits',
      name: t('options.limits.name', 'Lines of the settings'),
      description: t('options.limits.description', 'Interval, time-out and minimum pause'),
      defaultValue: defaults.limits,
    })
    .addBooleanSwitch({
      path: 'sizes',
      name: t('options.sizes.name', 'Sizes'),
      description: t('options.sizes.description', 'A chart of what was written and of the whole state'),
      defaultValue: defaults.sizes,
    })
    .addBooleanSwitch({
      path: 'fit',
      name: t('options.fit.name', 'Only the time that is known'),
      description: t(
        'options.fit.description',
        'Flink remembers the last ten checkpoints: the part of the time range before them is left out'
      ),
      defaultValue: defaults.fit,
    })
    .addBooleanSwitch({
      path: 'trend',
      name: t('options.trend.name', 'Trend lines'),
      defaultValue: defaults.trend,
    });

const addOpened = (builder: Builder) =>
  builder
    .addTextInput({
      path: 'variable',
      name: t('options.variable.name', 'Variable of the selection'),
      description: t(
        'options.variable.description',
        'A click sets it to the checkpoint’s ID. A second query “One checkpoint” with this variable brings its parts.'
      ),
      defaultValue: defaults.variable,
    })
    .addTextInput({
      path: 'graphVariable',
      name: t('options.graphVariable.name', 'Variable of the job graph'),
      description: t(
        'options.graphVariable.description',
        '“Show in graph” sets it to the vertex that is to blame. Without such a variable the verdict links to the vertex.'
      ),
      defaultValue: defaults.graphVariable,
    })
    .addBooleanSwitch({
      path: 'graphOrder',
      name: t('options.graphOrder.name', 'Vertices in the order of the graph'),
      description: t('options.graphOrder.description', 'Else the slowest come first'),
      defaultValue: defaults.graphOrder,
    })
    .addNumberInput({
      path: 'most',
      name: t('options.most.name', 'Most checkpoints'),
      settings: { min: 1, max: 10_000, integer: true },
      defaultValue: defaults.most,
    });

const percents = { min: 1, max: 1_000, integer: true } as const;

const addThresholds = (builder: Builder) =>
  builder
    .addNumberInput({
      path: 'nearTimeout',
      name: t('options.nearTimeout.name', 'Almost timed out from, % of the time-out'),
      settings: percents,
      defaultValue: defaults.nearTimeout,
    })
    .addNumberInput({
      path: 'backToBack',
      name: t('options.backToBack.name', 'Back to back from, % of the interval'),
      settings: percents,
      defaultValue: defaults.backToBack,
    });

export function addOptions(builder: Builder): void {
  addThresholds(addOpened(addParts(addLooks(builder))));
}
