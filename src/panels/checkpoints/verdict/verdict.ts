import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type CheckpointSubtaskRow, type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { type Details } from '../frames';
import { type Cause, causeOf } from '../history/failures';
import { phaseNames, type PhaseName } from '../history/phases';
import { quantile } from '../history/summary';
import { type Missing, missingOf, nameOf } from './missing';

/** What `docs/adr/0011-checkpoint-verdict.md` says about each of them. */
export const limits = {
  /** Below it nothing is worth a word, ms. */
  slowMs: 1_000,
  /** Share of the checkpoint's duration. */
  startDelay: 0.5,
  /** Of the start delay: what a vertex must add to be the one. */
  ownDelay: 0.2,
  alignment: 0.3,
  async: 0.5,
  rest: 0.4,
  /** One subtask against the median of its vertex. */
  outlier: 8,
  outlierMs: 500,
  /** State of that subtask against the median. */
  skewedState: 3,
  nearTimeout: 0.8,
} as const;

export type Finding =
  | { rule: 'failed'; cause: Cause; text: string | null; missing: Missing | null }
  | { rule: 'waiting'; missing: Missing }
  | {
      rule: 'startDelay';
      share: number;
      ms: number;
      vertex: string;
      vertexId: string;
      subtask: number | null;
      isAtSource: boolean;
      asyncMs: number;
    }
  | { rule: 'alignment'; share: number; ms: number; vertex: string; isUnaligned: boolean }
  | { rule: 'sync'; ms: number; vertex: string; subtask: number | null }
  | {
      rule: 'asyncOutlier';
      factor: number;
      ms: number;
      vertex: string;
      subtask: number;
      taskManager: string | null;
      because: 'state' | 'place' | 'unknown';
    }
  | { rule: 'async'; share: number; ms: number; vertex: string; bytesPerSecond: number | null }
  | { rule: 'rest'; share: number; ms: number }
  | { rule: 'overInterval'; ms: number; interval: number; minPause: number | null }
  | { rule: 'nearTimeout'; ms: number; timeout: number }
  | { rule: 'quick'; ms: number; interval: number | null }
  | { rule: 'unremarkable'; ms: number | null };

export type Severity = 'error' | 'warning' | 'info' | 'good';

export interface Verdict {
  severity: Severity;
  /** The most telling one first; at least one. */
  findings: readonly [Finding, ...Finding[]];
}

type Settings = Pick<LatestCheckpointsRow, 'interval' | 'timeout' | 'minPause' | 'unaligned'>;

const inOrder = (vertices: readonly CheckpointVertexRow[]) =>
  [...vertices].sort((left, right) => (left.order ?? 0) - (right.order ?? 0));

/** In the names that Flink gives them. */
const isSource = ({ vertex, order }: CheckpointVertexRow) => order === 0 || /^Source\b/.test(vertex ?? '');

interface Wait {
  vertex: CheckpointVertexRow;
  isAtSource: boolean;
}

interface Growth {
  vertex: CheckpointVertexRow;
  /** Longest start delay before it, and what it adds; of a source its own, ms. */
  before: number;
  growth: number;
}

function growths(ordered: readonly CheckpointVertexRow[]): Growth[] {
  let before = 0;
  return ordered.map((vertex) => {
    const delay = vertex.startDelay ?? 0;
    const found = { vertex, before, growth: isSource(vertex) ? delay : delay - before };
    before = Math.max(before, delay);
    return found;
  });
}

const mostOf = (all: readonly Growth[]) =>
  all.reduce<Growth | null>((most, each) => (each.growth > (most?.growth ?? -Infinity) ? each : most), null);

/**
 * Where barriers wait: a vertex that has not seen the barrier yet while others before it have, else the one at which the
 * start delay grows most on the way through the graph, else a source that could not send its barriers.
 */
function longestWait(vertices: readonly CheckpointVertexRow[]): Wait | null {
  const ordered = inOrder(vertices);
  const unseen = ordered.find((each) => !isSource(each) && each.acknowledged === 0);
  if (unseen !== undefined && ordered.some(({ acknowledged }) => (acknowledged ?? 0) > 0)) {
    return { vertex: unseen, isAtSource: false };
  }
  const grown = growths(ordered);
  const slow = mostOf(grown.filter(({ vertex }) => !isSource(vertex)));
  const source = mostOf(grown.filter(({ vertex }) => isSource(vertex)));
  // A source waits only for those behind it: where one of them delays barriers, too, it is the one.
  if (slow !== null && slow.growth > 0 && slow.growth >= slow.before * limits.ownDelay) {
    return { vertex: slow.vertex, isAtSource: false };
  }
  return source === null ? null : { vertex: source.vertex, isAtSource: true };
}

