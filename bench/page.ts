import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type Page, type Request } from '@playwright/test';
import { transformSync } from 'esbuild';
import { freshMs } from '../src/datasource/sharedGet';
import { type Cluster } from './cluster';

/** Where a cluster's job is shown. */
export interface Place {
  cluster: Cluster;
  /** The job dashboard, without refreshes by itself. */
  address: string;
}

/** So high that every panel is in sight: others would not be drawn. */
export const viewport = { width: 1_400, height: 1_100 };

const probe = transformSync(readFileSync(join(__dirname, 'probe.ts'), 'utf8'), { loader: 'ts' }).code;

/** Opens the dashboard in a new page that notes when what happens. */
export async function openProbed(context: BrowserContext, { cluster, address }: Place): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript({ content: `window.flinkscopeVertices = ${cluster.job.vertices.length};\n${probe}` });
  await page.goto(address, { waitUntil: 'commit' });
  return page;
}

/** Resolves when all vertices are painted, ms since the navigation. */
export const painted = (page: Page): Promise<number> => page.evaluate(() => window.flinkscopeBench.painted);

const isOfFlink = (url: string) => url.includes('/api/datasources/proxy/');
const isJob = (url: string) => isOfFlink(url) && /\/jobs\/\w{32}$/.test(url);
export const isCheckpoints = (url: string) => isOfFlink(url) && /\/jobs\/\w{32}\/checkpoints$/.test(url);

const quietMs = 300;
/** Refreshes that follow each other sooner are one for the data source. */
const apartMs = 1_050;
/** Answers that are younger serve again. */
const staleMs = freshMs + 100;

/** In the page: a mouse moved by Playwright would keep each button in memory that the dashboard replaces when pressed. */
function pressRefresh(): void {
  const button = document.querySelector('button[aria-label="Refresh"]');
  if (!(button instanceof HTMLElement)) {
    throw new Error('The dashboard has no button that refreshes.');
  }
  button.click();
}

/** Presses the dashboard's button, and knows when what it sets off is over. */
export class Refresher {
  private readonly underWay = new Set<Request>();
  private changedAt = 0;
  private pressedAt = 0;

  /** @param isDue whether an address is asked for by each refresh */
  constructor(
    private readonly page: Page,
    private readonly isDue = isJob
  ) {
    page.on('request', (request) => this.note(request, true));
    page.on('requestfinished', (request) => this.note(request, false));
    page.on('requestfailed', (request) => this.note(request, false));
  }

  /** Resolves when that has been asked for once more and nothing is under way any more. */
  async refresh(): Promise<void> {
    // What the refresh before has set off may come in several steps.
    while (this.underWay.size > 0 || Date.now() < Math.max(this.pressedAt + apartMs, this.changedAt + staleMs)) {
      await sleep(20);
    }
    const answer = this.page.waitForResponse((response) => this.isDue(response.url()));
    this.pressedAt = Date.now();
    await this.page.evaluate(pressRefresh);
    await answer;
    while (this.underWay.size > 0 || Date.now() - this.changedAt < quietMs) {
      await sleep(20);
    }
  }

  private note(request: Request, begins: boolean): void {
    if (isOfFlink(request.url())) {
      this.changedAt = Date.now();
      if (begins) {
        this.underWay.add(request);
      } else {
        this.underWay.delete(request);
      }
    }
  }
}
