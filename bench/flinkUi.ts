import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser } from '@playwright/test';
import { type Cluster } from './cluster';

/** What Flink's own UI does with its default `web.refresh-interval`. */
const refreshMs = 3_000;

/** The job, then metrics of the subtasks and watermarks of every vertex: the least that its graph asks for. */
export const uiRequestsPerRefresh = (vertices: number): number => 1 + 2 * vertices;

/** In so much time, if Flink answered at once; the first refresh waits until the page is loaded. */
export const uiRequestsIn = (ms: number, vertices: number): number =>
  Math.floor(ms / refreshMs) * uiRequestsPerRefresh(vertices);

const isAsset = (path: string) =>
  path === '/' || /\.(?:js|css|html|png|svg|ico|woff2?|ttf|map|webmanifest)$/.test(path);

/** Opens the job in Flink's own UI and counts its REST requests; null where this Flink was built without its UI. */
export async function countedUiRequests(
  browser: Browser,
  { url, job, traffic }: Cluster,
  ms: number
): Promise<number | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  await answer.body?.cancel();
  if (!answer.ok || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
    return null;
  }
  const page = await browser.newPage();
  const from = traffic().length;
  await page.goto(`${url}/#/job/running/${job.id}/overview`, { waitUntil: 'commit' });
  await sleep(ms);
  const sent = traffic().slice(from);
  await page.close();
  return sent.filter((path) => !isAsset(path)).length;
}
