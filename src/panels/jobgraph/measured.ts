import { type JobGraph } from '../../frames/jobGraph';

/** Older than this, the age of values is worth a word on the card. */
const oldMs = 15_000;
/** ... unless all values are about as old: then the legend says it once. */
const notablyMs = 5_000;

/** When the newest values were measured, epoch ms; null = not known. */
export function newestMeasured({ job, vertices }: JobGraph): number | null {
  const times = [job?.measured ?? null, ...vertices.map(({ measured }) => measured)].filter((time) => time !== null);
  return times.length === 0 ? null : times.reduce((newest, time) => Math.max(newest, time));
}

/** The vertices whose values were old when Flink answered and older than those of others, with when they were measured. */
export function oldVertices(graph: JobGraph): Map<string, number> {
  const newest = newestMeasured(graph) ?? 0;
  const answered = graph.job?.answered ?? newest;
  return new Map(
    graph.vertices.flatMap(({ id, measured }): Array<[string, number]> =>
      measured !== null && answered - measured > oldMs && newest - measured > notablyMs ? [[id, measured]] : []
    )
  );
}

/** From here on a mean is not one of "now" any more, and the header says what it covers. */
const longSpanMs = 60_000;

export type Coverage = { kind: 'sinceStart' } | { kind: 'span'; ms: number } | null;

/** What means and rates cover, where that is not the last moments. */
export function coverageOf({ vertices }: JobGraph): Coverage {
  const counted = vertices.filter(({ basis }) => basis !== null);
  if (counted.length > 0 && counted.every(({ basis }) => basis === 'sinceStart')) {
    return { kind: 'sinceStart' };
  }
  const longest = counted.reduce((most, { span }) => Math.max(most, span ?? 0), 0);
  return longest > longSpanMs ? { kind: 'span', ms: longest } : null;
}
