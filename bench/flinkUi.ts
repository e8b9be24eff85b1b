import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser } from '@playwright/test';
import { type Cluster } from './cluster';
import { type Amount, amountOf, type Asked } from './traffic';

/** What Flink's own UI does with its default `web.refresh-interval`. */
const refreshMs = 3_000;

/** The job, then metrics of the subtasks and watermarks of every vertex: the least that its graph asks for. */
export const uiRequestsPerRefresh = (vertices: number): number => 1 + 2 * vertices;

/** In so much time, if Flink answered at once; the first refresh waits until the page is loaded. */
export const uiRequestsIn = (ms: number, vertices: number): number =>
  Math.floor(ms / refreshMs) * uiRequestsPerRefresh(vertices);

/** Of such a refresh. */
export function uiPaths(jobId: string, vertexIds: readonly string[]): string[] {
  const names = 'get=backPressuredTimeMsPerSecond,busyTimeMsPerSecond,numRecordsInPerSecond';
  const ofVertex = (id: string) => [
    `/jobs/${jobId}/vertices/${id}/subtasks/metrics?${names}`,
    `/jobs/${jobId}/vertices/${id}/watermarks`,
  ];
  return [`/jobs/${jobId}`, ...vertexIds.flatMap(ofVertex)];
}

/** Requests at a time: a browser sends no more to one host. */
const atOnce = 6;

/** By then Flink has fetched the metrics that the first request after a silence makes it fetch. */
const fetchedMs = 1_200;

/** What a cluster answers to such a refresh, all bodies together, bytes. */
export async function uiBytesPerRefresh({ url, job }: Cluster): Promise<number> {
  const paths = uiPaths(
    job.id,
    job.vertices.map(({ id }) => id)
  );
  const [, metrics = ''] = paths;
  await (await fetch(`${url}${metrics}`)).arrayBuffer();
  await sleep(fetchedMs);
  let bytes = 0;
  while (paths.length > 0) {
    const answers = paths.splice(0, atOnce).map(async (path) => (await fetch(`${url}${path}`)).arrayBuffer());
    bytes += (await Promise.all(answers)).reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
  return bytes;
}

const isAsset = ({ path }: Asked) =>
  path === '/' || /\.(?:js|css|html|png|svg|ico|woff2?|ttf|map|webmanifest)$/.test(path);

/** What a real UI asked for: from the start on, and for each of its refreshes after that. */
export interface CountedUi {
  first: Amount;
  perRefresh: Amount;
}

const counted = (asked: readonly Asked[]): Amount => amountOf(asked.filter((one) => !isAsset(one)));

/** Refreshes that are counted. */
const refreshes = 4;

/** An amount in a stretch of time, of one refresh. @param ms that were counted */
export const perUiRefresh = ({ requests, bytes }: Amount, ms: number): Amount => ({
  requests: (requests * refreshMs) / ms,
  bytes: (bytes * refreshMs) / ms,
});

/** Opens the job in Flink's own UI and counts its REST requests; null where this Flink was built without its UI. */
export async function countedUi(
  browser: Browser,
  { url, job, traffic }: Cluster,
  firstMs: number
): Promise<CountedUi | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  await answer.body?.cancel();
  if (!answer.ok || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
    return null;
  }
  const page = await browser.newPage();
  const from = traffic().length;
  await page.goto(`${url}/#/job/running/${job.id}/overview`, { waitUntil: 'commit' });
  await sleep(firstMs);
  const until = traffic().length;
  await sleep(refreshes * refreshMs);
  const sent = traffic();
  await page.close();
  return {
    first: counted(sent.slice(from, until)),
    perRefresh: perUiRefresh(counted(sent.slice(until)), refreshes * refreshMs),
  };
}
