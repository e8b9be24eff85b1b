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
/** What holds back since before the first look is found within this time: pictures of a job become complete step by step. */
export const firstLookMs = 20_000;

interface Seen {
  since: Since;
  /** When it was first found to be none again; null while it is one. */
  goneAt: number | null;
}

/**
 * Since when vertices are bottlenecks, diagnosis by diagnosis. A vertex still counts as one where diagnoses within `gapMs` do
 * not name it, and where nothing was known in between (no diagnosis, or an unknown one, as after a restart).
 */
export class Onsets {
  private readonly seen = new Map<string, Seen>();
  private firstAt: number | null = null;
  private lastAt: number | null = null;

  /** @param forgetMs after so long without a diagnosis, what was before says nothing of now */
  constructor(private readonly forgetMs = Infinity) {}

  /** Takes in the next diagnosis: not older than the one before. */
  observe({ time, diagnosis }: Dated): void {
    if (diagnosis.kind === 'unknown') {
      return;
    }
    if (this.firstAt === null || this.lastAt === null || time - this.lastAt > this.forgetMs) {
      this.seen.clear();
      this.firstAt = time;
    }
    this.lastAt = time;
    const orLonger = time - this.firstAt <= firstLookMs;
    const found = new Set(diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks.map(({ vertex }) => vertex) : []);
    for (const [vertex, one] of this.seen) {
      one.goneAt ??= found.has(vertex) ? null : time;
      if (one.goneAt !== null && time - one.goneAt >= gapMs) {
        this.seen.delete(vertex);
      }
    }
    for (const vertex of found) {
      const since = this.seen.get(vertex)?.since ?? { time, orLonger };
      this.seen.set(vertex, { since, goneAt: null });
    }
  }

  /** Null when the last diagnosis that knows anything does not name the vertex. */
  of(vertex: string): Since | null {
    const one = this.seen.get(vertex);
    return one === undefined || one.goneAt !== null ? null : one.since;
  }
}

/** The same of a whole history, in any order. */
export function since(history: readonly Dated[], vertex: string): Since | null {
  const onsets = new Onsets();
  [...history].sort((a, b) => a.time - b.time).forEach((moment) => onsets.observe(moment));
  return onsets.of(vertex);
}
