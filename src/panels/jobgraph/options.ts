import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';
import { oneOf } from '../shared/oneOf';

/** What the colour of a vertex stands for. */
export type ColourBy = 'pressure' | 'busyMax' | 'busyMean' | 'records' | 'skew' | 'watermark' | 'checkpoint' | 'state';

/** Whether a card speaks of the highest subtask or of all of them, where both are known. */
export type Over = 'max' | 'mean';

export interface Options {
  header: boolean;
  /** What holds the job back, in a sentence above the graph. */
  banner: boolean;
  legend: boolean;
  /** Where records flow to. */
  direction: 'right' | 'down';
  /** How much stands on a card: `auto` by how large it appears, else always the same. */
  detail: 'auto' | 'compact' | 'full';
  heatStrip: boolean;
  edgeLabels: boolean;
  animate: boolean;
  colourBy: ColourBy;
  over: Over;
  /** From this factor on a skew is said, and in the warning colour. */
  skewLimit: number;
  /** Seconds; from here on a watermark lag has the warning colour. */
  watermarkLimit: number;
  /** Name of the dashboard variable that gets the id of the selected vertex; empty = none. */
  selectionVariable: string;
}

export const defaultOptions: Options = {
  header: true,
  banner: true,
  legend: true,
  direction: 'right',
  detail: 'auto',
  heatStrip: true,
  edgeLabels: true,
  animate: false,
  colourBy: 'pressure',
  over: 'max',
  skewLimit: 2,
  watermarkLimit: 60,
  selectionVariable: '',
};

/** Options of which each choice is one that this panel knows; others are as by default. */
export function knownOptions(options: Options): Options {
  const { direction, detail, colourBy, over } = defaultOptions;
  return {
    ...options,
    direction: oneOf(['right', 'down'], options.direction, direction),
    detail: oneOf(['auto', 'compact', 'full'], options.detail, detail),
    colourBy: oneOf(
      colourNames().map(([name]) => name),
      options.colourBy,
      colourBy
    ),
    over: oneOf(['max', 'mean'], options.over, over),
  };
}

type Builder = PanelOptionsEditorBuilder<Options>;

function addParts(builder: Builder): void {
  const category = [t('options.parts', 'Parts')];
  builder
    .addBooleanSwitch({
      path: 'header',
      category,
      name: t('options.header.name', 'Job line'),
      description: t('options.header.description', 'Name, state, uptime and restarts of the job above the graph'),
      defaultValue: defaultOptions.header,
    })
    .addBooleanSwitch({
      path: 'banner',
      category,
      name: t('options.banner.name', 'Bottleneck'),
      description: t('options.banner.description', 'What holds the job back and why, in a sentence above the graph'),
      defaultValue: defaultOptions.banner,
    })
    .addBooleanSwitch({
      path: 'legend',
      category,
      name: t('options.legend.name', 'Legend'),
      description: t('options.legend.description', 'What the colours mean and how old the values are'),
      defaultValue: defaultOptions.legend,
    });
}

function addCards(builder: Builder): void {
  const category = [t('options.vertices', 'Vertices')];
  builder
    .addRadio({
      path: 'detail',
      category,
      name: t('options.detail.name', 'Detail'),
      description: t(
        'options.detail.description',
        'Auto: as much as can be read at the zoom. Compact: name, bar and subtasks, in large letters. Full: all numbers, however small.'
      ),
      settings: {
        options: [
          { value: 'auto', label: t('options.detail.auto', 'Auto') },
          { value: 'compact', label: t('options.detail.compact', 'Compact') },
          { value: 'full', label: t('options.detail.full', 'Full') },
        ],
      },
      defaultValue: defaultOptions.detail,
    })
    .addRadio({
      path: 'over',
      category,
      name: t('options.over.name', 'Shares of time'),
      description: t(
        'options.over.description',
        'Maximum over the subtasks, as Flink’s own UI shows it, or their mean. Where one is not known the other is shown.'
      ),
      settings: {
        options: [
          { value: 'max', label: t('options.over.max', 'Maximum') },
          { value: 'mean', label: t('options.over.mean', 'Mean') },
        ],
      },
      defaultValue: defaultOptions.over,
    })
    .addBooleanSwitch({
      path: 'heatStrip',
      category,
      name: t('options.heatStrip.name', 'Subtasks'),
      description: t(
        'options.heatStrip.description',
        'One cell a subtask, coloured like a vertex; the hottest is marked'
      ),
      defaultValue: defaultOptions.heatStrip,
    })
    .addNumberInput({
      path: 'skewLimit',
      category,
      name: t('options.skewLimit.name', 'Skew from'),
      description: t(
        'options.skewLimit.description',
        'Says so where one subtask gets this many times the records of the mean'
      ),
      settings: { min: 1, step: 0.5 },
      defaultValue: defaultOptions.skewLimit,
    })
    .addNumberInput({
      path: 'watermarkLimit',
      category,
      name: t('options.watermarkLimit.name', 'Watermark late from'),
      description: t('options.watermarkLimit.description', 'Seconds; later watermarks have the warning colour'),
      settings: { min: 0, step: 10 },
      defaultValue: defaultOptions.watermarkLimit,
    });
}

