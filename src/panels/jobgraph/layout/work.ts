/** Work in steps, between which the page may do something else. */
export type Work<T> = Generator<undefined, T, undefined>;

/** All of it at once. */
export function finished<T>(work: Work<T>): T {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) {
      return step.value;
    }
  }
}
