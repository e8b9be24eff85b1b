/** Flink's `metrics.fetcher.update-interval`. */
const intervalMs = 10_000;
/** How long TaskManagers take to answer. */
const answeredAfterMs = 300;

/**
 * The JobManager's copy of all metrics. It is renewed only because somebody asks, at most every 10 s, and whoever asks is
 * answered from the old copy; nobody has asked before the first request, so that one finds nothing.
 */
export class MetricFetcher {
  private content: number | null = null;
  private underWay: number | null = null;
  private begun = -Infinity;

  /** To be called for every request for metrics, before it is answered. */
  touch(now: number): void {
    this.settle(now);
    if (this.underWay === null && now - this.begun > intervalMs) {
      this.begun = now;
      this.underWay = now;
    }
  }

  /** The moment of the metrics that are there; null = none. */
  contentAt(now: number): number | null {
    this.settle(now);
    return this.content;
  }

  /** When it began to renew them last. */
  get begunAt(): number {
    return this.begun;
  }

  private settle(now: number): void {
    if (this.underWay !== null && now >= this.underWay + answeredAfterMs) {
      this.content = this.underWay;
      this.underWay = null;
    }
  }
}

/** A copy of something that is made anew when it is asked for and older than `keptMs`. */
export class Copies<Key> {
  private readonly made = new Map<Key, number>();

  constructor(private readonly keptMs: number) {}

  /** The moment of the copy. */
  at(key: Key, now: number): number {
    const known = this.made.get(key);
    if (known !== undefined && now < known + this.keptMs && now >= known) {
      return known;
    }
    this.made.set(key, now);
    return now;
  }
}
