import { type CheckpointSubtaskRow, type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { type Details } from '../frames';
import { type Measured, type Segment, segmentsOf } from '../history/phases';
import { nameOf } from '../verdict/missing';

/** How many subtasks of an open vertex are there: the slowest few, or all. */
export type Openness = 'closed' | 'few' | 'all';

interface Bar {
  key: string;
  /** Ms from the trigger to the acknowledgement; null when it has not come. */
  duration: number | null;
  segments: readonly Segment[];
  /** Of the other checkpoint, ms. */
  compared: number | null;
}

export type Row =
  | (Bar & { kind: 'vertex'; name: string; vertex: CheckpointVertexRow; openness: Openness; isMissing: boolean })
  | (Bar & { kind: 'subtask'; subtask: CheckpointSubtaskRow; isMissing: boolean })
  | { kind: 'skyline'; key: string; subtasks: readonly CheckpointSubtaskRow[] }
  | { kind: 'more'; key: string; vertexId: string; hidden: number };

export interface RowsQuery {
  details: Details;
  compared: Details | null;
  /** By vertex ID. */
  openness: ReadonlyMap<string, Openness>;
  isGraphOrder: boolean;
}

export const few = 3;
/** So many make a picture of their own. */
const skylineFrom = 48;

const missingIn = ({ subtasks, acknowledged }: CheckpointVertexRow) => (subtasks ?? 0) - (acknowledged ?? 0);

const bySlowest = (left: CheckpointVertexRow, right: CheckpointVertexRow) =>
  missingIn(right) - missingIn(left) || (right.duration ?? -1) - (left.duration ?? -1);
const byOrder = (left: CheckpointVertexRow, right: CheckpointVertexRow) => (left.order ?? 0) - (right.order ?? 0);

const slowestOf = ({
  slowestStartDelay,
  slowestAlignment,
  slowestSync,
  slowestAsync,
}: CheckpointVertexRow): Measured => ({
  startDelay: slowestStartDelay,
  alignment: slowestAlignment,
  sync: slowestSync,
  async: slowestAsync,
});

const segmentsFor = (measured: Measured, duration: number | null) =>
  duration === null ? [] : segmentsOf(measured, duration);

interface Index {
  subtasks: ReadonlyMap<string, readonly CheckpointSubtaskRow[]>;
  comparedVertices: ReadonlyMap<string, number | null>;
  comparedSubtasks: ReadonlyMap<string, number | null>;
}

const subtaskKey = ({ vertexId, subtask }: CheckpointSubtaskRow) => `${vertexId}/${subtask}`;

function indexOf({ details, compared }: RowsQuery): Index {
  const subtasks = new Map<string, CheckpointSubtaskRow[]>();
  for (const subtask of details.subtasks) {
    const known = subtasks.get(subtask.vertexId);
    if (known === undefined) {
      subtasks.set(subtask.vertexId, [subtask]);
    } else {
      known.push(subtask);
    }
  }
  return {
    subtasks,
    comparedVertices: new Map(compared?.vertices.map(({ vertexId, duration }) => [vertexId, duration])),
    comparedSubtasks: new Map(compared?.subtasks.map((each) => [subtaskKey(each), each.duration])),
  };
}

function subtaskRows(vertexId: string, openness: Openness, { subtasks, comparedSubtasks }: Index): Row[] {
  const all = subtasks.get(vertexId) ?? [];
  const shown = openness === 'all' ? all : all.slice(0, few);
  const rows = shown.map((subtask): Row => ({
    kind: 'subtask',
    key: subtaskKey(subtask),
    subtask,
    duration: subtask.duration,
    segments: segmentsFor(subtask, subtask.duration),
    compared: comparedSubtasks.get(subtaskKey(subtask)) ?? null,
    isMissing: subtask.acknowledged === null,
  }));
  const hidden = all.length - shown.length;
  return [
    ...(all.length >= skylineFrom ? [{ kind: 'skyline' as const, key: `${vertexId}/all`, subtasks: all }] : []),
    ...rows,
    ...(hidden > 0 ? [{ kind: 'more' as const, key: `${vertexId}/more`, vertexId, hidden }] : []),
  ];
}

/** The rows of the chart, in order: vertices, and the subtasks of those that are open. */
export function rowsOf(query: RowsQuery): Row[] {
  const index = indexOf(query);
  const vertices = [...query.details.vertices].sort(query.isGraphOrder ? byOrder : bySlowest);
  return vertices.flatMap((vertex): Row[] => {
    const hasSubtasks = index.subtasks.has(vertex.vertexId);
    const openness = hasSubtasks ? (query.openness.get(vertex.vertexId) ?? 'closed') : 'closed';
    const row: Row = {
      kind: 'vertex',
      key: vertex.vertexId,
      name: nameOf(vertex),
      vertex,
      openness,
      duration: vertex.duration,
      segments: segmentsFor(slowestOf(vertex), vertex.duration),
      compared: index.comparedVertices.get(vertex.vertexId) ?? null,
      isMissing: missingIn(vertex) > 0,
    };
    return openness === 'closed' ? [row] : [row, ...subtaskRows(vertex.vertexId, openness, index)];
  });
}

/** The vertex that is open at first: the one that is to blame. */
export function worstVertex({ vertices }: Details): string | null {
  const [first] = [...vertices].sort(bySlowest);
  return first?.vertexId ?? null;
}

/** Ms at the right end of the chart. */
export const longestOf = ({ checkpoint, vertices, subtasks }: Details, compared: Details | null): number =>
  [...vertices, ...subtasks, ...(compared?.vertices ?? [])].reduce(
    (most, { duration }) => Math.max(most, duration ?? 0),
    checkpoint.status === 'COMPLETED' ? 1 : (checkpoint.duration ?? 1)
  );

export const rowHeights: Readonly<Record<Row['kind'], number>> = { vertex: 24, subtask: 22, skyline: 56, more: 24 };

/** Tops of the rows, and below the last one. */
export function topsOf(rows: readonly Row[]): number[] {
  let top = 0;
  const tops = rows.map(({ kind }) => {
    const at = top;
    top += rowHeights[kind];
    return at;
  });
  return [...tops, top];
}

/** Indexes of the first row in a window and of the one after the last. */
export function windowOf(tops: readonly number[], from: number, height: number): [number, number] {
  const before = 4;
  const first = tops.findIndex((top) => top > from);
  const after = tops.findIndex((top) => top >= from + height);
  const last = after === -1 ? tops.length - 1 : after;
  return [Math.max(0, (first === -1 ? tops.length : first) - 1 - before), Math.min(tops.length - 1, last + before)];
}
