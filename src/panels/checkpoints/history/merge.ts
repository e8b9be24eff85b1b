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

/** What a gauge tells of besides those that are known; null = nothing, or its values are of one of them. */
function besides(point: GaugePoint, known: readonly Checkpoint[]): GaugePoint | null {
  const completed = point.completed - known.filter(({ state }) => state === 'completed').length;
  const failed = Math.max(0, point.failed - known.filter(({ state }) => state === 'failed').length);
  const isOfKnown = known.some(({ row }) => row.duration === point.duration);
  return completed <= 0 || isOfKnown ? null : { ...point, completed, failed };
}

/**
 * A gauge says that some ended between two samples: it is drawn unless those are known. Where none of those that are known
 * without a hole had ended yet, it tells late of one before them.
 */
function unknownOnes(points: readonly GaugePoint[], checkpoints: readonly Checkpoint[], from: number | null) {
  const ended = checkpoints
    .flatMap((checkpoint) => (checkpoint.to === null ? [] : [{ checkpoint, to: checkpoint.to }]))
    .sort((left, right) => left.to - right.to);
  const firstKnown = from === null ? Infinity : (ended.find(({ to }) => to > from)?.to ?? Infinity);
  let next = 0;
  return points.flatMap((point): GaugePoint[] => {
    const { after, time } = point;
    const isBefore = from === null || after < from;
    while ((ended[next]?.to ?? Infinity) <= after) {
      next += 1;
    }
    const known: Checkpoint[] = [];
    for (let index = next, one = ended[index]; one !== undefined && one.to <= time; one = ended[index]) {
      known.push(one.checkpoint);
      index += 1;
    }
    if (known.length === 0) {
      return isBefore || time < firstKnown ? [point] : [];
    }
    return isBefore ? [besides(point, known)].filter((other) => other !== null) : [];
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