function addColours(builder: Builder): void {
  builder.addSelect({
    path: 'colourBy',
    category: [t('options.vertices', 'Vertices')],
    name: t('options.colourBy.name', 'Colour by'),
    description: t(
      'options.colourBy.description',
      'Pressure has Flink’s colours. For a number, colour scheme, thresholds, minimum and maximum are those below, also by override of its field.'
    ),
    settings: { options: colourNames().map(([value, label]) => ({ value, label })) },
    defaultValue: defaultOptions.colourBy,
  });
}

/** Each way to colour vertices, with its name. */
export const colourNames = (): ReadonlyArray<readonly [ColourBy, string]> => [
  ['pressure', t('colourBy.pressure', 'Pressure')],
  ['busyMax', t('colourBy.busyMax', 'Busy, highest subtask')],
  ['busyMean', t('colourBy.busyMean', 'Busy, mean')],
  ['records', t('colourBy.records', 'Records per second')],
  ['skew', t('colourBy.skew', 'Skew')],
  ['watermark', t('colourBy.watermark', 'Watermark lag')],
  ['checkpoint', t('colourBy.checkpoint', 'Checkpoint time')],
  ['state', t('colourBy.state', 'State of tasks')],
];

function addConnections(builder: Builder): void {
  const category = [t('options.connections', 'Connections')];
  builder
    .addRadio({
      path: 'direction',
      category,
      name: t('options.direction.name', 'Direction'),
      description: t('options.direction.description', 'Where records flow to'),
      settings: {
        options: [
          { value: 'right', label: t('options.direction.right', 'Right'), icon: 'arrow-right' },
          { value: 'down', label: t('options.direction.down', 'Down'), icon: 'arrow-down' },
        ],
      },
      defaultValue: defaultOptions.direction,
    })
    .addBooleanSwitch({
      path: 'edgeLabels',
      category,
      name: t('options.edgeLabels.name', 'Labels'),
      description: t(
        'options.edgeLabels.description',
        'Records per second and how they are spread over the subtasks, on each connection'
      ),
      defaultValue: defaultOptions.edgeLabels,
    })
    .addBooleanSwitch({
      path: 'animate',
      category,
      name: t('options.animate.name', 'Moving records'),
      description: t(
        'options.animate.description',
        'Only in graphs of up to 60 connections, and not where the system asks for less motion'
      ),
      defaultValue: defaultOptions.animate,
    });
}

function addSelection(builder: Builder): void {
  builder.addTextInput({
    path: 'selectionVariable',
    category: [t('options.selection', 'Selection')],
    name: t('options.selectionVariable.name', 'Variable for the selection'),
    description: t(
      'options.selectionVariable.description',
      'Name of a dashboard variable that gets the id of the selected vertex, so that other panels follow. It is empty while none is selected; a text box variable takes all of that. A vertex that it holds when the dashboard opens is selected.'
    ),
    defaultValue: defaultOptions.selectionVariable,
  });
}

export function addOptions(builder: Builder): void {
  addColours(builder);
  addCards(builder);
  addConnections(builder);
  addParts(builder);
  addSelection(builder);
}
