import { hash, random } from './random';
import { type ExceptionSpec, type JobSpec } from './spec';
import { type JobState, type TaskState } from './states';

/** A run of the job between two restarts. Times are epoch ms; `Infinity` = not yet. */
export interface Attempt {
  number: number;
  /** When the job got RUNNING. */
  startedAt: number;
  /** When all tasks were running: records flow from here on. */
  flowsFrom: number;
  /** When a task failed, the job was cancelled or finished. */
  endedAt: number;
  failure: Failure | null;
}

export interface Failure {
  at: number;
  attempt: number;
  vertex: number;
  subtask: number;
  exception: ExceptionSpec;
}

export interface StateChange {
  state: JobState;
  at: number;
}

/** When a task entered its states, epoch ms; null = not entered. */
export type TaskTimes = Partial<Record<TaskState, number>>;

const createdAfterMs = 280;
const firstDeploymentMs = 420;
const deploymentMs = 14;
const cancelingMs = 24;

/** The states of a job and of its tasks at every moment: when it was submitted, failed, was restarted, ended. */
export class Lifecycle {
  readonly submittedAt: number;
  private readonly seed: number;
  private readonly attempts: Attempt[];
  private cancelledAt = Infinity;

  constructor(
    private readonly job: JobSpec,
    startedAt: number,
    seed: number
  ) {
    this.submittedAt = startedAt - job.ageMs;
    this.seed = hash(`${seed}/${job.id}/lifecycle`);
    this.attempts = [this.newAttempt(0, this.createdAt + 6)];
  }

  get createdAt(): number {
    return this.submittedAt + createdAfterMs;
  }

  /** A job that has ended stays as it is; otherwise all tasks are cancelled now. */
  cancel(at: number): void {
    if (this.endedAt(at) === null && this.cancelledAt === Infinity) {
      this.cancelledAt = at;
    }
  }

  /** When the job came to its end, as far as it is known at `at`; null while it lives. */
  endedAt(at: number): number | null {
    const ends = Math.min(this.cancelledAt + cancelingMs, this.finishesAt);
    return ends <= at ? ends : null;
  }

  /** The newest attempt at a moment; tasks of an attempt are there until those of the next one are created. */
  attempt(at: number): Attempt {
    const attempt = this.upTo(at).at(-1);
    if (attempt === undefined) {
      throw new Error('a job has at least one attempt');
    }
    return this.cancelledAt < attempt.endedAt ? { ...attempt, endedAt: this.cancelledAt, failure: null } : attempt;
  }

  /** Newest first. */
  failures(at: number): Failure[] {
    return this.upTo(at)
      .flatMap(({ failure }) => (failure !== null && failure.at <= Math.min(at, this.cancelledAt) ? [failure] : []))
      .reverse();
  }

  /** How often tasks have failed and were, or will soon be, started again. */
  restarts(at: number): number {
    const attempt = this.attempt(at);
    return attempt.number + (attempt.failure !== null && attempt.failure.at <= at ? 1 : 0);
  }

  /** Attempts that were started after a failure, oldest first. */
  restarted(at: number): Attempt[] {
    return this.upTo(at).slice(1);
  }

  state(at: number): JobState {
    return this.history(at).at(-1)?.state ?? 'INITIALIZING';
  }

  /** When the job last entered each of its states, in the order of time. */
  history(at: number): StateChange[] {
    const lives = this.upTo(at)
      .slice(-2)
      .flatMap(({ startedAt, failure }): StateChange[] => [
        { state: 'RUNNING', at: startedAt },
        ...(failure === null ? [] : [{ state: 'RESTARTING' as const, at: failure.at + 1 }]),
      ]);
    const all: StateChange[] = [
      { state: 'INITIALIZING', at: this.submittedAt },
      { state: 'CREATED', at: this.createdAt },
      ...lives.filter((change) => change.at <= this.cancelledAt),
      { state: 'CANCELLING', at: this.cancelledAt },
      { state: 'CANCELED', at: this.cancelledAt + cancelingMs },
      ...(this.cancelledAt < this.finishesAt ? [] : [{ state: 'FINISHED' as const, at: this.finishesAt }]),
    ];
    return all.filter((change) => change.at <= at);
  }

