import { pressureLevel } from '../../../frames/pressureLevel';
import { type SegmentKind } from '../reading';
import { saturated } from '../../../diagnosis/load';
import { type Lane, type Past, type TaskPast } from './past';

/** A stretch of the strip in which nothing changes; times are epoch ms. */
export interface Stretch {
  kind: SegmentKind;
  from: number;
  to: number;
}

/** The most pressed subtasks of the whole job, by step; NaN = not known. */
export interface Overview {
  busy: Float64Array;
  backpressured: Float64Array;
  /** How much time all vertices together lose: the more, the worse the moment. */
  pressure: Float64Array;
}

const lanesOf = ({ whole, subtasks }: TaskPast): Lane[] => [whole, ...[...subtasks.values()].map(({ lane }) => lane)];

/** NaN gives way to any number. */
const larger = (left: number, right: number) => (left >= right || Number.isNaN(right) ? left : right);

function maximaOf(lanes: readonly Lane[], measure: 'busy' | 'backpressured', length: number): Float64Array {
  const maxima = new Float64Array(length).fill(NaN);
  for (const lane of lanes) {
    const values = lane[measure];
    for (let step = 0; values !== undefined && step < length; step += 1) {
      maxima[step] = larger(maxima[step] ?? NaN, values[step] ?? NaN);
    }
  }
  return maxima;
}

const plus = (sum: number, value: number) => {
  if (Number.isNaN(value)) {
    return sum;
  }
  return Number.isNaN(sum) ? value : sum + value;
};

function addTask(overview: Overview, lanes: readonly Lane[]): void {
  const { pressure } = overview;
  const { length } = pressure;
  for (const measure of ['busy', 'backpressured'] as const) {
    const maxima = maximaOf(lanes, measure, length);
    const worst = overview[measure];
    for (let step = 0; step < length; step += 1) {
      const value = maxima[step] ?? NaN;
      worst[step] = larger(worst[step] ?? NaN, value);
      pressure[step] = plus(pressure[step] ?? NaN, value);
    }
  }
}

/** @param vertices ids of the graph: what is not in it does not count */
export function overviewOf({ tasks, grid }: Past, vertices: ReadonlySet<string>): Overview {
  const unknown = () => new Float64Array(grid.length).fill(NaN);
  const overview: Overview = { busy: unknown(), backpressured: unknown(), pressure: unknown() };
  for (const [id, task] of tasks) {
    if (vertices.has(id)) {
      addTask(overview, lanesOf(task));
    }
  }
  return overview;
}

function kindAt({ busy, backpressured }: Overview, step: number): SegmentKind {
  const held = backpressured[step] ?? NaN;
  const used = busy[step] ?? NaN;
  if (Number.isNaN(held) && Number.isNaN(used)) {
    return 'unknown';
  }
  if (pressureLevel(held) === 'high') {
    return 'backpressured';
  }
  return used >= saturated ? 'busy' : 'idle';
}

/** The strip from `from` to `to`: equal neighbours are one stretch, and where samples are missing it is not known. */
export function stretchesOf(
  { grid, limit, step: width }: Past,
  overview: Overview,
  from: number,
  to: number
): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (kind: SegmentKind, start: number, end: number) => {
    const last = stretches.at(-1);
    if (end <= start) {
      return;
    }
    if (last?.kind === kind) {
      last.to = end;
    } else {
      stretches.push({ kind, from: start, to: end });
    }
  };
  let reached = from;
  for (let step = 0; step < grid.length; step += 1) {
    const at = grid[step] ?? 0;
    const next = grid[step + 1] ?? Infinity;
    const end = next - at <= limit ? next : at + width;
    if (end > from && at < to) {
      add('unknown', reached, Math.max(from, at));
      add(kindAt(overview, step), Math.max(from, at), Math.min(to, end));
      reached = Math.max(reached, Math.min(to, end));
    }
  }
  add('unknown', reached, to);
  return stretches;
}

/** When most time was lost between two moments, the earliest of equals; null where nothing was lost or known. */
export function worstMoment({ grid }: Past, { pressure }: Overview, from: number, to: number): number | null {
  let worst: number | null = null;
  let most = 0;
  for (let step = 0; step < grid.length; step += 1) {
    const at = grid[step] ?? 0;
    const value = pressure[step] ?? NaN;
    if (at >= from && at <= to && value > most) {
      worst = at;
      most = value;
    }
  }
  return worst;
}
