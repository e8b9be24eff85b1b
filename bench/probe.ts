/** Runs in the page, before anything else does. Times are those of `performance.now()`: ms since the navigation. */
export interface Probe {
  /** When all vertices had been in the page for two frames. */
  painted: Promise<number>;
  /** When the first answer with the job had arrived. */
  answered(): number;
  /** Stretches until then in which the main thread did nothing else that it was asked for. */
  blocks(): Array<{ from: number; to: number }>;
}

declare global {
  interface Window {
    flinkscopeBench: Probe;
    flinkscopeVertices: number;
  }
}

{
  const meterMs = 4;
  const worthNoting = 8;
  const giveUpMs = 60_000;
  const blocks: Array<{ from: number; to: number }> = [];
  let isPainted = false;
  let last = performance.now();

  const tick = () => {
    const now = performance.now();
    if (now - last > meterMs + worthNoting) {
      blocks.push({ from: last + meterMs, to: now });
    }
    last = now;
    if (!isPainted) {
      setTimeout(tick, meterMs);
    }
  };
  setTimeout(tick, meterMs);
  performance.setResourceTimingBufferSize(2_000);

  const inTwoFrames = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
  /** Cards of a graph that says it has all vertices: look-alikes share a card, and cards come in slices. */
  const cards = () =>
    document
      .querySelector(`svg[role="group"][aria-label*="vertices: ${window.flinkscopeVertices},"]`)
      ?.querySelectorAll('[data-vertex]').length ?? 0;
  let before = 0;
  const painted = new Promise<number>((resolve, reject) => {
    const look = () => {
      const now = cards();
      const isWhole = now > 0 && now === before;
      before = now;
      if (isWhole) {
        inTwoFrames(() => {
          isPainted = true;
          resolve(performance.now());
        });
      } else if (performance.now() > giveUpMs) {
        reject(new Error(`not all of ${window.flinkscopeVertices} vertices were drawn in ${giveUpMs / 1_000} s`));
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });

  const isJob = (entry: PerformanceEntry): entry is PerformanceResourceTiming =>
    entry instanceof PerformanceResourceTiming && /\/proxy\/.*\/jobs\/\w{32}$/.test(entry.name);

  window.flinkscopeBench = {
    painted,
    answered: () => performance.getEntriesByType('resource').find(isJob)?.responseEnd ?? NaN,
    blocks: () => blocks,
  };
}
