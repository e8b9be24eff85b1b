import { type Browser, type Page } from '@playwright/test';
import { Fields } from '../src/flink/decode';

/** The longest time in which a page's main thread did one thing, ms. */
export interface LongestTask {
  /** As somebody waits for it. */
  clock: number;
  /** What it would be if no other program wanted the processor. */
  processor: number;
}

const usPerMs = 1_000;

const threadOf = (event: Fields) => `${event.number('pid')} ${event.number('tid')}`;

/** The longest task of all pages' main threads in a trace of Chromium's category `toplevel`. */
export function longestTask(trace: unknown): LongestTask {
  const events = Fields.of(trace, 'trace').list('traceEvents');
  const main = new Set(
    events
      .filter((event) => event.text('name') === 'thread_name' && event.object('args').text('name') === 'CrRendererMain')
      .map(threadOf)
  );
  const tasks = events.filter((event) => event.text('name').endsWith('RunTask') && main.has(threadOf(event)));
  if (tasks.length === 0) {
    throw new Error('Chromium’s trace has no tasks of a page.');
  }
  const longest = (name: 'dur' | 'tdur') =>
    tasks.reduce((most, task) => Math.max(most, task.numberOrNull(name) ?? 0), 0) / usPerMs;
  return { clock: longest('dur'), processor: longest('tdur') };
}

/** Traces the browser while something is done with a page. */
export async function longestTaskDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const trace = await browser.stopTracing();
  return longestTask(JSON.parse(trace.toString()));
}
