import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type Page } from '@playwright/test';
import { startPreview } from '../../preview/server/start';
import { startSimulator } from '../../simulator/server';
import { type Held, held } from '../memory';
import { isCheckpoints, Refresher, viewport } from '../page';
import { type Row } from '../report';
import { scriptOf } from '../script';

const root = join(__dirname, '..', '..');
const job = 'orders-per-minute';
const scenario = 'healthy';
/** The job's checkpoints come every five seconds: nine new ones a refresh, of the ten that Flink lists. */
const passesMs = 45_000;
/** What the first visit asks for comes in several steps. */
const firstVisitMs = 14_000;
/** By then everything is loaded and compiled that a refresh needs. */
const warmUp = 5;
/** By then all is full that the data source keeps: a thousand checkpoints, their details, and those of their vertices. */
const full = 290;

interface Moment extends Held {
  refreshes: number;
  checkpoints: number;
}

async function shownIn(page: Page): Promise<number> {
  const name = await page.getByRole('listbox', { name: /^Checkpoints over time/ }).getAttribute('aria-label');
  return Number(/\d+$/.exec(name ?? '')?.[0] ?? NaN);
}

async function momentsOf(
  page: Page,
  refresher: Refresher,
  refreshes: number,
  pass: () => Promise<void>
): Promise<Moment[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const moments: Moment[] = [];
  const last = warmUp + refreshes;
  const wanted = new Set([warmUp, Math.min(full, last), last]);
  for (let count = 1; count <= last; count += 1) {
    await pass();
    await refresher.refresh();
    if (wanted.has(count)) {
      moments.push({ ...(await held(session)), refreshes: count, checkpoints: await shownIn(page) });
    }
  }
  return moments;
}

function rowsOf(moments: readonly Moment[]): Row[] {
  const parts = [
    { what: 'JavaScript heap', unit: 'bytes', key: 'heap' },
    { what: 'DOM nodes', unit: 'nodes', key: 'nodes' },
  ] as const;
  const of = ({ checkpoints }: Moment) => `${checkpoints} checkpoints`;
  return parts.flatMap(({ what, unit, key }) =>
    moments.slice(1).map((moment, index): Row => {
      const before = moments[index] ?? moment;
      return {
        subject: `Checkpoint panel: ${what} after ${moment.refreshes} refreshes`,
        unit,
        measured: { of: of(moment), value: moment[key] },
        reference: { of: `after ${before.refreshes}, ${of(before)}`, value: before[key] },
      };
    })
  );
}

/** What the checkpoint panel and its queries hold on to while checkpoints come and the newest one is open. */
export async function measureCheckpointMemory(browser: Browser, refreshes: number): Promise<Row[]> {
  const { url: flinkUrl, control, close } = await startSimulator({ scenario });
  const dashboardDirs = [join(__dirname, 'dashboards')];
  const preview = await startPreview({ port: 0, flinkUrl, distDir: join(root, 'dist'), root, dashboardDirs });
  const page = await browser.newPage({ viewport });
  const pass = async () => {
    control.advance(passesMs);
    await page.evaluate((ms) => window.flinkscopePass(ms), passesMs);
  };
  try {
    await page.addInitScript({ content: await scriptOf(join(__dirname, 'clock.ts')) });
    const refresher = new Refresher(page, isCheckpoints);
    await page.goto(`${preview.url}/d/lasting-checkpoints?${new URLSearchParams({ 'var-job': job })}`);
    await page.getByRole('treegrid', { name: 'Time by vertex and subtask' }).waitFor();
    await sleep(firstVisitMs);
    return rowsOf(await momentsOf(page, refresher, refreshes, pass));
  } finally {
    await page.close();
    await preview.close();
    await close();
  }
}
