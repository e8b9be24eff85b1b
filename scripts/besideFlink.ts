import { hostname } from 'node:os';
import { type Browser, type BrowserContextOptions, type Locator, type Page } from '@playwright/test';
import { decodeJobs } from '../src/flink/jobs';

interface Size {
  width: number;
  height: number;
}

/** The same job at the same moment: what Flink's own UI shows, and what a panel shows. */
export interface Beside {
  /** Name of a running job. */
  job: string;
  /** Below the job in Flink's UI. */
  tab: string;
  flink: Size & { part(page: Page): Promise<Locator> };
  ours: Size & { path: string; part(page: Page): Promise<Locator> };
  file: string;
}

const theirCaption = 'Flink’s own UI';
const ourCaption = 'Flinkscope, at the same moment';

/** What tells of the machine on which the cluster runs: no picture has it. */
const revealing = [/\b(file|hdfs|s3[an]?):/, /\/(home|root|tmp|work)\//, new RegExp(`\\b${hostname()}\\b`)];

async function jobId(flinkUrl: string, name: string): Promise<string> {
  const answer = await fetch(`${flinkUrl}/jobs/overview`, { signal: AbortSignal.timeout(10_000) });
  const found = decodeJobs(await answer.json()).find((job) => job.name === name && job.state === 'RUNNING');
  if (found === undefined) {
    throw new Error(`The cluster does not run the job ${name}.`);
  }
  return found.id;
}

async function pictureOf(part: Locator): Promise<string> {
  const text = await part.innerText();
  const told = revealing.find((pattern) => pattern.test(text));
  if (told !== undefined) {
    throw new Error(`What is to be pictured has ${told.source} in it.`);
  }
  return (await part.screenshot({ animations: 'disabled' })).toString('base64');
}

/** Opens both, and pictures them at the same time. */
async function both(browser: Browser, look: BrowserContextOptions, bases: { flink: string; ours: string }, of: Beside) {
  const opened = async ({ width, height }: Size, address: string, part: (page: Page) => Promise<Locator>) => {
    const context = await browser.newContext({ ...look, viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(address);
    return { page, part: await part(page) };
  };
  const id = await jobId(bases.flink, of.job);
  const parts = await Promise.all([
    opened(of.flink, `${bases.flink}/#/job/running/${id}/${of.tab}`, of.flink.part),
    opened(of.ours, `${bases.ours}${of.ours.path}&theme=light`, of.ours.part),
  ]);
  const pictures = await Promise.all(parts.map(({ part }) => pictureOf(part)));
  await Promise.all(parts.map(({ page }) => page.context().close()));
  return pictures;
}

/** Puts one beside the other in a file. @param bases addresses without a slash at the end */
export async function takeBeside(
  browser: Browser,
  look: BrowserContextOptions,
  bases: { flink: string; ours: string },
  of: Beside,
  path: string
): Promise<void> {
  const [theirs = '', ours = ''] = await both(browser, look, bases, of);
  const scale = look.deviceScaleFactor ?? 1;
  const figure = (caption: string, data: string) =>
    `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
  const context = await browser.newContext({ ...look, viewport: { width: 2_400, height: 1_200 } });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>
    body { margin: 0; width: max-content; display: flex; align-items: flex-start; gap: 16px; padding: 12px; background: #f4f5f5; font: 15px sans-serif }
    figure { margin: 0 } figcaption { padding-bottom: 8px } img { display: block; zoom: ${1 / scale}; border: 1px solid #d8d9da }
  </style>${figure(theirCaption, theirs)}${figure(ourCaption, ours)}`);
  await page
    .locator('img')
    .evaluateAll((images) =>
      Promise.all(images.map((image) => (image instanceof HTMLImageElement ? image.decode() : null)))
    );
  await page.locator('body').screenshot({ path });
  await context.close();
}
