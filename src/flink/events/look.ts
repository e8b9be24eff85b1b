import { type FlinkClient } from '../client';
import { type Failure, failureOf, FlinkError, isAborted } from '../errors';
import { type JobSummary } from '../jobs';
import { type RootException } from '../exceptions';
import { checkpointEvents, outcomesOf } from './checkpoints';
import { type EventKind } from './event';
import { failuresOf } from './failures';
import { type JobLife } from './jobLife';
import { type EventMemory, type JobEvents } from './memory';
import { parallelismChanges, parallelismsOf } from './parallelism';
import { rescaleEvents } from './rescales';
import { restartsOf, startsOf, unexplainedRestarts } from './restarts';
import { statesOf } from './states';
import { presenceChanges } from './taskManagers';

export interface Look {
  flink: FlinkClient;
  kinds: ReadonlySet<EventKind>;
  signal: AbortSignal;
}

/** Which kinds each answer tells of. */
const toldBy = {
  life: ['restart', 'state', 'parallelismChanged'],
  exceptions: ['failure', 'restart'],
  checkpoints: ['checkpointFailed', 'savepoint'],
  rescales: ['rescale'],
  taskManagers: ['taskManagerLost', 'taskManagerJoined'],
} as const satisfies Record<string, readonly EventKind[]>;

type Source = keyof typeof toldBy;

const isNeeded = (source: Source, kinds: ReadonlySet<EventKind>) => toldBy[source].some((kind) => kinds.has(kind));

/** Requests that a look at one job sends at most. */
export const requestsPerJob = (kinds: ReadonlySet<EventKind>): number =>
  (['life', 'exceptions', 'checkpoints', 'rescales'] as const).filter((source) => isNeeded(source, kinds)).length;

const lacking: ReadonlySet<Failure['kind']> = new Set(['notFound', 'noCheckpoints']);

/** Asks the sources one by one and keeps what failed. */
class Questions {
  asked = 0;
  /** It was asked for something that only a running cluster knows. */
  lacksLive = false;
  readonly failures: Failure[] = [];

  constructor(private readonly kinds: ReadonlySet<EventKind>) {}

  /** Null when nobody needs it or it could not be had. @param mayLack that there is no such thing is no failure */
  async ask<T>(source: Source, ask: () => Promise<T>, mayLack = false): Promise<T | null> {
    if (!isNeeded(source, this.kinds)) {
      return null;
    }
    this.asked += 1;
    try {
      return await ask();
    } catch (thrown) {
      if (isAborted(thrown)) {
        throw thrown;
      }
      const failure = failureOf(thrown);
      this.lacksLive ||= failure.kind === 'absent' && failure.what === 'live';
      if (!(mayLack && (lacking.has(failure.kind) || this.lacksLive))) {
        this.failures.push(failure);
      }
      return null;
    }
  }
}

function seeExceptions(memory: JobEvents, jobId: string, exceptions: readonly RootException[]): void {
  memory.traces.see(jobId, exceptions);
  memory.log.add(failuresOf(exceptions, (exception) => memory.traces.insteadOf(jobId, exception)));
}

function remember(memory: JobEvents, change: number | null, answers: Record<'life' | 'exceptions', unknown>): void {
  for (const source of ['life', 'exceptions'] as const) {
    if (change !== null && answers[source] !== null) {
      memory.seen.set(source, change);
    }
  }
}

function seeLife(memory: JobEvents, life: JobLife): void {
  const { log, starts, parallelisms } = memory;
  log.add(statesOf(life));
  if (starts !== null) {
    log.add(unexplainedRestarts(starts, life, log.all()));
  }
  if (parallelisms !== null) {
    log.add(parallelismChanges(parallelisms, life));
  }
  memory.starts = new Map([...(starts ?? []), ...startsOf(life)]);
  memory.parallelisms = parallelismsOf(life);
}

/** What the list of jobs tells of the one to look at. */
export interface Listed {
  /** Whether the job may have rescales. */
  isAdaptive: boolean;
  /** When a state of the job or of a task last changed, epoch ms, if that is long enough ago (`settledChange`). */
  change: number | null;
}

/** Flink answers from a copy of the job for 3 s (`web.refresh-interval`), and may be set to more. */
const settledMs = 15_000;

/**
 * The last change of a running job that all answers know of by now; null when it is too young or not known. Until the next
 * one, states and failures need not be asked for again.
 */
export function settledChange({ started, durationMs, lastChanged, ended }: JobSummary): number | null {
  if (started === null || durationMs === null || lastChanged === null || ended !== null) {
    return null;
  }
  const now = started + durationMs;
  return now - lastChanged >= settledMs ? lastChanged : null;
}

/**
 * Asks Flink what happened to a job and remembers it; what cannot have changed since the last look is not asked for.
 * @returns what could not be had; throws when nothing could
 */
export async function lookAtJob(
  { flink, kinds, signal }: Look,
  jobId: string,
  { isAdaptive, change }: Listed,
  memory: JobEvents
): Promise<readonly Failure[]> {
  const questions = new Questions(kinds);
  const isNew = (source: 'life' | 'exceptions') => change === null || memory.seen.get(source) !== change;
  const [life, exceptions, checkpoints, rescales] = await Promise.all([
    isNew('life') ? questions.ask('life', () => flink.jobLife(jobId, signal)) : null,
    isNew('exceptions') ? questions.ask('exceptions', () => flink.exceptions(jobId, undefined, signal)) : null,
    questions.ask('checkpoints', async () => outcomesOf(await flink.checkpoints(jobId, signal)), true),
    isAdaptive ? questions.ask('rescales', () => flink.rescaleOutcomes(jobId, signal), true) : null,
  ]);
  const [first] = questions.failures;
  if (first !== undefined && questions.failures.length === questions.asked) {
    throw new FlinkError(first);
  }
  memory.log.add([
    ...checkpointEvents(checkpoints ?? []),
    ...rescaleEvents(rescales ?? []),
    ...restartsOf(life ?? { entered: new Map() }, exceptions ?? []),
  ]);
  seeExceptions(memory, jobId, exceptions ?? []);
  if (life !== null) {
    seeLife(memory, life);
  }
  remember(memory, change, { life, exceptions });
  return questions.failures;
}

/** Asks who is there. @param now epoch ms. A History Server has no TaskManagers. */
export async function lookAtTaskManagers(
  { flink, kinds, signal }: Look,
  now: number,
  memory: EventMemory
): Promise<readonly Failure[]> {
  const questions = new Questions(memory.isHistoryServer ? new Set() : kinds);
  const heartbeats = await questions.ask('taskManagers', () => flink.heartbeats(signal), true);
  memory.isHistoryServer ||= questions.lacksLive;
  if (heartbeats !== null) {
    const presence = { at: now, heartbeats };
    memory.cluster.add(memory.presence === null ? [] : presenceChanges(memory.presence, presence));
    memory.presence = presence;
  }
  return questions.failures;
}
