import { type Page } from '@playwright/test';
import { violationsIn } from './accessibility';
import { expect, panel, panelsDashboard, test, withQuery } from './site';

test.use({ viewport: { width: 1400, height: 1700 } });
test.slow();

const full = (page: Page) => panel(page, 'Checkpoints');
const timeline = (page: Page) => full(page).getByRole('listbox', { name: /^Checkpoints over time: \d+/ });
const opened = (page: Page) => full(page).getByRole('region', { name: /^(Checkpoint|Savepoint) \d+$/ });
const parameter = (page: Page) => new URL(page.url()).searchParams.get('var-checkpoint');

async function open(page: Page, job: string, query = ''): Promise<void> {
  await page.goto(withQuery(panelsDashboard(job), query));
  // A machine that is busy with other tests takes its time for the first picture.
  await expect(timeline(page)).toBeVisible({ timeout: 60_000 });
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
  await expect(opened(page).getByRole('button', { name: 'Now choose another' })).toBeVisible();
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

/** Bars with their labels as they are at one moment: by how much a label leaves its column, and the ground it stands on. */
const labelsOf = (page: Page) =>
  opened(page)
    .locator('[data-bar-cell]')
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const label = cell.querySelector('[data-bar-label]') ?? cell;
        const [inner, outer] = [label.getBoundingClientRect(), cell.getBoundingClientRect()];
        const outside = Math.max(0, outer.left - inner.left, inner.right - outer.right);
        return { text: label.textContent ?? '', outside, ground: getComputedStyle(label).backgroundColor };
      })
    );

for (const [width, theme] of [
  [1400, 'dark'],
  [1400, 'light'],
  [900, 'dark'],
  [480, 'light'],
] as const) {
  test(`labels of a failed one stay in their column, on a ground of their own: ${width} pixels, ${theme}`, async ({
    page,
    steered,
  }) => {
    steered.control.setScenario('failing-checkpoints');
    await page.setViewportSize({ width, height: 1700 });
    await open(page, 'slow-checkpoints', `theme=${theme}&var-checkpoint=latestFailed`);
    // Another one may have failed meanwhile, and its parts are on their way.
    await expect(async () => {
      const labels = await labelsOf(page);
      expect(labels.map(({ text }) => text)).toContain('not acknowledged');
      expect(labels.filter(({ outside }) => outside > 1)).toEqual([]);
      // It lies on hatching: without a ground it could not be read.
      expect(labels.filter(({ ground }) => !/^rgb\(/.test(ground))).toEqual([]);
    }).toPass({ timeout: 40_000 });
  });
}

function subtasksOf(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null || !('subtasks' in answer) || !Array.isArray(answer.subtasks)) {
    throw new Error('This is not an answer with subtasks.');
  }
  return answer.subtasks;
}

/** As if each vertex had so many subtasks as no simulated job has: those it has, again and again. */
async function multiply(page: Page, count: number): Promise<void> {
  await page.route(/\/checkpoints\/details\/\d+\/subtasks\/\w+/, async (route) => {
    const response = await route.fetch();
    const answer: unknown = await response.json();
    const known = subtasksOf(answer);
    const subtasks = Array.from({ length: count }, (_, index) =>
      Object.assign({}, known[index % known.length], { index })
    );
    await route.fulfill({ response, json: Object.assign({}, answer, { subtasks }) });
  });
}

/** Pixels of a canvas that are drawn on, as a share. */
const drawnShare = (page: Page) =>
  opened(page)
    .locator('canvas')
    .evaluate((canvas) => {
      const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
      const { data } = context?.getImageData(0, 0, context.canvas.width, context.canvas.height) ?? { data: [] };
      return data.filter((value, index) => index % 4 === 3 && value > 0).length / (data.length / 4);
    });

for (const theme of ['dark', 'light']) {
  test(`many subtasks of a vertex stand in one picture that names the one below the pointer, ${theme}`, async ({
    page,
  }) => {
    await multiply(page, 64);
    await open(page, 'click-attribution', `theme=${theme}`);
    const skyline = opened(page).getByRole('img', { name: 'All 64 subtasks, slowest first' });
    await expect(skyline).toBeVisible();
    await expect(opened(page).getByRole('rowheader', { name: 'all 64, slowest first' })).toBeVisible();
    await expect.poll(() => drawnShare(page)).toBeGreaterThan(0.1);
    await skyline.hover();
    await expect(skyline).toHaveAttribute('title', /^subtask \d+ .*· [\d.]+\s(ms|s)$/);
    await opened(page).getByRole('button', { name: 'Show 61 more subtasks' }).click();
    await expect(opened(page).getByRole('treegrid')).toHaveAttribute('aria-rowcount', /^6\d$/);
  });
}

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
