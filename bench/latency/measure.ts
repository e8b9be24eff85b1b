import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type Page } from '@playwright/test';
import { Fields } from '../../src/flink/decode';
import { comparedWithFirst } from '../comparison';
import { held } from '../memory';
import { median } from '../numbers';
import { type Row } from '../report';
import { scriptForNode, scriptOf } from '../script';
import { parallelism, refreshes, vertices } from './size';
import { type HeatMapTimes } from './page';

const rounds = 9;
const sizes = [
  { rows: 20, steps: 100 },
  { rows: 2_000, steps: 500 },
] as const;
type Size = (typeof sizes)[number];

const [early, late] = [5, 65];

const labelOf = ({ rows, steps }: Size) => `${rows} × ${steps} cells`;
const drawn = (page: Page, size: Size) =>
  page.evaluate(({ rows, steps }) => window.flinkscopeLatency(rows, steps), size);

async function timesOf(page: Page): Promise<Row[]> {
  const results: Array<{ of: string; runs: HeatMapTimes[] }> = [];
  for (const size of sizes) {
    const runs: HeatMapTimes[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push(await drawn(page, size));
    }
    results.push({ of: labelOf(size), runs });
  }
  const rows = (subject: string, what: keyof HeatMapTimes) =>
    comparedWithFirst(
      subject,
      'ms',
      results.map(({ of, runs }) => ({ of, value: median(runs.map((run) => run[what])) }))
    );
  return [
    ...rows('Latency heat map, frames to pixels', 'refresh'),
    ...rows('Latency heat map, drawing alone', 'drawing'),
    ...rows('Latency heat map, the cell below the pointer and its words', 'hover'),
  ];
}

/** Whether refreshes leave anything behind. */
async function memoryOf(page: Page): Promise<Row> {
  const [, large] = sizes;
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const heaps: number[] = [];
  for (let refresh = 1; refresh <= late; refresh += 1) {
    await drawn(page, large);
    if (refresh === early || refresh === late) {
      heaps.push((await held(session)).heap);
    }
  }
  const [first = NaN, last = NaN] = heaps;
  return {
    subject: `Latency heat map: JavaScript heap after ${late} refreshes`,
    unit: 'bytes',
    measured: { of: labelOf(large), value: last },
    reference: { of: `after ${early}`, value: first },
  };
}

/** Counted in a process of its own, which has what Grafana's packages take for a browser. */
function requestsOf(): Row {
  const input = scriptForNode(join(__dirname, 'child.ts'));
  const said = execFileSync(process.execPath, ['-'], { input, cwd: join(__dirname, '..', '..'), encoding: 'utf8' });
  const counted = Fields.of(JSON.parse(said.split('\n').at(-1) ?? ''), 'bench/latency/child.ts');
  return {
    subject: `Latency panel: most requests of ${refreshes} refreshes`,
    unit: 'requests',
    measured: { of: `${vertices} vertices, parallelism ${parallelism}`, value: counted.number('most') },
    reference: { of: 'the budget', value: counted.number('budget') },
  };
}

/** How long a browser needs for the heat map, what it keeps, and what its query asks of Flink. */
export async function measureLatency(browser: Browser): Promise<Row[]> {
  const page = await browser.newPage();
  await page.setContent('<body></body>');
  await page.addScriptTag({ content: await scriptOf(join(__dirname, 'page.ts')) });
  const times = await timesOf(page);
  const memory = await memoryOf(page);
  await page.close();
  return [...times, memory, requestsOf()];
}
