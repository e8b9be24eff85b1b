import { type Diagnosis } from '../../../diagnosis/diagnosis';

/** Since when a vertex has been a bottleneck, epoch ms of the viewer's clock. */
export interface Since {
  at: number;
  /** It was one as soon as the job was looked at: it may have begun earlier. */
  isOlder: boolean;
}

/** Flink's gauges are means of 60 s: a bottleneck that was gone for less was there all the time. */
const graceMs = 65_000;
/** After so long without a look, what was before says nothing of now. */
const forgetMs = 10 * 60_000;
/** Within this time after the first look everything is found that was there before it. */
const firstLookMs = 20_000;

interface Seen {
  since: Since;
  seenAt: number;
  /** It was none when it was looked at last. */
  isGone: boolean;
}

/** What was seen of the bottlenecks of one job, refresh by refresh. */
export class Sinces {
  private readonly seen = new Map<string, Seen>();
  private firstAt: number | null = null;
  private lastAt: number | null = null;

  /** Takes in what was found at `at`, once or several times; by vertex id, those that are bottlenecks now. */
  observe(diagnosis: Diagnosis, at: number): ReadonlyMap<string, Since> {
    if (diagnosis.kind === 'unknown') {
      return new Map();
    }
    if (this.firstAt === null || this.lastAt === null || at - this.lastAt > forgetMs) {
      this.seen.clear();
      this.firstAt = at;
    }
    const isOlder = at - this.firstAt <= firstLookMs;
    const found = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks : [];
    for (const [vertex, one] of this.seen) {
      if (one.isGone && at - one.seenAt > graceMs) {
        this.seen.delete(vertex);
      } else {
        one.isGone = true;
      }
    }
    for (const { vertex } of found) {
      const since = this.seen.get(vertex)?.since ?? { at, isOlder };
      this.seen.set(vertex, { since, seenAt: at, isGone: false });
    }
    this.lastAt = at;
    return new Map(found.flatMap(({ vertex }) => sinceOf(vertex, this.seen.get(vertex)?.since)));
  }
}

const sinceOf = (vertex: string, since: Since | undefined): Array<[string, Since]> =>
  since === undefined ? [] : [[vertex, since]];
