import { type SimulatedJob } from './job';
import { random } from './random';

/** How long latency markers took from a source to one subtask lately, ms. */
export interface MarkerTimes {
  min: number;
  max: number;
  mean: number;
  stddev: number;
  /** The time that a share of the markers did not exceed. */
  at(share: number): number;
}

/** Flink keeps 128 markers of each pair, about one a second. */
const rememberedMs = 128_000;
const looks = 6;

/**
 * Markers wait with the records before them, so their times follow the buffers; where nothing waits they wait for a
 * buffer to be sent. Null = no marker has come from there (there is no way, or the task is too young).
 */
export function markerTimes(
  job: SimulatedJob,
  source: number,
  vertex: number,
  subtask: number,
  at: number
): MarkerTimes | null {
  const attempt = job.lifecycle.attempt(at);
  const { submittedAt } = job.lifecycle;
  const moments = Array.from({ length: looks }, (_, look) => at - (look * rememberedMs) / looks);
  const ages = moments
    .filter((moment) => moment >= attempt.flowsFrom + 1000 || moment === at)
    .flatMap((moment) => job.transit.age(vertex, subtask, moment - submittedAt, source) ?? []);
  if (ages.length === 0) {
    return null;
  }
  ages.sort((left, right) => left - right);
  const seed = job.seed + source * 131 + vertex;
  const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  const low = ages[0] ?? mean;
  const high = ages.at(-1) ?? mean;
  const outlier = 1.6 + 2.4 * random(seed, subtask, Math.floor(at / rememberedMs));
  const top = high * 1.05 + Math.min(400, high * outlier);
  const quantile = (share: number): number => {
    const usual = low * 0.1 + (high * 1.05 - low * 0.1) * Math.min(1, share / 0.95);
    return share <= 0.95 ? usual : usual + (top - usual) * ((share - 0.95) / 0.05) ** 2;
  };
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    min: Math.floor(low * 0.02),
    max: Math.ceil(top),
    // With every second another marker is among those that are remembered.
    mean: (mean * 0.6 + quantile(0.5) * 0.4) * (0.99 + 0.02 * random(seed, subtask, Math.floor(at / 1_000))),
    stddev: (high - low) * 0.35 + low * 0.3,
    at: (share) => rounded(Math.min(top, quantile(share))),
  };
}

/** The sources whose records get to a vertex (itself, if it is one), by their places. */
export function sourcesBefore(job: SimulatedJob, vertex: number): number[] {
  const open = [vertex];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...job.transit.inputs(next));
    }
  }
  return [...seen].filter((place) => job.vertex(place).kind !== 'operator').sort((left, right) => left - right);
}