  /** When a task of an attempt entered its states, up to `at`. */
  taskTimes(attempt: Attempt, vertex: number, subtask: number, at: number): TaskTimes {
    const base = attempt.startedAt + (this.job.bounded?.vertices[vertex]?.fromMs ?? 0);
    const isFirst = attempt.number === 0;
    const deploying = base + this.between(attempt, vertex, subtask, isFirst ? [190, 20] : [1, 2]);
    const initializing = deploying + this.between(attempt, vertex, subtask, isFirst ? [60, 60] : [3, 4]);
    const running = initializing + this.between(attempt, vertex, subtask, isFirst ? [20, 30] : [2, 4]);
    const times: TaskTimes = {};
    const enter = (state: TaskState, moment: number) => {
      if (moment <= at) {
        times[state] = moment;
      }
    };
    enter('CREATED', isFirst ? this.createdAt + 1 : base);
    enter('SCHEDULED', isFirst ? attempt.startedAt + 1 : base + 1);
    enter('DEPLOYING', deploying);
    enter('INITIALIZING', initializing);
    enter('RUNNING', running);
    this.endTask(attempt, vertex, subtask, enter);
    return times;
  }

  /** Whole ms from the first number on, less than the sum of both. */
  private between({ number }: Attempt, vertex: number, subtask: number, [least, width]: [number, number]): number {
    return least + Math.floor(random(this.seed, number * 4096 + vertex, subtask, least) * width);
  }

  private endTask(
    attempt: Attempt,
    vertex: number,
    subtask: number,
    enter: (state: TaskState, moment: number) => void
  ): void {
    const { failure, endedAt } = attempt;
    const bounded = this.job.bounded?.vertices[vertex];
    const finished =
      bounded === undefined
        ? Infinity
        : attempt.startedAt + bounded.toMs - this.between(attempt, vertex, subtask, [0, 150]);
    if (finished <= endedAt) {
      enter('FINISHED', finished);
    } else if (failure?.vertex === vertex && failure.subtask === subtask) {
      enter('FAILED', failure.at);
    } else {
      const canceling = endedAt + this.between(attempt, vertex, subtask, [1, 3]);
      enter('CANCELING', canceling);
      enter('CANCELED', canceling + this.between(attempt, vertex, subtask, [2, 8]));
    }
  }

  /** `Infinity` for a job that has no end. */
  private get finishesAt(): number {
    const { bounded } = this.job;
    return bounded === null ? Infinity : this.createdAt + 20 + Math.max(0, ...bounded.vertices.map(({ toMs }) => toMs));
  }

  private upTo(at: number): Attempt[] {
    this.growUntil(at);
    const until = Math.min(at, this.cancelledAt);
    return this.attempts.slice(0, Math.max(1, 1 + this.attempts.findLastIndex(({ startedAt }) => startedAt <= until)));
  }

  private growUntil(at: number): void {
    const delayMs = this.job.failures?.restartDelayMs ?? 0;
    for (
      let last = this.attempts.at(-1);
      last !== undefined && last.endedAt + delayMs < at;
      last = this.attempts.at(-1)
    ) {
      if (last.failure === null) {
        return;
      }
      this.attempts.push(this.newAttempt(last.number + 1, last.failure.at + delayMs + 1));
    }
  }

  private newAttempt(number: number, startedAt: number): Attempt {
    const flowsFrom = startedAt + (number === 0 ? firstDeploymentMs : deploymentMs);
    const failure = this.failureOf(number, flowsFrom);
    const endedAt = failure?.at ?? this.finishesAt;
    return { number, startedAt, flowsFrom, endedAt, failure };
  }

  private failureOf(attempt: number, flowsFrom: number): Failure | null {
    const { failures } = this.job;
    if (failures === null) {
      return null;
    }
    const chance = random(this.seed, attempt, 7);
    const runMs = failures.shortestRunMs - Math.log(1 - chance) * (failures.meanRunMs - failures.shortestRunMs);
    const exceptions = failures.exceptions;
    const exception = exceptions[Math.floor(random(this.seed, attempt, 8) * exceptions.length)];
    const parallelism = this.job.vertices[failures.vertex]?.parallelism ?? 1;
    return exception === undefined
      ? null
      : {
          at: flowsFrom + Math.floor(runMs),
          attempt,
          vertex: failures.vertex,
          subtask: Math.floor(random(this.seed, attempt, 9) * parallelism),
          exception,
        };
  }
}