/** Of the subtask that acknowledged last. */
function slowest({
  checkpoint,
  vertices,
}: Details): (Record<PhaseName, number> & { vertex: CheckpointVertexRow; duration: number }) | null {
  const last = vertices.reduce<CheckpointVertexRow | null>(
    (found, each) => ((each.duration ?? -1) > (found?.duration ?? -1) ? each : found),
    null
  );
  const duration = last?.duration ?? checkpoint.duration;
  return last === null || duration === null || last.slowestStartDelay === null
    ? null
    : {
        vertex: last,
        duration,
        startDelay: last.slowestStartDelay,
        alignment: last.slowestAlignment ?? 0,
        sync: last.slowestSync ?? 0,
        async: last.slowestAsync ?? 0,
      };
}

function startDelayFinding(details: Details): Finding[] {
  const last = slowest(details);
  if (last === null || last.startDelay < limits.slowMs || last.startDelay / last.duration < limits.startDelay) {
    return [];
  }
  const wait = longestWait(details.vertices);
  const at = wait?.vertex ?? last.vertex;
  return [
    {
      rule: 'startDelay',
      share: Math.min(1, last.startDelay / last.duration),
      ms: wait?.isAtSource === true ? (at.startDelay ?? last.startDelay) : last.startDelay,
      vertex: nameOf(at),
      vertexId: at.vertexId,
      subtask: at.slowestSubtask,
      isAtSource: wait?.isAtSource ?? false,
      asyncMs: last.async,
    },
  ];
}

function alignmentFinding(details: Details, settings: Settings | null): Finding[] {
  const last = slowest(details);
  if (last === null || last.alignment < limits.slowMs || last.alignment / last.duration < limits.alignment) {
    return [];
  }
  const share = Math.min(1, last.alignment / last.duration);
  return [
    {
      rule: 'alignment',
      share,
      ms: last.alignment,
      vertex: nameOf(last.vertex),
      isUnaligned: settings?.unaligned === true,
    },
  ];
}

function syncFinding({ vertices, subtasks }: Details): Finding[] {
  const worst = vertices.reduce<CheckpointVertexRow | null>(
    (found, each) => ((each.sync ?? 0) > (found?.sync ?? 0) ? each : found),
    null
  );
  if (worst === null || worst.sync === null || worst.sync < limits.slowMs) {
    return [];
  }
  const guilty = subtasks.find(({ vertexId, sync }) => vertexId === worst.vertexId && sync === worst.sync);
  return [{ rule: 'sync', ms: worst.sync, vertex: nameOf(worst), subtask: guilty?.subtask ?? null }];
}

const medianOf = (values: readonly number[]) =>
  quantile(
    [...values].sort((left, right) => left - right),
    0.5
  ) ?? 0;

/** Why one subtask writes so much longer: it has more to write, or others of its TaskManager are slow, too. */
function becauseOf(
  guilty: CheckpointSubtaskRow,
  others: readonly CheckpointSubtaskRow[]
): 'state' | 'place' | 'unknown' {
  const size = medianOf(others.flatMap(({ stateBytes }) => stateBytes ?? []));
  if (guilty.stateBytes !== null && size > 0 && guilty.stateBytes >= size * limits.skewedState) {
    return 'state';
  }
  return guilty.taskManager === null ? 'unknown' : 'place';
}

function outlierIn(
  vertexId: string,
  all: readonly CheckpointSubtaskRow[]
): Array<Extract<Finding, { rule: 'asyncOutlier' }>> {
  // The async part of an unaligned one also waits for barriers.
  const subtasks = all.filter((each) => each.vertexId === vertexId && each.async !== null && each.unaligned !== true);
  const worst = subtasks.reduce<CheckpointSubtaskRow | null>(
    (found, each) => ((each.async ?? 0) > (found?.async ?? -1) ? each : found),
    null
  );
  if (worst === null || worst.async === null || worst.async < limits.outlierMs) {
    return [];
  }
  const others = subtasks.filter((each) => each !== worst);
  // Below a millisecond all are equal.
  const median = Math.max(1, medianOf(others.flatMap(({ async }) => async ?? [])));
  const factor = worst.async / median;
  return others.length === 0 || factor < limits.outlier
    ? []
    : [
        {
          rule: 'asyncOutlier',
          factor,
          ms: worst.async,
          vertex: nameOf(worst),
          subtask: worst.subtask,
          taskManager: worst.taskManager,
          because: becauseOf(worst, others),
        },
      ];
}

