/** Something that is timed at two sizes, each in a process of its own. */
export interface Work {
  /** For the table. */
  subject: string;
  /** The small one first: the other is compared with it. */
  sizes: readonly [number, number];
  label(size: number): string;
  /**
   * Makes ready what is not timed: first for all runs, then for each run (counted from 0). What that gives is timed, and
   * returns what it made, so that a test can tell that it did something.
   */
  prepare(size: number): (run: number) => () => Promise<unknown> | unknown;
}
