import { type Page } from '@playwright/test';
import { graph, vertex } from './graph';
import { expect, panel, panelsDashboard, test } from './site';

test.use({ viewport: { width: 1400, height: 900 } });

const title = 'Graph by records, downwards';
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test('options colour by a number, draw downwards, and tell a variable what is selected', async ({ page }) => {
  await page.goto(panelsDashboard('click-attribution'));
  const join = vertex(page, /^IntervalJoin/);
  await expect(join).toBeVisible();
  await expect(panel(page, title)).toContainText('Records per second');
  const [source, target] = await Promise.all([vertex(page, 'Source: orders').boundingBox(), join.boundingBox()]);
  expect((source?.y ?? 0) + (source?.height ?? 0)).toBeLessThan(target?.y ?? 0);

  await join.click();
  await expect(join).toHaveAttribute('aria-pressed', 'true');
  const id = (await join.getAttribute('data-vertex')) ?? '';
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await expect.poll(() => parameter(page, 'var-vertex')).toBe(id);
  // Who opens that address finds the same vertex selected.
  await page.reload();
  await expect(join).toHaveAttribute('aria-pressed', 'true');
  await join.focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => parameter(page, 'var-vertex') ?? '').toBe('');
  await expect(graph(page)).toBeVisible();
});