function asyncFindings(details: Details): Finding[] {
  const outliers = details.vertices
    .flatMap(({ vertexId }) => outlierIn(vertexId, details.subtasks))
    .sort((left, right) => right.ms - left.ms)
    .slice(0, 1);
  const last = slowest(details);
  const isUnaligned = details.checkpoint.kind === 'UNALIGNED_CHECKPOINT';
  const isLong =
    last !== null && !isUnaligned && last.async >= limits.slowMs && last.async / last.duration >= limits.async;
  if (outliers.length > 0 || !isLong) {
    return outliers;
  }
  const { vertex } = last;
  const perSubtask = (vertex.checkpointedBytes ?? 0) / Math.max(1, vertex.acknowledged ?? 1);
  const bytesPerSecond = perSubtask > 0 ? perSubtask / (last.async / 1_000) : null;
  return [
    {
      rule: 'async',
      share: Math.min(1, last.async / last.duration),
      ms: last.async,
      vertex: nameOf(vertex),
      bytesPerSecond,
    },
  ];
}

function restFinding(details: Details): Finding[] {
  const last = slowest(details);
  if (last === null || details.checkpoint.status !== 'COMPLETED') {
    return [];
  }
  const ms = last.duration - phaseNames.reduce((sum, phase) => sum + last[phase], 0);
  const share = ms / last.duration;
  return ms >= limits.slowMs && share >= limits.rest ? [{ rule: 'rest', share, ms }] : [];
}

function settingsFindings({ checkpoint }: Details, settings: Settings | null): Finding[] {
  const { duration: ms, status, kind } = checkpoint;
  const { interval = null, timeout = null, minPause = null } = settings ?? {};
  if (ms === null || status !== 'COMPLETED' || kind?.includes('SAVEPOINT') === true) {
    return [];
  }
  return [
    ...(timeout !== null && ms >= timeout * limits.nearTimeout ? [{ rule: 'nearTimeout' as const, ms, timeout }] : []),
    ...(interval !== null && ms > interval ? [{ rule: 'overInterval' as const, ms, interval, minPause }] : []),
  ];
}

function outcome(details: Details): Finding[] {
  const { checkpoint } = details;
  const missing = missingOf(details);
  if (checkpoint.status === 'FAILED') {
    return [{ rule: 'failed', cause: causeOf(checkpoint.failure), text: checkpoint.failure, missing }];
  }
  return checkpoint.status === 'IN_PROGRESS' && missing !== null ? [{ rule: 'waiting', missing }] : [];
}

const shareOf = (finding: Finding) => ('share' in finding ? finding.share : 0);

/** Phases tell why, the most of the time first; settings what follows from it. */
function reasons(details: Details, settings: Settings | null): Finding[] {
  const phases = [
    ...startDelayFinding(details),
    ...alignmentFinding(details, settings),
    ...asyncFindings(details),
    ...restFinding(details),
  ].sort((left, right) => shareOf(right) - shareOf(left));
  return [...phases, ...syncFinding(details)];
}

function severityOf(first: Finding, details: Details, settings: Settings | null): Severity {
  const ms = details.checkpoint.duration ?? 0;
  if (first.rule === 'failed') {
    return first.cause === 'restarted' || first.cause === 'subsumed' ? 'info' : 'error';
  }
  if (first.rule === 'quick') {
    return 'good';
  }
  if (first.rule === 'waiting' || first.rule === 'unremarkable') {
    return 'info';
  }
  const { interval = null, timeout = null } = settings ?? {};
  const isLong =
    (interval !== null && ms > interval / 2) || (timeout !== null && ms > timeout / 2) || interval === null;
  return isLong || first.rule === 'sync' ? 'warning' : 'info';
}

/** Why this checkpoint was slow or failed, with what supports it. @param settings of the job; null = not known */
export function verdictOf(details: Details, settings: Settings | null): Verdict {
  const { duration, status } = details.checkpoint;
  const found = [...outcome(details), ...reasons(details, settings), ...settingsFindings(details, settings)];
  const isQuick =
    status === 'COMPLETED' &&
    duration !== null &&
    (duration < limits.slowMs || duration < (settings?.interval ?? 0) / 4);
  const none: Finding =
    isQuick && duration !== null
      ? { rule: 'quick', ms: duration, interval: settings?.interval ?? null }
      : { rule: 'unremarkable', ms: duration };
  const [first = none, ...others] = found;
  return { severity: severityOf(first, details, settings), findings: [first, ...others] };
}
