import { type CheckpointRow, type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type Checkpoint, checkpointOf, keyOf } from './checkpoint';
import { type GaugePoint } from './gauges';

export interface History {
  /** Oldest first. */
  checkpoints: readonly Checkpoint[];
  /** Those that are not among the checkpoints, oldest first. */
  gauges: readonly GaugePoint[];
  /** From here on every checkpoint is known, epoch ms of the viewer's clock; null = of none. */
  coveredFrom: number | null;
  /** From the JobManager's clock to the viewer's, ms. */
  shift: number;
}

/** Less is the time that the answers took. */
const sameClockMs = 3_000;

/** What to add to the JobManager's times to have the viewer's. */
export function shiftOf(latest: Pick<LatestCheckpointsRow, 'now' | 'answered'> | null): number {
  const { now = null, answered = null } = latest ?? {};
  const shift = now === null || answered === null ? 0 : answered - now;
  return Math.abs(shift) < sameClockMs ? 0 : shift;
}

const isEnded = ({ status }: CheckpointRow) => status === 'COMPLETED' || status === 'FAILED';

/** Of the same checkpoint the row that knows more: its end, then its phases. */
function better(known: CheckpointRow, other: CheckpointRow): CheckpointRow {
  if (isEnded(known) !== isEnded(other)) {
    return isEnded(known) ? known : other;
  }
  return known.startDelay === null && other.startDelay !== null ? { ...known, ...phases(other) } : known;
}

const phases = ({
  startDelay,
  alignment,
  sync,
  async,
  slowestVertex,
  slowestSubtask,
  slowestVertexId,
}: CheckpointRow) => ({
  startDelay,
  alignment,
  sync,
  async,
  slowestVertex,
  slowestSubtask,
  slowestVertexId,
});

/** Rows of the same checkpoint, in whatever order, become one. */
function distinct(rows: readonly CheckpointRow[]): CheckpointRow[] {
  const byKey = new Map<string, CheckpointRow>();
  for (const row of rows) {
    const known = byKey.get(keyOf(row));
    byKey.set(keyOf(row), known === undefined ? row : better(known, row));
  }
  return [...byKey.values()];
}

/** Flink lists the last ones; older ones are known without a hole as far as their IDs follow each other. */
function covered(oldestFirst: readonly Checkpoint[]): number | null {
  let from: Checkpoint | null = null;
  for (const checkpoint of [...oldestFirst].reverse()) {
    const follows = from !== null && (from.row.id - checkpoint.row.id === 1 || checkpoint.row.listed === true);
    if (from === null || follows) {
      from = checkpoint;
    } else {
      break;
    }
  }
  return from?.from ?? null;
}

/** A sample may be that old when a query shows it: scrapes and steps come after the fact, ms. */
const latestMs = 60_000;

/** A gauge's point with the known checkpoints that it tells of. */
interface Told {
  point: GaugePoint;
  known: Checkpoint[];
}

/** How many of a state a point tells of besides those that are known. */
const others = ({ point, known }: Told, wanted: 'completed' | 'failed'): number =>
  Math.max(0, point[wanted] - known.filter(({ state }) => state === wanted).length);

/** Each known checkpoint belongs to the first point after its end, or to one soon after where that has no more of its state. */
function toldOf(points: readonly GaugePoint[], checkpoints: readonly Checkpoint[]): Told[] {
  const told = points.map((point): Told => ({ point, known: [] }));
  for (const checkpoint of checkpoints) {
    const { to, state } = checkpoint;
    if (to !== null && (state === 'completed' || state === 'failed')) {
      const fits = told.filter(({ point }) => point.time >= to && point.after - to < latestMs);
      (fits.find((one) => others(one, state) > 0) ?? fits.find(({ point }) => point.after < to))?.known.push(
        checkpoint
      );
    }
  }
  return told;
}

/** What a point tells of besides those that are known; null = nothing, or its values are of one of them. */
function besides(one: Told): GaugePoint | null {
  const { point, known } = one;
  const [completed, failed] = [others(one, 'completed'), others(one, 'failed')];
  const isOfKnown = known.some(({ row }) => row.duration === point.duration);
  return completed + failed === 0 || isOfKnown ? null : { ...point, completed, failed };
}

/**
 * A gauge says that some ended between two samples: it is drawn unless those are known. Where none of those that are known
 * without a hole had ended yet, it tells late of one before them.
 */
function unknownOnes(points: readonly GaugePoint[], checkpoints: readonly Checkpoint[], from: number | null) {
  const ends = checkpoints.flatMap(({ to }) => to ?? []).sort((left, right) => left - right);
  const firstKnown = from === null ? Infinity : (ends.find((end) => end > from) ?? Infinity);
  return toldOf(points, checkpoints).flatMap((one): GaugePoint[] => {
    const { point, known } = one;
    const isBefore = from === null || point.after < from;
    if (known.length === 0) {
      return isBefore || point.time < firstKnown ? [point] : [];
    }
    return isBefore ? [besides(one)].filter((other) => other !== null) : [];
  });
}

/** One history of what Flink lists, what was seen before, and what the gauges remember. */
export function mergeHistory(
  rows: readonly CheckpointRow[],
  latest: LatestCheckpointsRow | null,
  points: readonly GaugePoint[]
): History {
  const shift = shiftOf(latest);
  const checkpoints = distinct(rows)
    .flatMap((row) => checkpointOf(row, shift) ?? [])
    .sort((left, right) => left.from - right.from || left.row.id - right.row.id);
  const coveredFrom = covered(checkpoints);
  return { checkpoints, gauges: unknownOnes(points, checkpoints, coveredFrom), coveredFrom, shift };
}
