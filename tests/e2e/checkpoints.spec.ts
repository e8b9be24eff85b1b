import { type Page } from '@playwright/test';
import { violationsIn } from './accessibility';
import { expect, panel, panelsDashboard, test, withQuery } from './site';

test.use({ viewport: { width: 1400, height: 1700 } });

const full = (page: Page) => panel(page, 'Checkpoints');
const timeline = (page: Page) => full(page).getByRole('listbox', { name: /^Checkpoints over time: \d+/ });
const opened = (page: Page) => full(page).getByRole('region', { name: /^(Checkpoint|Savepoint) \d+$/ });
const parameter = (page: Page) => new URL(page.url()).searchParams.get('var-checkpoint');

async function open(page: Page, job: string, query = ''): Promise<void> {
  await page.goto(withQuery(panelsDashboard(job), query));
  await expect(timeline(page)).toBeVisible();
}

/** The id of the checkpoint that the keys are at. */
async function activeId(page: Page): Promise<string> {
  const id = (await timeline(page).getAttribute('aria-activedescendant')) ?? '';
  const text = await page.locator(`[id="${id}"]`).textContent();
  return /^\w+ (\d+),/.exec(text ?? '')?.[1] ?? '';
}

test('the slowest one is open, with its verdict, what to do, and rows that open', async ({ page }) => {
  await open(page, 'click-attribution');
  await expect(opened(page)).toContainText(/completed in/);
  await expect(opened(page).getByRole('status')).toContainText(/of the time is|Healthy/);
  await opened(page)
    .getByRole('button', { name: /^What to do/ })
    .click();
  await expect(opened(page).getByRole('list', { name: 'What to do' }).getByRole('listitem').first()).toBeVisible();
  const grid = opened(page).getByRole('treegrid', { name: 'Time by vertex and subtask' });
  const join = grid.getByRole('button', { name: /^IntervalJoin/ });
  const subtasks = grid.getByRole('rowheader', { name: /^subtask \d/ });
  await expect(join).toHaveAttribute('aria-expanded', 'true');
  await expect(subtasks.first()).toBeVisible();
  await join.click();
  await expect(join).toHaveAttribute('aria-expanded', 'false');
  await expect(subtasks).toHaveCount(0);
  await grid.getByRole('button', { name: 'Source: orders' }).click();
  await expect(subtasks).toHaveCount(2);
});

test('keys choose another one, the variable follows, and two are compared', async ({ page }) => {
  await open(page, 'click-attribution');
  await expect(opened(page).getByRole('treegrid')).toBeVisible();
  await opened(page).getByRole('button', { name: 'Compare' }).click();
  const before = await opened(page).getAttribute('aria-label');
  await timeline(page).focus();
  await page.keyboard.press('Home');
  if (`Checkpoint ${await activeId(page)}` === before) {
    await page.keyboard.press('ArrowRight');
  }
  const id = await activeId(page);
  await page.keyboard.press('Enter');
  await expect(opened(page)).toHaveAccessibleName(`Checkpoint ${id}`);
  await expect.poll(() => parameter(page)).toBe(id);
  await expect(opened(page).getByRole('button', { name: /^Against \d+$/ })).toBeVisible();
  await expect(opened(page).getByRole('treegrid')).toContainText(/[+-]\d|−\d|±0/);
  await opened(page)
    .getByRole('button', { name: /^Against \d+$/ })
    .click();
  await expect(opened(page).getByRole('button', { name: 'Compare' })).toBeVisible();
  await timeline(page).focus();
  await page.keyboard.press('Escape');
  await expect(opened(page)).toBeHidden();
});

test('failures are counted by cause, and a click opens the newest', async ({ page, steered }) => {
  steered.control.setScenario('failing-checkpoints');
  await open(page, 'slow-checkpoints');
  const cause = full(page).getByRole('button', { name: /\d+ × expired before completing/ });
  await cause.click();
  await expect(opened(page)).toContainText(/failed|expired/i);
  await expect.poll(() => parameter(page)).toMatch(/^\d+$/);
});

test('as a strip there is the timeline alone', async ({ page }) => {
  await open(page, 'click-attribution');
  const strip = panel(page, 'Checkpoints as a strip');
  await expect(strip.getByRole('listbox', { name: /^Checkpoints over time: \d+/ })).toBeVisible();
  await expect(strip.getByRole('region')).toHaveCount(0);
  await expect(strip).not.toContainText('interval');
});

for (const theme of ['dark', 'light']) {
  test(`the panel is accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, 'click-attribution', `theme=${theme}`);
    await expect(opened(page).getByRole('treegrid')).toBeVisible();
    expect(await violationsIn(page, 'Checkpoints')).toEqual([]);
    expect(await violationsIn(page, 'Checkpoints as a strip')).toEqual([]);
  });
}
