import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type Page } from '@playwright/test';
import { Fields } from '../../src/flink/decode';
import { comparedWithFirst } from '../comparison';
import { held } from '../memory';
import { median } from '../numbers';
import { type Row } from '../report';
import { scriptForNode, scriptOf } from '../script';
import { countedRefreshes, parallelism, vertices } from './size';
import { type Times } from './frames';
import { type HeatMapTimes } from './page';
import { type PanelTimes, type Size } from './panel';

const rounds = 9;
const [small, large] = [
  { rows: 20, steps: 100 },
  { rows: 2_000, steps: 500 },
];

/** By then everything is compiled that a refresh needs. */
const warmUp = 5;

const labelOf = ({ rows, steps }: Size) => `${rows} × ${steps} cells`;

/** An empty page of its own with a script: whatever was compiled for other measurements helps no other. */
async function opened(browser: Browser, script: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_400, height: 600 } });
  // Grafana's components remember things, which only a page with an address may do.
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<body></body>' }));
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: await scriptOf(join(__dirname, script)) });
  return page;
}

const drawn = (page: Page, size: Size, times: Times) =>
  page.evaluate(([one, of]) => window.flinkscopeLatency(one, of), [size, times] as const);

const shown = (page: Page, size: Size) => page.evaluate((one) => window.flinkscopeLatencyPanel(one, 'equal'), size);

async function runsOf<T>(page: Page, run: () => Promise<T>): Promise<{ first: T; later: T[] }> {
  const first = await run();
  const later: T[] = [];
  for (let round = 0; round < rounds; round += 1) {
    later.push(await run());
  }
  await page.close();
  return { first, later };
}

/** Rows of both sizes, and how long the first run took on a page that had done nothing before. */
async function heatMapOf(browser: Browser, times: Times): Promise<Row[]> {
  const results: Array<{ of: string; first: HeatMapTimes; later: HeatMapTimes[] }> = [];
  for (const size of [small, large]) {
    const page = await opened(browser, 'page.ts');
    results.push({ of: labelOf(size), ...(await runsOf(page, () => drawn(page, size, times))) });
  }
  const rows = (subject: string, valueOf: (result: (typeof results)[number]) => number) =>
    comparedWithFirst(
      subject,
      'ms',
      results.map((result) => ({ of: result.of, value: valueOf(result) }))
    );
  const usual = (subject: string, what: keyof HeatMapTimes) =>
    rows(subject, ({ later }) => median(later.map((run) => run[what])));
  if (times === 'own') {
    return usual('Latency heat map, frames to pixels, each line at times of its own', 'refresh');
  }
  return [
    ...usual('Latency heat map, frames to pixels', 'refresh'),
    ...rows('Latency heat map, frames to pixels, first time', ({ first }) => first.refresh),
    ...usual('Latency heat map, drawing alone', 'drawing'),
    ...usual('Latency heat map, the cell below the pointer and its words', 'hover'),
  ];
}

/** The panel itself: React, layout, and pixels. */
async function panelOf(browser: Browser): Promise<Row[]> {
  const results: Array<{ of: string; later: PanelTimes[] }> = [];
  for (const size of [small, large]) {
    const page = await opened(browser, 'panel.ts');
    const { later } = await runsOf(page, () => shown(page, size));
    results.push({ of: labelOf(size), later });
  }
  const rows = (subject: string, what: keyof PanelTimes) =>
    comparedWithFirst(
      subject,
      'ms',
      results.map(({ of, later }) => ({ of, value: median(later.map((run) => run[what])) }))
    );
  return [
    ...rows('Latency panel, new frames to what is on the page', 'refresh'),
    ...rows('Latency panel, one move of the pointer', 'hover'),
  ];
}

/** Whether refreshes leave anything behind. */
async function memoryOf(browser: Browser, refreshes: number): Promise<Row> {
  const page = await opened(browser, 'panel.ts');
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const refresh = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await shown(page, large);
    }
    return (await held(session)).heap;
  };
  const early = await refresh(warmUp);
  const late = await refresh(refreshes);
  await page.close();
  return {
    subject: `Latency panel: JavaScript heap after ${warmUp + refreshes} refreshes`,
    unit: 'bytes',
    measured: { of: labelOf(large), value: late },
    reference: { of: `after ${warmUp}`, value: early },
  };
}

/** Counted in a process of its own, which has what Grafana's packages take for a browser. */
function requestsOf(): Row {
  const input = scriptForNode(join(__dirname, 'child.ts'));
  const said = execFileSync(process.execPath, ['-'], { input, cwd: join(__dirname, '..', '..'), encoding: 'utf8' });
  const counted = Fields.of(JSON.parse(said.split('\n').at(-1) ?? ''), 'bench/latency/child.ts');
  return {
    subject: `Latency panel: most requests of ${countedRefreshes} refreshes`,
    unit: 'requests',
    measured: { of: `${vertices} vertices, parallelism ${parallelism}`, value: counted.number('most') },
    reference: { of: 'the budget', value: counted.number('budget') },
  };
}

/**
 * How long a browser needs for the heat map and for the panel around it, what that keeps, and what its query asks of Flink.
 * @param refreshes between the two measurements of memory
 */
export async function measureLatency(browser: Browser, refreshes: number): Promise<Row[]> {
  return [
    ...(await heatMapOf(browser, 'equal')),
    ...(await heatMapOf(browser, 'own')),
    ...(await panelOf(browser)),
    await memoryOf(browser, refreshes),
    requestsOf(),
  ];
}
