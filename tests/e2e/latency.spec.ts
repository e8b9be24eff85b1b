import { type Page } from '@playwright/test';
import { violationsIn } from './accessibility';
import { expect, panel, panelsDashboard, test, withQuery } from './site';

// High enough for the last panel of the dashboard: those out of view are not drawn.
test.use({ viewport: { width: 1400, height: 2100 } });

const latency = (page: Page) => panel(page, 'Latency');
const heatMap = (page: Page) => latency(page).getByRole('application', { name: /^Latency over time, rows: [1-9]/ });
const view = (page: Page, name: string) => latency(page).getByRole('radio', { name }).check({ force: true });

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(withQuery(panelsDashboard('click-attribution'), query));
  // Flink fetches metrics only once it was asked for them: the first answer may have none.
  await expect(heatMap(page)).toBeVisible({ timeout: 45_000 });
}

test('the heat map says each of its cells, and how the objective is kept', async ({ page }) => {
  await open(page);
  await expect(
    latency(page)
      .getByRole('button', { name: /^IntervalJoin.*, now .*within the objective/ })
      .first()
  ).toBeVisible();
  await heatMap(page).focus();
  await page.keyboard.press('ArrowRight');
  const said = latency(page).locator('[aria-live="polite"]');
  await expect(said).toContainText(/\d\d:\d\d:\d\d: \S+/);
  await page.keyboard.press('Escape');
  await expect(said).toBeEmpty();
  await latency(page).getByRole('button', { name: 'What latency markers cannot say' }).click();
  await expect(page.getByText(/they measure waiting and transport, not processing/)).toBeVisible();
});

test('matrix, subtasks, and from an operator to its subtasks and back', async ({ page }) => {
  await open(page);
  await view(page, 'Matrix');
  await expect(
    latency(page)
      .getByRole('columnheader', { name: /^from / })
      .first()
  ).toBeVisible();
  await expect(
    latency(page)
      .getByRole('row', { name: /^IntervalJoin/ })
      .getByRole('button')
      .first()
  ).toContainText(/\d+(\.\d+)?\s(ms|s|min)/);
  await view(page, 'Subtasks');
  await expect(latency(page).getByRole('listitem').first()).toContainText(/subtask \d/);
  await view(page, 'Over time');
  await latency(page)
    .getByRole('button', { name: /^IntervalJoin/ })
    .first()
    .click();
  await expect(latency(page).getByRole('listitem').first()).toContainText(/subtask \d/);
  expect(new URL(page.url()).searchParams.get('var-vertex')).toMatch(/^[0-9a-f]{32}$/);
  await latency(page).getByRole('button', { name: 'Back to all operators' }).click();
  await expect(heatMap(page)).toBeVisible();
});

for (const theme of ['dark', 'light']) {
  test(`the panel is accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, `theme=${theme}`);
    expect(await violationsIn(page, 'Latency')).toEqual([]);
    await view(page, 'Matrix');
    await expect(latency(page).getByRole('table')).toBeVisible();
    expect(await violationsIn(page, 'Latency')).toEqual([]);
  });
}
