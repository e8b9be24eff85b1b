import { type Page } from '@playwright/test';
import { type Simulator } from '../../simulator/server';
import { graph } from './graph';
import { expect, jobNames, panel, panelsDashboard, test } from './site';

// High enough for all panels of the dashboard.
test.use({ viewport: { width: 1400, height: 2100 } });

const title = 'Graph by records, downwards';

/** The job whose vertices have the names that no Flink should send: its own name, by which dashboards choose it. */
async function hostileJob({ url }: Simulator): Promise<string> {
  const names = await jobNames(url);
  return names.find((name) => name.startsWith('<b>job')) ?? '';
}

/** Nothing of the data became part of the page or ran, and nothing of it became the address of a link. */
async function expectTextOnly(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"], [onerror], [onload], [onclick], iframe, object, embed')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0);
  await expect(page.locator('[d*="NaN"], [x="NaN"], [y="NaN"], [width="NaN"], [transform*="NaN"]')).toHaveCount(0);
  expect(await page.evaluate(() => 'hit' in window || 'polluted' in {})).toBe(false);
}

test('hostile names are text in details, tables, search, checkpoints and latencies', async ({
  page,
  steered,
  complaints,
}) => {
  steered.control.setScenario('hostile');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const job = await hostileJob(steered);
  expect(job).not.toBe('');
  await page.goto(panelsDashboard(job));
  await expect(graph(page)).toBeVisible();
  await expectTextOnly(page);

  await panel(page, title).getByRole('button', { name: 'Vertices as a table' }).click();
  const table = panel(page, title).getByRole('table', { name: /^Vertices: \d+/ });
  await expect(table).toContainText('<img src=x onerror="window.hit=1">');
  await expect(table).toContainText('__proto__');
  await expectTextOnly(page);

  await table
    .getByRole('button', { name: /<img src=x/ })
    .first()
    .click();
  const details = panel(page, title).getByRole('region', { name: /<img src=x/ });
  await expect(details).toContainText('<img src=x onerror="window.hit=1">');
  await expectTextOnly(page);

  const box = page.getByRole('combobox', { name: 'Search vertices' });
  await box.fill('script');
  await expect(page.getByRole('option', { name: /<script>window\.hit=1<\/script>/ }).first()).toBeVisible();
  await expectTextOnly(page);
  // An expression that would take forever on a long name.
  await box.fill('/(a+)+$/');
  await box.press('Escape');

  for (const other of ['Checkpoints', 'Latency']) {
    await expect(panel(page, other)).toContainText(/\w+/);
  }
  await expectTextOnly(page);
  expect(dialogs).toEqual([]);
  expect(complaints.filter((text) => /NaN|attribute|key/i.test(text))).toEqual([]);
});
