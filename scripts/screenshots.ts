/**
 * Pictures of the built plugin for README.md and for the plugin catalog.
 *
 *   npm run build && npm run screenshots
 *   npm run screenshots -- checkpoints latency       only those whose names have one of these words
 *   FLINK_URL=http://127.0.0.1:8081,http://127.0.0.1:8241 npm run screenshots
 *
 * Without FLINK_URL the clusters are simulated, and what shows Flink's own UI is left out. Real ones must run the jobs of
 * `npm run flink`: the demo jobs, and `wide` in one of them. A picture is taken when pressure and rates are differences of two
 * answers; about two minutes in all, and three more for latencies.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium, expect as expectSoon, type Locator, type Page } from '@playwright/test';
import playwright from '../playwright.config';
import { startPreview } from '../preview/server/start';
import { startSimulator } from '../simulator/server';
import { decodeJobs } from '../src/flink/jobs';
import { type Beside, takeBeside } from './besideFlink';
import { chromiumPath } from './browser.mjs';

const root = join(__dirname, '..');
/** A machine that draws large pictures may be slow to answer. */
const expect = expectSoon.configure({ timeout: 60_000 });
/** Above this, webpack warns about what it copies into the package. */
const largestFile = 244 * 1024;
/** Two pictures in one, which the package does not have. */
const largestBeside = 400_000;
/** After the first picture of a job the data source takes true differences: eleven seconds, and a refresh to show them. */
const settledMs = 14_000;

interface Clusters {
  addresses: string[];
  isSimulated: boolean;
  close(): Promise<unknown>;
}

async function clusters(): Promise<Clusters> {
  const real = process.env.FLINK_URL;
  if (real !== undefined && real !== '') {
    return {
      addresses: real.split(',').map((url) => url.replace(/\/+$/, '')),
      isSimulated: false,
      close: () => Promise.resolve(),
    };
  }
  const simulators = await Promise.all([startSimulator({ scenario: 'demo' }), startSimulator({ scenario: 'wide' })]);
  return {
    addresses: simulators.map(({ url }) => url),
    isSimulated: true,
    close: () => Promise.all(simulators.map((simulator) => simulator.close())),
  };
}

/** Address of a job's dashboard: in the first cluster where a job of that name runs. */
async function dashboardOf(job: string, addresses: readonly string[]): Promise<string> {
  for (const [index, address] of addresses.entries()) {
    const answer = await fetch(`${address}/jobs/overview`, { signal: AbortSignal.timeout(10_000) });
    const jobs = decodeJobs(await answer.json());
    if (jobs.some(({ name, state }) => name === job && state === 'RUNNING')) {
      const uid = index === 0 ? 'flink' : `flink-${index + 1}`;
      return `/d/flinkscope-job?${new URLSearchParams({ 'var-flink': uid, 'var-job': job })}`;
    }
  }
  throw new Error(`No cluster runs the job ${job}: npm run flink -- list names the jobs of real clusters.`);
}

const panel = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);

/** Waits until the job graph shows pressure, and what it shows is of the last moments. */
async function settled(page: Page): Promise<void> {
  const opened = Date.now();
  const graph = panel(page, 'Job graph');
  await expect(graph.locator('[data-vertex]').first()).toHaveAccessibleName(/percent/);
  const older = graph.getByText(/^means (since|over) /);
  await page.waitForTimeout(Math.max(0, opened + settledMs - Date.now()));
  await expect(older).toBeHidden();
  await expect(panel(page, 'Pressure')).toContainText(/\d/);
  await expect(graph).not.toContainText('No answer since');
}

async function healthy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByText(/The read-only gate is active/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save & test' })).toBeEnabled();
}

const reachable = (count: number) => (page: Page) =>
  expect(page.getByText(/The read-only gate is active/)).toHaveCount(count);

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

interface View {
  /** A function where it is known only when the picture is taken. */
  path: string | (() => Promise<string>);
  width: number;
  height: number;
  /** Pixels of the picture for one of the page. */
  scale?: number;
  theme?: 'dark' | 'light';
  ready(page: Page): Promise<void>;
  /** Without it all that is visible. */
  part?(page: Page): Promise<Box>;
  file: string;
}

async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (box === null) {
    throw new Error('What is to be pictured is not on the page.');
  }
  return box;
}

/** All but the bar of the preview: what Grafana shows. */
async function belowBar(page: Page): Promise<Box> {
  const { x, y, width, height } = await boxOf(page.locator('body'));
  const bar = await boxOf(page.getByRole('banner'));
  return { x, y: y + bar.height, width, height: height - bar.height };
}

/** The panel itself: a figure above it may have the same title. */
const partOf = (title: string) => (page: Page) => boxOf(panel(page, title).last());

/** The details of what holds the job back. */
async function withDetails(page: Page): Promise<void> {
  await settled(page);
  await page.getByRole('group', { name: 'Bottleneck' }).getByRole('button', { name: 'Subtasks' }).click();
  await expect(panel(page, 'Job graph').getByRole('table')).toBeVisible();
}

/** Waits until a panel has what it draws. */
const drawn = (title: string) => async (page: Page) => {
  const shown = panel(page, title).last();
  await shown.scrollIntoViewIfNeeded();
  await expect(shown.locator('canvas').first()).toBeVisible();
  await page.waitForTimeout(settledMs);
};

async function openedCheckpoint(page: Page): Promise<void> {
  await drawn('Checkpoints')(page);
  await expect(page.getByRole('treegrid')).toBeVisible();
}

/** Flink keeps no past of latencies: so long it takes until the picture is full. */
const watchedMs = 190_000;

/** Its row is closed at first. */
async function openedLatency(page: Page): Promise<void> {
  await page.getByTestId('data-testid dashboard-row-title-Latency').click();
  await drawn('Latency of markers')(page);
  await page.waitForTimeout(watchedMs);
}

