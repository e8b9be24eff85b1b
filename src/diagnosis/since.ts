import { type Diagnosis } from './diagnosis';

/** A diagnosis and the moment that it is of, epoch ms. */
export interface Dated {
  time: number;
  diagnosis: Diagnosis;
}

/** Since when a vertex is a bottleneck, epoch ms. `orLonger`: nothing says that it was none before. */
export interface Since {
  time: number;
  orLonger: boolean;
}

/** Flink's gauges are means of 60 s: what is no bottleneck for less than that may have been one all the time. */
export const gapMs = 60_000;

const isBottleneck = ({ diagnosis }: Dated, vertex: string) =>
  diagnosis.kind === 'bottlenecks' && diagnosis.bottlenecks.some((found) => found.vertex === vertex);

const byTime = (a: Dated, b: Dated) => a.time - b.time;

/**
 * Since when a vertex is a bottleneck; null when the last diagnosis that knows anything does not name it. It still counts as
 * one where a diagnosis within `gapMs` does not name it, and where nothing was known in between (no diagnosis, or an unknown
 * one, as after a restart).
 *
 * @param history in any order
 */
export function since(history: readonly Dated[], vertex: string): Since | null {
  const moments = history.filter(({ diagnosis }) => diagnosis.kind !== 'unknown').sort(byTime);
  const last = moments.at(-1);
  if (last === undefined || !isBottleneck(last, vertex)) {
    return null;
  }
  let start = last.time;
  for (const moment of [...moments].reverse()) {
    if (isBottleneck(moment, vertex)) {
      start = moment.time;
    } else if (start - moment.time >= gapMs) {
      return { time: start, orLonger: false };
    }
  }
  return { time: start, orLonger: moments[0]?.time === start };
}
