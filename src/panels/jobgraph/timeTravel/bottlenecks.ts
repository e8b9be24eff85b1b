import { type Diagnosis } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { graphAt } from './moment';
import { type Past } from './past';

/** The bottlenecks of a moment by vertex id, the worst first; null = too little is known to say. */
export type Bottlenecks = readonly string[] | null;

/** Bottlenecks over time. */
export interface BottleneckHistory {
  /** Epoch ms, ascending. */
  times: readonly number[];
  /** By time. */
  bottlenecks: readonly Bottlenecks[];
  /** Times further apart than this have a gap between them, ms. */
  limit: number;
}

/** What stands in the way from a moment on; null = nothing does. */
export interface Change {
  at: number;
  vertex: string | null;
}

export interface Since {
  at: number;
  /** The series begin there: it may have been so for longer. */
  isEarliest: boolean;
}

export function bottlenecksAt(
  past: Past,
  live: JobGraph,
  step: number,
  diagnose: (graph: JobGraph) => Diagnosis
): Bottlenecks {
  const diagnosis = diagnose(graphAt(past, live, step));
  switch (diagnosis.kind) {
    case 'unknown':
      return null;
    case 'none':
      return [];
    case 'bottlenecks':
      return diagnosis.bottlenecks.map(({ vertex }) => vertex);
  }
}

/** A bottleneck may miss this many samples in a row and is still the same. */
const forgivenSteps = 1;

/**
 * Since when a vertex has been a bottleneck without interruption; null where it is none at that moment. A single sample
 * without it is forgiven, a gap or a moment of which nothing is known is not.
 */
export function bottleneckSince(
  { times, bottlenecks, limit }: BottleneckHistory,
  vertex: string,
  at: number
): Since | null {
  let since: number | null = null;
  let missed = 0;
  let later = at;
  for (let step = times.length - 1; step >= 0; step -= 1) {
    const time = times[step] ?? 0;
    if (time > at) {
      continue;
    }
    const here = bottlenecks[step] ?? null;
    missed = here?.includes(vertex) === true ? 0 : missed + 1;
    if (later - time > limit || here === null || missed > forgivenSteps) {
      return since === null ? null : { at: since, isEarliest: false };
    }
    since = missed === 0 ? time : since;
    later = time;
  }
  return since === null ? null : { at: since, isEarliest: since === times[0] };
}

/** When the worst bottleneck became another one, came or went. What is not known changes nothing. */
export function changesOf({ times, bottlenecks }: BottleneckHistory): Change[] {
  const changes: Change[] = [];
  let before: string | null | undefined;
  bottlenecks.forEach((here, step) => {
    const vertex = here === null ? undefined : (here[0] ?? null);
    if (vertex !== undefined && vertex !== before) {
      if (before !== undefined || vertex !== null) {
        changes.push({ at: times[step] ?? 0, vertex });
      }
      before = vertex;
    }
  });
  return changes;
}
