import { type Failure, failureOf, isAborted } from '../flink/errors';

/** What is known of one of many equal parts, and since when (epoch ms). */
export interface Known<T> {
  value: T;
  at: number;
}

export interface Turn<T> {
  known: ReadonlyMap<string, Known<T>>;
  /** Parts that nobody has asked for yet: their turn comes at a later refresh. */
  waiting: readonly string[];
  failures: readonly Failure[];
}

export interface Ask<T> {
  /** Equal for those who ask the same. */
  key: string;
  /** Most important first. */
  parts: readonly string[];
  /** Requests that this turn may send, one a part. */
  limit: number;
  ask(part: string, signal: AbortSignal): Promise<T>;
  signal: AbortSignal;
}

/**
 * Many equal questions, such as one per vertex, within a limit per refresh: those never asked come first, then the oldest;
 * among equals the most important. What earlier refreshes learnt is remembered.
 */
export class Rotation<T> {
  private readonly memory = new Map<string, Map<string, Known<T>>>();

  constructor(
    private readonly now: () => number,
    private readonly most = 50
  ) {}

  async turn({ key, parts, limit, ask, signal }: Ask<T>): Promise<Turn<T>> {
    const memory = this.of(key, parts);
    const due = [...parts].sort((left, right) => (memory.get(left)?.at ?? 0) - (memory.get(right)?.at ?? 0));
    const failures: Failure[] = [];
    await Promise.all(
      due.slice(0, limit).map(async (part) => {
        try {
          memory.set(part, { value: await ask(part, signal), at: this.now() });
        } catch (thrown) {
          if (isAborted(thrown)) {
            throw thrown;
          }
          failures.push(failureOf(thrown));
        }
      })
    );
    return { known: memory, waiting: parts.filter((part) => !memory.has(part)), failures };
  }

  /** The memory of a key, without parts that are gone; the oldest keys are forgotten. */
  private of(key: string, parts: readonly string[]): Map<string, Known<T>> {
    const old = this.memory.get(key);
    const kept = new Map(
      parts.flatMap((part) => {
        const known = old?.get(part);
        return known === undefined ? [] : [[part, known] as const];
      })
    );
    this.memory.delete(key);
    this.memory.set(key, kept);
    for (const oldest of [...this.memory.keys()].slice(0, -this.most)) {
      this.memory.delete(oldest);
    }
    return kept;
  }
}
