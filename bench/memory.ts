import { type Browser, type CDPSession } from '@playwright/test';
import { type Place, Refresher, viewport } from './page';
import { type Row } from './report';

/** By then everything is loaded and compiled that a refresh needs. */
const warmUp = 5;
/** Pixels, from the graph to the checkpoints. */
const allPanels = 2_300;

export interface Held {
  heap: number;
  nodes: number;
}

/** What the page holds on to after a garbage collection. */
export async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { heap: valueOf('JSHeapUsedSize'), nodes: valueOf('Nodes') };
}

/** Whether a page that stays open for long holds on to more and more. */
export async function measureMemory(browser: Browser, { cluster, address }: Place, refreshes: number): Promise<Row[]> {
  // Panels that are out of sight are not drawn, and not refreshed.
  const page = await browser.newPage({ viewport: { ...viewport, height: allPanels } });
  const refresher = new Refresher(page);
  await page.goto(address);
  await page.locator(`svg[aria-label*="vertices: ${cluster.job.vertices.length},"] [data-vertex]`).first().waitFor();
  await page.getByRole('listbox', { name: /^Checkpoints over time/ }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const refresh = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await refresher.refresh();
    }
  };
  await refresh(warmUp);
  const early = await held(session);
  await refresh(refreshes);
  const late = await held(session);
  await page.close();
  const of = cluster.label;
  const reference = `after ${warmUp}`;
  return [
    {
      subject: `JavaScript heap after ${warmUp + refreshes} refreshes`,
      unit: 'bytes',
      measured: { of, value: late.heap },
      reference: { of: reference, value: early.heap },
    },
    {
      subject: `DOM nodes after ${warmUp + refreshes} refreshes`,
      unit: 'nodes',
      measured: { of, value: late.nodes },
      reference: { of: reference, value: early.nodes },
    },
  ];
}
