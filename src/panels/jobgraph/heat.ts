import { type GraphSubtask } from '../../frames/jobGraph';

/** Shares of a cell in whole per cent; null = not known. */
export interface HeatCell {
  busy: number | null;
  backpressured: number | null;
}

/** The subtask that has most to do, or is held back most where it is not known how busy any of them is. */
export interface Hottest {
  /** As Flink counts: from 0. */
  index: string;
  kind: 'busy' | 'backpressured';
  share: number;
  cell: number;
  /** It is notably above what is usual for its vertex. */
  standsOut: boolean;
}

/** The subtasks of a vertex side by side. */
export interface Heat {
  cells: readonly HeatCell[];
  /** Subtasks behind each cell, of which it shows the maxima. */
  perCell: number;
  subtasks: number;
  hottest: Hottest | null;
}

/** More cells would be too narrow to tell apart on a card. */
export const mostCells = 64;
/** From this far above the median on a subtask is marked. */
const notable = 0.1;

const percentOf = (share: number | null) => (share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100));

const higher = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? upper)) / 2;
}

/** `NaN` for an index that is none. */
const positionOf = ({ index }: GraphSubtask) => (/^\d+$/.test(index) ? Number(index) : Number.NaN);

type Numbered = readonly [position: number, subtask: GraphSubtask];

function hottestOf(known: readonly Numbered[], kind: Hottest['kind'], perCell: number): Hottest | null {
  const shares = known.flatMap(([, subtask]) => subtask[kind] ?? []);
  const share = shares.reduce((most, each) => Math.max(most, each), -1);
  const [position, found] = known.find(([, subtask]) => subtask[kind] === share) ?? [];
  if (position === undefined || found === undefined || share <= 0) {
    return null;
  }
  const standsOut = shares.length > 1 && share - median(shares) >= notable;
  return { index: found.index, kind, share, cell: Math.floor(position / perCell), standsOut };
}

/**
 * One cell a subtask in their order; of more than 64 subtasks a cell shows the maxima of several. Null for a vertex of which
 * neither parallelism nor subtasks are known.
 *
 * @param subtasks those of this vertex, in any order; there need not be all
 */
export function heatOf(parallelism: number | null, subtasks: readonly GraphSubtask[]): Heat | null {
  const known = subtasks
    .map((subtask): Numbered => [positionOf(subtask), subtask])
    .filter(([position]) => Number.isSafeInteger(position))
    .sort(([left], [right]) => left - right);
  const count = Math.max(parallelism ?? 0, (known.at(-1)?.[0] ?? -1) + 1);
  if (count === 0) {
    return null;
  }
  const perCell = Math.ceil(count / mostCells);
  const cells = Array.from({ length: Math.ceil(count / perCell) }, (): HeatCell => ({
    busy: null,
    backpressured: null,
  }));
  for (const [position, { busy, backpressured }] of known) {
    const cell = cells[Math.floor(position / perCell)];
    if (cell !== undefined) {
      cell.busy = higher(cell.busy, percentOf(busy));
      cell.backpressured = higher(cell.backpressured, percentOf(backpressured));
    }
  }
  const hottest = hottestOf(known, 'busy', perCell) ?? hottestOf(known, 'backpressured', perCell);
  return { cells, perCell, subtasks: count, hottest };
}

/** Subtasks by the id of their vertex. */
export function subtasksByVertex(subtasks: readonly GraphSubtask[]): Map<string, GraphSubtask[]> {
  const groups = new Map<string, GraphSubtask[]>();
  for (const subtask of subtasks) {
    const group = groups.get(subtask.vertex);
    if (group === undefined) {
      groups.set(subtask.vertex, [subtask]);
    } else {
      group.push(subtask);
    }
  }
  return groups;
}
