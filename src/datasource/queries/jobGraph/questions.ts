/** One request that makes a job graph more complete. */
export interface Question {
  /** Equal for the same question at another refresh. */
  key: string;
  /** How often it is worth asking, ms. */
  everyMs: number;
  ask(): Promise<void>;
}

/** How overdue what was never asked is at first: as much as what should have been asked twice since. */
const neverAsked = 2;

/** Chooses among questions that do not all fit into a refresh, and remembers when each was asked. */
export class Agenda {
  private readonly askedAt = new Map<string, number>();

  /**
   * The most overdue ones that fit, as they stand among equals. They count as asked, whatever becomes of the answer: one
   * that fails must not keep others from their turn.
   */
  choose(questions: readonly Question[], room: number, now: number): Question[] {
    const overdue = ({ key, everyMs }: Question) => {
      const at = this.askedAt.get(key) ?? now - neverAsked * everyMs;
      // Also of those that have to wait: they must not wait forever.
      this.askedAt.set(key, at);
      return (now - at) / everyMs;
    };
    const chosen = questions
      .map((question) => ({ question, rank: overdue(question) }))
      .filter(({ rank }) => rank >= 1)
      .sort((left, right) => right.rank - left.rank)
      .slice(0, Math.max(0, room))
      .map(({ question }) => question);
    for (const { key } of chosen) {
      this.askedAt.set(key, now);
    }
    return chosen;
  }

  /** Forgets questions that were asked before a moment. */
  forget(before: number): void {
    for (const [key, at] of this.askedAt) {
      if (at < before) {
        this.askedAt.delete(key);
      }
    }
  }
}
