import { type JobGraph } from '../frames/jobGraph';
import { concernsOf } from './concerns';
import { type Bottleneck, type Concern, type Diagnosis } from './diagnosis';
import { heldBackBy } from './heldBack';
import { waitingOf } from './holders';
import { known, largest } from './known';
import { hasValues, isYoung, youngMs } from './load';
import { placeOf } from './place';
import { type Situation, situationOf } from './situation';

/** Below, a task does next to nothing. */
export const idleBelow = 0.05;

type Unknown = Extract<Diagnosis, { kind: 'unknown' }>;

const running = (situation: Situation) =>
  [...situation.vertices.values()].filter(({ id }) => situation.loadOf(id).phase !== 'ended');

function unknownOf(situation: Situation): Unknown | null {
  const { job, loadOf } = situation;
  if (job !== null && job.state !== 'RUNNING') {
    return { kind: 'unknown', because: 'notRunning' };
  }
  const vertices = running(situation);
  const answered = job?.answered ?? null;
  const isNew = vertices.length > 0 && vertices.every(({ started }) => isYoung(started, answered));
  if (isNew || (known(job?.uptime) ?? youngMs) < youngMs) {
    return { kind: 'unknown', because: 'justStarted' };
  }
  const measured = vertices.filter(({ id }) => hasValues(loadOf(id)));
  // Where most are dark, a bottleneck would stay dark too.
  return measured.length === 0 || measured.length * 2 < vertices.length
    ? { kind: 'unknown', because: 'noValues' }
    : null;
}

function bottlenecksOf(situation: Situation): Bottleneck[] {
  const waiting = waitingOf(situation);
  const heldBack = heldBackBy(situation, waiting);
  const weight = (ids: readonly string[]) =>
    ids.reduce((all, id) => all + (situation.loadOf(id).backpressured ?? 0), 0);
  return waiting.holders
    .flatMap((holder) => {
      const vertex = situation.vertices.get(holder.vertex);
      return vertex === undefined
        ? []
        : [{ ...placeOf(vertex, holder.hold, situation), heldBack: heldBack(holder) } satisfies Bottleneck];
    })
    .map((bottleneck) => ({ bottleneck, held: weight(bottleneck.heldBack) }))
    .sort(
      (a, b) =>
        b.held - a.held ||
        (b.bottleneck.evidence.busy ?? 0) - (a.bottleneck.evidence.busy ?? 0) ||
        (a.bottleneck.vertex < b.bottleneck.vertex ? -1 : 1)
    )
    .map(({ bottleneck }) => bottleneck);
}

function isIdle(situation: Situation): boolean {
  const rows = running(situation);
  const busy = largest(rows.map(({ id }) => situation.loadOf(id).busy)) ?? 0;
  const flow = largest(rows.flatMap(({ recordsIn, recordsOut }) => [recordsIn, recordsOut])) ?? 0;
  return busy < idleBelow && flow === 0;
}

/** A source that does all the work of its job alone does not give too little. */
function areSourcesTheLimit(situation: Situation, concerns: readonly Concern[]): boolean {
  const atLimit = concerns.filter(({ kind }) => kind === 'nearLimit');
  const isSource = ({ vertex }: Concern) =>
    situation.inputsOf(vertex).length === 0 && situation.outputsOf(vertex).length > 0;
  return atLimit.length > 0 && atLimit.every(isSource);
}

function becauseOf(situation: Situation, concerns: readonly Concern[]): 'idle' | 'sources' | 'healthy' {
  if (isIdle(situation)) {
    return 'idle';
  }
  return areSourcesTheLimit(situation, concerns) ? 'sources' : 'healthy';
}

/**
 * Says what holds a job back, from what its graph shows of one moment. Flink's own advice: the bottleneck is the first vertex
 * downstream of backpressured ones that is busy and not backpressured itself. Pure; the order of rows does not matter.
 */
export function diagnose(graph: JobGraph): Diagnosis {
  const situation = situationOf(graph);
  const unknown = unknownOf(situation);
  if (unknown !== null) {
    return unknown;
  }
  const bottlenecks = bottlenecksOf(situation);
  const concerns = concernsOf(situation, new Set(bottlenecks.map(({ vertex }) => vertex)));
  if (bottlenecks.length > 0) {
    return { kind: 'bottlenecks', bottlenecks, concerns };
  }
  const notKnown = running(situation).filter(({ id }) => !hasValues(situation.loadOf(id))).length;
  return { kind: 'none', because: becauseOf(situation, concerns), concerns, notKnown };
}
