/** After this much silence Flink's metrics are as old as the silence. */
const silenceMs = 15_000;
/** A request sets off a fetch and is answered from before it; by then the fetch has come in. */
const fetchedMs = 1_200;

/**
 * Flink fetches metrics only when somebody asks for some. Who asks first after a silence gets old values, or none, and asks
 * again a moment later; so does everybody else who asks within that moment.
 */
export class Wake {
  private lastAskedAt = -Infinity;
  private wokenAt = -Infinity;

  /** @returns whether this request wakes Flink up, and for how long to wait (ms) until its values are new */
  ask(now: number): { isFirst: boolean; waitMs: number } {
    const isFirst = now - this.lastAskedAt > silenceMs;
    this.lastAskedAt = now;
    if (isFirst) {
      this.wokenAt = now;
    }
    return { isFirst, waitMs: Math.max(0, this.wokenAt + fetchedMs - now) };
  }
}
