import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import playwrightConfig from '../playwright.config';
import { startPreview } from '../preview/server/start';
import { measureBundle } from './bundle';
import { measureCheckpoints } from './checkpoints/measure';
import { measureCheckpointMemory } from './checkpoints/memory';
import { type Cluster, realCluster, simulatedCluster } from './cluster';
import { measureData } from './data/measure';
import { measureLatency } from './latency/measure';
import { measureLayout } from './layout';
import { measureMemory } from './memory';
import { type Options, optionsOf, type Subject } from './options';
import { type Place } from './page';
import { measurePaint } from './paint';
import { markdownTable, type Row, withResults } from './report';
import { measureRequests } from './requests';
import { measureUse } from './use';

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const say = (line: string) => console.error(line);

/** Everything that is measured: the first is what the others are compared with. */
interface Scene {
  clusters: readonly Cluster[];
  /** Only laid out. */
  between: Cluster;
  /** Its page stays open for long; nothing else is asked of it. */
  patient: Cluster;
  real: Cluster | null;
}

async function sceneOf({ flinkUrl, job }: Options): Promise<Scene> {
  const small = await simulatedCluster('healthy');
  const between = await simulatedCluster('demo');
  if (flinkUrl === null) {
    const large = [await simulatedCluster('wide'), await simulatedCluster('huge')];
    return { clusters: [small, ...large], between, patient: await simulatedCluster('wide'), real: null };
  }
  const real = await realCluster(flinkUrl, job);
  return { clusters: [small, real], between, patient: await realCluster(flinkUrl, real.job.id), real };
}

const endOf = ({ clusters, between, patient }: Scene) =>
  Promise.all([...clusters, between, patient].map((cluster) => cluster.close()));

/** Data sources of the preview are called `flink`, `flink-2` and so on, in the order of their addresses. */
function placeOf(base: string, cluster: Cluster, index: number): Place {
  const uid = index === 0 ? 'flink' : `flink-${index + 1}`;
  const query = new URLSearchParams({ 'var-flink': uid, 'var-job': cluster.job.name, refresh: '1d' });
  return { cluster, address: `${base}/d/flinkscope-job?${query.toString()}` };
}

type Steps = ReadonlyArray<readonly [readonly Subject[], () => Promise<Row[]> | Row[]]>;

function stepsOf(scene: Scene, places: readonly Place[], browser: Browser, { refreshes, only }: Options): Steps {
  const shown = places.slice(0, scene.clusters.length);
  const [lasting] = places.slice(-1);
  const counting = async () => {
    const [requests, memory] = await Promise.all([
      only.has('requests') ? measureRequests(browser, shown, scene.real, say) : [],
      only.has('memory') && lasting !== undefined ? measureMemory(browser, lasting, refreshes) : [],
    ]);
    return [...requests, ...memory];
  };
  const [small, ...larger] = scene.clusters;
  return [
    [['paint'], () => measurePaint(browser, shown)],
    [['use'], () => measureUse(browser, shown)],
    // These two measure no times, so they may run side by side.
    [['requests', 'memory'], counting],
    [['layout'], () => measureLayout([small, scene.between, ...larger].filter((one) => one !== undefined))],
    [['checkpoints'], () => measureCheckpoints(browser)],
    [['checkpointMemory'], () => measureCheckpointMemory(browser, refreshes)],
    [['latency'], () => measureLatency(browser, refreshes)],
    [['data'], measureData],
    [['bundle'], () => measureBundle(dist)],
  ];
}

/** Share of one processor that a program gets which wants all of it, 0 to 1. */
function processorShare(): number {
  const tried = 500;
  const from = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - from < tried) {
    // Other programs may want the processor too: this is about them.
  }
  const { user, system } = process.cpuUsage(before);
  return Math.min(1, (user + system) / 1_000 / (performance.now() - from));
}

/** What has an influence on the numbers. */
function machine(browser: Browser, before: number, after: number): string {
  const processors = cpus().length;
  const programs = `Chromium ${browser.version()}, Node ${process.versions.node}, ${type()}`;
  const [free, left] = [before, after].map((share) => Math.round(100 * share));
  const busy = `A program that wanted one core got ${free} % of it before the run and ${left} % after it.`;
  return `${processors} cores. ${busy} ${programs}. ${new Date().toISOString().slice(0, 10)}.`;
}

async function measured(options: Options): Promise<string> {
  const before = processorShare();
  const scene = await sceneOf(options);
  const shown = [...scene.clusters, scene.patient];
  const flinkUrl = shown.map(({ url }) => url);
  const preview = await startPreview({ port: 0, flinkUrl, distDir: dist, root });
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  try {
    const places = shown.map((cluster, index) => placeOf(preview.url, cluster, index));
    const rows: Row[] = [];
    for (const [subjects, measure] of stepsOf(scene, places, browser, options)) {
      if (subjects.some((subject) => options.only.has(subject))) {
        const from = performance.now();
        rows.push(...(await measure()));
        say(`${subjects.join(', ')}: ${((performance.now() - from) / 1_000).toFixed(0)} s`);
      }
    }
    return `${machine(browser, before, processorShare())}\n\n${markdownTable(rows)}`;
  } finally {
    await browser.close();
    await preview.close();
    await endOf(scene);
  }
}

async function write(path: string, results: string): Promise<void> {
  const page = withResults(readFileSync(path, 'utf8'), results);
  writeFileSync(path, await format(page, { ...(await resolveConfig(path)), filepath: path }));
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), process.env.FLINK_URL);
  const results = await measured(options);
  console.log(`\n${results}`);
  if (options.write !== null) {
    await write(options.write, results);
  }
}

main().catch((thrown: unknown) => {
  console.error(`flinkscope: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  // Clusters may still be listening.
  process.exit(1);
});
