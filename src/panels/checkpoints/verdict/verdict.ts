import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { type Details } from '../frames';
import { causeOf } from '../history/failures';
import { phaseNames, type PhaseName } from '../history/phases';
import { outlierIn } from './asyncOutlier';
import { type Finding, limits, type Severity, type Verdict } from './finding';
import { longestWait } from './longestWait';
import { missingOf, nameOf } from './missing';

/** What the user may set, shares of the time-out and of the interval. */
export interface Thresholds {
  nearTimeout: number;
  backToBack: number;
}

export const usualThresholds: Thresholds = { nearTimeout: 0.8, backToBack: 1 };

type Settings = Pick<LatestCheckpointsRow, 'interval' | 'timeout' | 'minPause' | 'unaligned'>;

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
      vertexId: last.vertex.vertexId,
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
  const { vertexId } = worst;
  return [{ rule: 'sync', ms: worst.sync, vertex: nameOf(worst), vertexId, subtask: guilty?.subtask ?? null }];
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
      vertexId: vertex.vertexId,
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

function settingsFindings(
  { checkpoint }: Details,
  settings: Settings | null,
  { nearTimeout, backToBack }: Thresholds
): Finding[] {
  const { duration: ms, status, kind } = checkpoint;
  const { interval = null, timeout = null, minPause = null } = settings ?? {};
  if (ms === null || status !== 'COMPLETED' || kind?.includes('SAVEPOINT') === true) {
    return [];
  }
  return [
    ...(timeout !== null && ms >= timeout * nearTimeout ? [{ rule: 'nearTimeout' as const, ms, timeout }] : []),
    ...(interval !== null && ms > interval * backToBack
      ? [{ rule: 'overInterval' as const, ms, interval, minPause }]
      : []),
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
export function verdictOf(
  details: Details,
  settings: Settings | null,
  thresholds: Thresholds = usualThresholds
): Verdict {
  const { duration, status } = details.checkpoint;
  const found = [
    ...outcome(details),
    ...reasons(details, settings),
    ...settingsFindings(details, settings, thresholds),
  ];
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

/** The vertex to look at first: one that a phase is held against, else the one that misses most; null when there is none. */
export function blamedVertex({ findings }: Verdict): string | null {
  const slow = findings.flatMap((finding) => ('vertexId' in finding ? finding.vertexId : []));
  const missing = findings.flatMap((finding) => ('missing' in finding ? (finding.missing?.vertexId ?? []) : []));
  return slow[0] ?? missing[0] ?? null;
}
