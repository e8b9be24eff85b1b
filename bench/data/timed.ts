import { median } from '../numbers';
import { type Work } from './work';

const runs = 15;

export interface Timed {
  subject: string;
  of: string;
  /** The first run of this process, in which nothing is compiled yet, ms. */
  first: number;
  /** Of the runs after it, ms. */
  median: number;
}

/** Runs a work some times at one size. */
export async function timed({ subject, label, prepare }: Work, size: number): Promise<Timed> {
  const prepared = prepare(size);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const work = prepared(run);
    // Garbage of the preparation is not ours.
    globalThis.gc?.();
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const [first = NaN, ...later] = times;
  return { subject, of: label(size), first, median: median(later) };
}
