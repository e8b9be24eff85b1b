import { type FlinkException, type RootException } from './exceptions';
import { readStackTrace } from './stackTrace';

/** A trace that was whole. */
export interface WholeTrace {
  stackTrace: string;
  /** Epoch ms of its failure. */
  time: number | null;
}

/**
 * Whole stack traces that were seen, for later failures of the same kind in the same task of which the JVM has left out
 * message and stack. The most recent kinds only.
 */
export class WholeTraces {
  private readonly known = new Map<string, WholeTrace>();

  constructor(private readonly limit = 200) {}

  /** Remembers what is whole, the newest last. @param exceptions newest first, as Flink gives them */
  see(jobId: string, exceptions: readonly RootException[]): void {
    for (const root of [...exceptions].reverse()) {
      for (const exception of [root, ...root.concurrent]) {
        this.remember(jobId, exception);
      }
    }
  }

  /** Null when the exception's own trace is whole, or no whole one was seen. */
  insteadOf(jobId: string, exception: FlinkException): WholeTrace | null {
    return isWhole(exception) ? null : (this.known.get(kindOf(jobId, exception)) ?? null);
  }

  private remember(jobId: string, exception: FlinkException): void {
    const { stackTrace, time } = exception;
    if (!isWhole(exception)) {
      return;
    }
    const kind = kindOf(jobId, exception);
    this.known.delete(kind);
    this.known.set(kind, { stackTrace, time });
    for (const oldest of [...this.known.keys()].slice(0, -this.limit)) {
      this.known.delete(oldest);
    }
  }
}

const isWhole = ({ stackTrace }: FlinkException) => stackTrace !== '' && !readStackTrace(stackTrace).isBare;

/** The same classes in the same task of the same job, whatever the subtask. */
function kindOf(jobId: string, { stackTrace, className, task }: FlinkException): string {
  const { rootCause } = readStackTrace(stackTrace);
  return JSON.stringify([jobId, task?.task, className, rootCause?.className]);
}
