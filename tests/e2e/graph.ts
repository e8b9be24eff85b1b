import { type Locator, type Page } from '@playwright/test';
import { clusters, expect, jobDashboard, panel, withQuery } from './site';

/** The drawing of the job graph panel. */
export const graph = (page: Page) => page.getByRole('group', { name: /^Job graph of/ });

export const vertex = (page: Page, name: string | RegExp) => graph(page).getByRole('button', { name });

/** What the panel says holds the job back. */
export const verdict = (page: Page) => page.getByRole('group', { name: 'Bottleneck' });

/** What stands beside the picture. */
export const beside = (page: Page, title: string | RegExp) =>
  panel(page, 'Job graph').getByRole('region', { name: title });

/** Opens the dashboard of the cluster that tests steer, and waits for the first picture. */
export async function openGraph(page: Page, job?: string, query = ''): Promise<void> {
  await page.goto(withQuery(jobDashboard(clusters.steered, job), query));
  await expect(graph(page)).toBeVisible();
}

/** A share that a vertex's name tells, in per cent. */
export async function percentOf(part: Locator, word: string): Promise<number> {
  const name = (await part.getAttribute('aria-label')) ?? '';
  return Number(new RegExp(`${word} (\\d+) percent`).exec(name)?.[1] ?? Number.NaN);
}
