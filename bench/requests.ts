import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser } from '@playwright/test';
import { Fields } from '../src/flink/decode';
import { type Cluster } from './cluster';
import { countedUiRequests, uiRequestsIn, uiRequestsPerRefresh } from './flinkUi';
import { median } from './numbers';
import { type Place, Refresher, viewport } from './page';
import { type Row } from './report';

const firstMs = 10_000;
/** By then a first visit has asked for all that it asks for. */
const settledMs = 14_000;
const refreshes = 3;
const minuteMs = 60_000;

const dashboard = join(__dirname, '..', 'dashboards', 'flink-job.json');

/** How often the shipped dashboard refreshes, ms. */
function dashboardRefreshMs(): number {
  const json: unknown = JSON.parse(readFileSync(dashboard, 'utf8'));
  const [, seconds] = /^(\d+)s$/.exec(Fields.of(json, dashboard).text('refresh')) ?? [];
  if (seconds === undefined) {
    throw new Error(`${dashboard} does not say in seconds how often it refreshes.`);
  }
  return 1_000 * Number(seconds);
}

interface Counts {
  first: number;
  perRefresh: number;
}

async function count(browser: Browser, { cluster, address }: Place, betweenMs: number): Promise<Counts> {
  const page = await browser.newPage({ viewport });
  const refresher = new Refresher(page);
  const before = cluster.traffic().length;
  await page.goto(address, { waitUntil: 'commit' });
  await sleep(firstMs);
  const first = cluster.traffic().length - before;
  await sleep(settledMs - firstMs);
  const each: number[] = [];
  for (let refresh = 0; refresh < refreshes; refresh += 1) {
    const pressedAt = Date.now();
    const already = cluster.traffic().length;
    await refresher.refresh();
    each.push(cluster.traffic().length - already);
    await sleep(refresh + 1 < refreshes ? pressedAt + betweenMs - Date.now() : 0);
  }
  await page.close();
  return { first, perRefresh: median(each) };
}

function rowsOf({ label, job }: Cluster, counts: Counts, refreshMs: number): Row[] {
  const vertices = job.vertices.length;
  const byRule = (value: number) => ({ of: 'Flink’s UI (1 + 2 per vertex, every 3 s)', value });
  const row = (subject: string, value: number, reference: number): Row => ({
    subject,
    unit: 'requests',
    measured: { of: label, value },
    reference: byRule(reference),
  });
  return [
    row('Requests in the first 10 s', counts.first, uiRequestsIn(firstMs, vertices)),
    row('Requests per later refresh', counts.perRefresh, uiRequestsPerRefresh(vertices)),
    row('Requests per minute', (counts.perRefresh * minuteMs) / refreshMs, uiRequestsIn(minuteMs, vertices)),
  ];
}

/** What Flink is asked, counted where it is asked. With a real Flink also what its own UI asks, where it has one. */
export async function measureRequests(
  browser: Browser,
  places: readonly Place[],
  real: Cluster | null,
  say: (line: string) => void
): Promise<Row[]> {
  const refreshMs = dashboardRefreshMs();
  const counted = await Promise.all(
    places.map(async (place) => ({ place, counts: await count(browser, place, refreshMs) }))
  );
  const rows = counted.map(({ place, counts }) => rowsOf(place.cluster, counts, refreshMs));
  const sorted = [0, 1, 2].flatMap((index) => rows.flatMap((each) => each.slice(index, index + 1)));
  const ours = counted.find(({ place }) => place.cluster === real)?.counts.first;
  const theirs = real === null ? null : await countedUiRequests(browser, real, firstMs);
  if (real !== null && theirs === null) {
    say('This Flink has no web UI: what that sends is told by its rule only.');
  }
  return real === null || theirs === null || ours === undefined
    ? sorted
    : [
        ...sorted,
        {
          subject: 'Requests in the first 10 s, both counted',
          unit: 'requests',
          measured: { of: real.label, value: ours },
          reference: { of: 'Flink’s UI', value: theirs },
        },
      ];
}
