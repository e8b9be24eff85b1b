import { type Browser, type BrowserContext, type Page } from '@playwright/test';
import { comparedWithFirst } from './comparison';
import { longestBlock, median } from './numbers';
import { openProbed, painted, type Place, viewport } from './page';
import { type Row } from './report';

const rounds = 3;

interface Visit {
  painted: number;
  answered: number;
  /** Longest block before the job's answer was there, and from then until it was painted, ms. */
  loading: number;
  drawing: number;
}

const read = (page: Page) =>
  page.evaluate(() => ({ answered: window.flinkscopeBench.answered(), blocks: window.flinkscopeBench.blocks() }));

async function visit(context: BrowserContext, place: Place): Promise<Visit> {
  const page = await openProbed(context, place);
  const paintedAt = await painted(page);
  const { answered, blocks } = await read(page);
  await page.close();
  return {
    painted: paintedAt,
    answered,
    loading: longestBlock(blocks, { from: 0, to: answered }),
    drawing: longestBlock(blocks, { from: answered, to: paintedAt }),
  };
}

interface Visits {
  place: Place;
  cold: Visit[];
  warm: Visit[];
}

/** A browser that has never been there, then the same one once more. */
async function coldAndWarm(browser: Browser, place: Place): Promise<Record<'cold' | 'warm', Visit>> {
  const context = await browser.newContext({ viewport });
  const cold = await visit(context, place);
  const warm = await visit(context, place);
  await context.close();
  return { cold, warm };
}

const told: ReadonlyArray<readonly [string, 'cold' | 'warm', (visit: Visit) => number]> = [
  ['Navigation to all vertices painted, cold', 'cold', (one) => one.painted],
  ['Navigation to all vertices painted, warm', 'warm', (one) => one.painted],
  ['Answer to all vertices painted, cold', 'cold', (one) => one.painted - one.answered],
  ['Answer to all vertices painted, warm', 'warm', (one) => one.painted - one.answered],
  ['Longest block until the answer, cold', 'cold', (one) => one.loading],
  ['Longest block from the answer to painted, warm', 'warm', (one) => one.drawing],
];

/** First visits. Rounds go through all jobs in turn, so that what else the machine does falls on all of them. */
export async function measurePaint(browser: Browser, places: readonly Place[]): Promise<Row[]> {
  const visits = places.map((place): Visits => ({ place, cold: [], warm: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { place, cold, warm } of visits) {
      const both = await coldAndWarm(browser, place);
      cold.push(both.cold);
      warm.push(both.warm);
    }
  }
  return told.flatMap(([subject, state, valueOf]) =>
    comparedWithFirst(
      subject,
      'ms',
      visits.map((one) => ({ of: one.place.cluster.label, value: median(one[state].map(valueOf)) }))
    )
  );
}
