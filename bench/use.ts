import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type Page } from '@playwright/test';
import { comparedWithFirst } from './comparison';
import { median } from './numbers';
import { openProbed, painted, type Place, Refresher, viewport } from './page';
import { type Row } from './report';
import { type LongestTask, longestTaskDuring } from './trace';

const rounds = 3;
/** A first visit asks for the job again after eleven seconds. */
const firstVisitMs = 14_000;
/** What a gesture sets off may come a little later. */
const tailMs = 200;
const frameMs = 16;
const zoomSteps = 12;
const panSteps = 40;
const panPixels = 12;

async function turnWheel(page: Page, deltaY: number, steps: number): Promise<void> {
  await page.keyboard.down('Control');
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, deltaY);
    await sleep(frameMs);
  }
  await page.keyboard.up('Control');
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('group', { name: /^Job graph of/ }).boundingBox();
  if (box === null) {
    throw new Error('The job graph is not on the page.');
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function zoom(page: Page): Promise<void> {
  await turnWheel(page, -100, zoomSteps);
  await turnWheel(page, 100, zoomSteps);
}

/** To and fro, so that parts of the graph come into sight and leave it. */
async function pan(page: Page): Promise<void> {
  const { x, y } = await middleOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= panSteps; step += 1) {
    const away = panPixels * (step <= panSteps / 2 ? step : panSteps - step);
    await page.mouse.move(x - away, y - away / 4);
    await sleep(frameMs);
  }
  await page.mouse.up();
}

interface Opened {
  place: Place;
  page: Page;
  refresher: Refresher;
}

async function open(browser: Browser, place: Place): Promise<Opened> {
  const context = await browser.newContext({ viewport });
  const page = await openProbed(context, place);
  await painted(page);
  return { place, page, refresher: new Refresher(page) };
}

const gestures = ['a refresh', 'zooming', 'panning'] as const;
type Round = Readonly<Record<(typeof gestures)[number], LongestTask>>;

async function round(browser: Browser, { page, refresher }: Opened): Promise<Round> {
  const longest = (work: () => Promise<void>) =>
    longestTaskDuring(browser, page, async () => {
      await work();
      await sleep(tailMs);
    });
  const refresh = await longest(() => refresher.refresh());
  const { x, y } = await middleOf(page);
  await page.mouse.move(x, y);
  const zooming = await longest(() => zoom(page));
  await turnWheel(page, -100, zoomSteps / 2);
  await sleep(tailMs);
  const panning = await longest(() => pan(page));
  await page.getByRole('button', { name: 'Show all' }).click();
  await sleep(tailMs);
  return { 'a refresh': refresh, zooming, panning };
}

interface Result {
  opened: Opened;
  label: string;
  rounds: Round[];
}

function rowsOf(results: readonly Result[]): Row[] {
  const times = [
    ['processor time', 'processor'],
    ['by the clock', 'clock'],
  ] as const;
  return gestures.flatMap((gesture) =>
    times.flatMap(([text, time]) =>
      comparedWithFirst(
        `Longest task during ${gesture}, ${text}`,
        'ms',
        results.map(({ label, rounds: all }) => ({ of: label, value: median(all.map((one) => one[gesture][time])) }))
      )
    )
  );
}

/** How long the page does not answer while somebody looks at a job and moves in it. */
export async function measureUse(browser: Browser, places: readonly Place[]): Promise<Row[]> {
  const all = await Promise.all(places.map((place) => open(browser, place)));
  await sleep(firstVisitMs);
  const results = all.map((opened): Result => ({ opened, label: opened.place.cluster.label, rounds: [] }));
  for (let count = 0; count < rounds; count += 1) {
    for (const { opened, rounds: done } of results) {
      done.push(await round(browser, opened));
    }
  }
  await Promise.all(all.map(({ page }) => page.context().close()));
  return rowsOf(results);
}
