import {
  type DataFrame,
  type Field,
  type FieldConfig,
  FieldColorModeId,
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
} from '@grafana/data';
import { graphEdges, graphVertices, type JobGraph } from '../../frames/jobGraph';

/** What a panel's field options say about a column. Null = nothing, so that it is written as the panel does by itself. */
export interface Figure {
  label: string | null;
  text(value: number): string | null;
  /** By the colour scheme of the column: thresholds or a scale. */
  colour(value: number): string | null;
  /** From where to where the scale goes; null for a column that is not there, or is all the same. */
  range: { min: number; max: number } | null;
}

/** Columns of a vertex that are shown as numbers. */
export type FigureColumn =
  | 'recordsIn'
  | 'recordsOut'
  | 'bytesIn'
  | 'bytesOut'
  | 'busyMax'
  | 'busyMean'
  | 'backpressuredMax'
  | 'backpressuredMean'
  | 'idleMean'
  | 'skewFactor'
  | 'watermarkLag'
  | 'checkpointDuration'
  | 'checkpointStartDelay'
  | 'checkpointAlignment';

export type Figures = Readonly<Record<FigureColumn | 'edgeRecords', Figure>>;

const unchanged: Figure = { label: null, text: () => null, colour: () => null, range: null };

function figuresFrom(figure: (column: FigureColumn) => Figure, edgeRecords: Figure): Figures {
  return {
    recordsIn: figure('recordsIn'),
    recordsOut: figure('recordsOut'),
    bytesIn: figure('bytesIn'),
    bytesOut: figure('bytesOut'),
    busyMax: figure('busyMax'),
    busyMean: figure('busyMean'),
    backpressuredMax: figure('backpressuredMax'),
    backpressuredMean: figure('backpressuredMean'),
    idleMean: figure('idleMean'),
    skewFactor: figure('skewFactor'),
    watermarkLag: figure('watermarkLag'),
    checkpointDuration: figure('checkpointDuration'),
    checkpointStartDelay: figure('checkpointStartDelay'),
    checkpointAlignment: figure('checkpointAlignment'),
    edgeRecords,
  };
}

/** For frames without options. */
export const plainFigures: Figures = figuresFrom(() => unchanged, unchanged);

/** Seen alike by most people with a colour deficiency: its ends differ in hue and its middle in lightness. */
export const defaultColourMode = FieldColorModeId.ContinuousBlYlRd;

const isWritten = (config: FieldConfig, own: FieldConfig) =>
  (config.unit ?? '') !== (own.unit ?? '') ||
  (config.decimals ?? null) !== (own.decimals ?? null) ||
  (config.mappings ?? []).length > 0;

/** Where the scale of a column goes to at least, so that the greatest of many harmless values is not red. */
export interface Limits {
  /** A factor. */
  skewFactor: number;
  /** ms */
  watermarkLag: number;
}

interface Ends {
  least: number;
  /** At least. */
  most: number;
}

/** The scale of one column goes over that column: Grafana's own would go over all of them. */
function scaled(field: Field, ends: Ends) {
  const { config } = field;
  const { least } = ends;
  const most = field.values.reduce<number>(
    (highest, value) => (typeof value === 'number' && value > highest ? value : highest),
    ends.most
  );
  return {
    ...config,
    min: config.min ?? least,
    max: config.max ?? most,
    color: config.color ?? { mode: defaultColourMode },
  };
}

function figureOf(field: Field | undefined, own: FieldConfig, ends: Ends, theme: GrafanaTheme2): Figure {
  if (field === undefined || field.type !== FieldType.number) {
    return unchanged;
  }
  const config = scaled(field, ends);
  const display = getDisplayProcessor({ field: { ...field, config, state: null }, theme });
  const { displayName } = field.config;
  return {
    label: displayName !== undefined && displayName !== own.displayName ? displayName : null,
    text: isWritten(field.config, own) ? (value) => formattedValueToString(display(value)) : () => null,
    colour: (value) => display(value).color ?? null,
    range: config.max > config.min ? { min: config.min, max: config.max } : null,
  };
}

const named = (frame: DataFrame | undefined, name: string) => frame?.fields.find((field) => field.name === name);

/** Frames with the columns that edges must have; reading their rows would take longer. */
const isEdges = (frame: DataFrame) =>
  [graphEdges.cells.source, graphEdges.cells.target].every(({ name }) => named(frame, name) !== undefined);

const nodesOf = (frames: readonly DataFrame[]) =>
  frames.find((frame) => !isEdges(frame) && named(frame, graphVertices.cells.title.name) !== undefined);

function endsOf(name: FigureColumn, { skewFactor, watermarkLag }: Limits): Ends {
  if (name === 'skewFactor') {
    // The least skew there is.
    return { least: 1, most: skewFactor };
  }
  return { least: 0, most: name === 'watermarkLag' ? watermarkLag : 0 };
}

/** What the options of the panel's fields say about the columns that stand on cards and edges and in the details. */
export function figuresOf(frames: readonly DataFrame[], theme: GrafanaTheme2, limits: Limits): Figures {
  const nodes = nodesOf(frames);
  const edges = frames.find(isEdges);
  const column = (name: FigureColumn) => {
    const cell = graphVertices.cells[name];
    return figureOf(named(nodes, cell.name), cell.config, endsOf(name, limits), theme);
  };
  const { records } = graphEdges.cells;
  return figuresFrom(column, figureOf(named(edges, records.name), records.config, { least: 0, most: 0 }, theme));
}

/** Vertices with the names that value mappings of the column with their names give them. */
export function withNames(graph: JobGraph, frames: readonly DataFrame[], theme: GrafanaTheme2): JobGraph {
  const field = named(nodesOf(frames), graphVertices.cells.title.name);
  if (field === undefined || (field.config.mappings ?? []).length === 0) {
    return graph;
  }
  const display = getDisplayProcessor({ field, theme });
  const renamed = (title: string | null) => (title === null ? null : formattedValueToString(display(title)));
  return { ...graph, vertices: graph.vertices.map((vertex) => ({ ...vertex, title: renamed(vertex.title) })) };
}