const source = '/connections/datasources/edit/flink';
const app = '/a/flinkscope-flink-app';

async function views(addresses: readonly string[]): Promise<View[]> {
  const pressed = await dashboardOf('click-attribution', addresses);
  const wide = () => dashboardOf('wide-fan-in', addresses);
  const laptop = { width: 1440, height: 900 };
  return [
    { ...laptop, path: pressed, ready: settled, file: 'docs/images/dashboard-dark.png' },
    { ...laptop, path: pressed, theme: 'light', ready: settled, file: 'docs/images/dashboard-light.png' },
    { path: pressed, width: 480, height: 1010, ready: settled, file: 'docs/images/narrow.png' },
    { path: source, width: 1100, height: 1330, ready: healthy, file: 'docs/images/data-source.png' },
    { path: app, width: 1100, height: 500, ready: reachable(addresses.length), file: 'docs/images/clusters.png' },
    {
      path: pressed,
      width: 1440,
      height: 1000,
      ready: withDetails,
      part: partOf('Job graph'),
      file: 'docs/images/job-graph-dark.png',
    },
    {
      path: pressed,
      width: 1440,
      height: 1000,
      theme: 'light',
      ready: withDetails,
      part: partOf('Job graph'),
      file: 'docs/images/job-graph-light.png',
    },
    {
      path: pressed,
      width: 560,
      height: 1000,
      ready: settled,
      part: partOf('Job graph'),
      file: 'docs/images/job-graph-narrow.png',
    },
    {
      path: pressed,
      width: 1440,
      height: 2300,
      ready: openedCheckpoint,
      part: partOf('Checkpoints'),
      file: 'docs/images/checkpoints.png',
    },
    {
      path: pressed,
      width: 1440,
      height: 3300,
      ready: openedLatency,
      part: partOf('Latency of markers'),
      file: 'docs/images/latency.png',
    },
    // The catalog's.
    {
      path: pressed,
      width: 1440,
      height: 1100,
      ready: settled,
      part: belowBar,
      file: 'src/img/job-dashboard.png',
    },
    {
      path: wide,
      ...laptop,
      ready: settled,
      part: partOf('Job graph'),
      file: 'src/img/job-graph-wide.png',
    },
  ];
}

/** With Flink's own UI at the left. */
async function besides(addresses: readonly string[]): Promise<Beside[]> {
  const job = 'click-attribution';
  const path = await dashboardOf(job, addresses);
  const ours = { width: 860, height: 2300, path };
  return [
    {
      job,
      tab: 'checkpoints',
      flink: {
        width: 1180,
        height: 1000,
        part: async (page) => {
          await page.getByText('History', { exact: true }).click();
          const tab = page.locator('flink-job-checkpoints');
          await expect(tab.getByRole('cell', { name: /^(COMPLETED|FAILED|IN_PROGRESS)$/ }).first()).toBeVisible();
          // A minute is known by then.
          await page.waitForTimeout(settledMs);
          return tab;
        },
      },
      ours: { ...ours, part: async (page) => (await openedCheckpoint(page), panel(page, 'Checkpoints').last()) },
      file: 'docs/images/checkpoints-beside-flink.png',
    },
    {
      job,
      tab: 'overview',
      flink: {
        width: 1180,
        height: 900,
        part: async (page) => {
          const graph = page.locator('flink-dagre').first();
          await expect(graph).toContainText(/Busy \(max\): \d/);
          await page.waitForTimeout(settledMs);
          return graph;
        },
      },
      ours: { ...ours, part: async (page) => (await settled(page), panel(page, 'Job graph').last()) },
      file: 'docs/images/job-graph-beside-flink.png',
    },
  ];
}

function report(file: string, largest = largestFile): void {
  const { size } = statSync(join(root, file));
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
  if (size > largest) {
    throw new Error(`${file} is larger than ${largest} bytes.`);
  }
}

async function take(browser: Browser, base: string, view: View): Promise<void> {
  const { width, height, scale = 1.25, theme = 'dark', part, file } = view;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height },
    deviceScaleFactor: scale,
    timezoneId: 'UTC',
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const address = typeof view.path === 'string' ? view.path : await view.path();
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}theme=${theme}`);
  await view.ready(page);
  await page.evaluate(() => document.fonts.ready);
  // No control looks hovered or focused.
  await page.mouse.move(0, 0);
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled', clip: await part?.(page) });
  report(file);
  await context.close();
}

async function main(): Promise<void> {
  const { addresses, isSimulated, close } = await clusters();
  const preview = await startPreview({
    port: 0,
    flinkUrl: addresses,
    simulatorUrl: isSimulated ? addresses[0] : undefined,
    distDir: join(root, 'dist'),
  });
  const executablePath = await chromiumPath();
  const browser = await chromium.launch({ ...playwright.use?.launchOptions, executablePath });
  try {
    const words = process.argv.slice(2);
    const isWanted = ({ file }: { file: string }) => words.length === 0 || words.some((word) => file.includes(word));
    for (const view of (await views(addresses)).filter(isWanted)) {
      await take(browser, preview.url, view);
    }
    const [flink = ''] = addresses;
    for (const beside of isSimulated ? [] : (await besides(addresses)).filter(isWanted)) {
      const look = { deviceScaleFactor: 1, timezoneId: 'UTC', locale: 'en-US', reducedMotion: 'reduce' } as const;
      await takeBeside(browser, look, { flink, ours: preview.url }, beside, join(root, beside.file));
      report(beside.file, largestBeside);
    }
  } finally {
    await browser.close();
    await preview.close();
    await close();
  }
}

main().catch((thrown: unknown) => {
  console.error(`screenshots: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exit(1);
});
