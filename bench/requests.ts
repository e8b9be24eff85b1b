import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser } from '@playwright/test';
import { Fields } from '../src/flink/decode';
import { type Cluster } from './cluster';
import { type CountedUi, countedUi, uiBytesPerRefresh, uiRequestsIn, uiRequestsPerRefresh } from './flinkUi';
import { median } from './numbers';
import { type Place, Refresher, viewport } from './page';
import { type Row } from './report';
import { type Amount, amountOf } from './traffic';

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
  first: Amount;
  perRefresh: Amount;
}

async function count(browser: Browser, { cluster, address }: Place, betweenMs: number): Promise<Counts> {
  const page = await browser.newPage({ viewport });
  const refresher = new Refresher(page);
  const since = (from: number) => amountOf(cluster.traffic().slice(from));
  const before = cluster.traffic().length;
  await page.goto(address, { waitUntil: 'commit' });
  await sleep(firstMs);
  const first = since(before);
  await sleep(settledMs - firstMs);
  const each: Amount[] = [];
  for (let refresh = 0; refresh < refreshes; refresh += 1) {
    const pressedAt = Date.now();
    const already = cluster.traffic().length;
    await refresher.refresh();
    each.push(since(already));
    await sleep(refresh + 1 < refreshes ? pressedAt + betweenMs - Date.now() : 0);
  }
  await page.close();
  const perRefresh = {
    requests: median(each.map(({ requests }) => requests)),
    bytes: median(each.map(({ bytes }) => bytes)),
  };
  return { first, perRefresh };
}

const rule = 'Flink’s UI (1 + 2 per vertex, every 3 s)';
const perMinute = (perRefresh: number, refreshMs: number) => (perRefresh * minuteMs) / refreshMs;

function rowsOf({ label, job }: Cluster, { first, perRefresh }: Counts, uiBytes: number, refreshMs: number): Row[] {
  const vertices = job.vertices.length;
  const row = (subject: string, unit: keyof Amount, value: number, reference: number): Row => ({
    subject,
    unit,
    measured: { of: label, value },
    reference: { of: rule, value: reference },
  });
  const uiRequests = uiRequestsPerRefresh(vertices);
  return [
    row('Requests in the first 10 s', 'requests', first.requests, uiRequestsIn(firstMs, vertices)),
    row('Requests per later refresh', 'requests', perRefresh.requests, uiRequests),
    row('Requests per minute', 'requests', perMinute(perRefresh.requests, refreshMs), uiRequestsIn(minuteMs, vertices)),
    row('Bytes per later refresh', 'bytes', perRefresh.bytes, uiBytes),
    row(
      'Bytes per minute',
      'bytes',
      perMinute(perRefresh.bytes, refreshMs),
      (uiBytes * uiRequestsIn(minuteMs, vertices)) / uiRequests
    ),
  ];
}

/** With what Flink's own UI sends to the same job, counted. */
export function bothCounted(of: string, ours: Counts, theirs: CountedUi): Row[] {
  const row = (when: string, unit: keyof Amount, ourAmount: Amount, theirAmount: Amount): Row => ({
    subject: `${unit === 'bytes' ? 'Bytes' : 'Requests'} ${when}, both counted`,
    unit,
    measured: { of, value: ourAmount[unit] },
    reference: { of: 'Flink’s UI', value: theirAmount[unit] },
  });
  const units = ['requests', 'bytes'] as const;
  return [
    ...units.map((unit) => row('in the first 10 s', unit, ours.first, theirs.first)),
    ...units.map((unit) => row('per refresh', unit, ours.perRefresh, theirs.perRefresh)),
  ];
}

/** Rows of several clusters, those of one kind together. */
const byKind = (rows: readonly Row[][]): Row[] =>
  (rows[0] ?? []).flatMap((_, index) => rows.flatMap((each) => each.slice(index, index + 1)));

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
  const rows: Row[][] = [];
  for (const { place, counts } of counted) {
    rows.push(rowsOf(place.cluster, counts, await uiBytesPerRefresh(place.cluster), refreshMs));
  }
  const ours = counted.find(({ place }) => place.cluster === real)?.counts;
  const theirs = real === null ? null : await countedUi(browser, real, firstMs);
  if (real !== null && theirs === null) {
    say('This Flink has no web UI: what that sends is told by its rule only.');
  }
  return real === null || theirs === null || ours === undefined
    ? byKind(rows)
    : [...byKind(rows), ...bothCounted(real.label, ours, theirs)];
}
