import { type Locator, type Page } from '@playwright/test';
import { violationsIn } from './accessibility';
import { expect, isPreview, panel, panelsDashboard, test, withQuery } from './site';

// High enough for the last panel of the dashboard: those out of view are not drawn.
const height = 2900;
test.use({ viewport: { width: 1400, height } });

const latency = (page: Page) => panel(page, 'Latency');
const heatMapIn = (shown: Locator) => shown.getByRole('application');
const heatMap = (page: Page) => latency(page).getByRole('application', { name: /^Latency over time, rows: [1-9]/ });
const view = (page: Page, name: string) => latency(page).getByRole('radio', { name }).check({ force: true });

async function open(page: Page, query = '', job = 'click-attribution'): Promise<void> {
  await page.goto(withQuery(panelsDashboard(job), query));
  // Flink fetches metrics only once it was asked for them: the first answer may have none.
  await expect(heatMapIn(latency(page))).toBeVisible({ timeout: 45_000 });
}

/** Texts of a panel that stick out of it, or are cut off without a title that says the rest. */
const cutOff = (shown: Locator): Promise<string[]> =>
  shown.evaluate((root) => {
    const frame = root.getBoundingClientRect();
    const holdsText = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE);
    const isScrolled = (element: Element) => {
      for (let above = element.parentElement; above !== null && above !== root; above = above.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX) && above.scrollWidth > above.clientWidth) {
          return true;
        }
      }
      return false;
    };
    return [...root.querySelectorAll<HTMLElement>('span, div, button, th, td, strong, label')]
      .filter((element) => holdsText(element) && element.closest('.sr-only, [role="tooltip"]') === null)
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isOutside = width > 0 && (left < frame.left - 1 || right > frame.right + 1) && !isScrolled(element);
        const isCut = getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
        return isOutside || (isCut && element.closest('[title]') === null);
      })
      .map((element) => element.textContent ?? '');
  });

/** Where the cells begin and end, as shares of the panel's width. */
async function cellsOf(shown: Locator): Promise<{ from: number; to: number }> {
  const [frame, cells] = [await shown.boundingBox(), await heatMapIn(shown).boundingBox()];
  const share = (x = NaN) => (x - (frame?.x ?? NaN)) / (frame?.width ?? NaN);
  return { from: share(cells?.x), to: share((cells?.x ?? NaN) + (cells?.width ?? NaN)) };
}

/** The colour of the newest cell of each row. */
const newestColours = (shown: Locator): Promise<string[]> =>
  heatMapIn(shown).evaluate((plot) => {
    const canvas = plot.querySelector('canvas');
    const rows = Number(/\d+$/.exec(plot.getAttribute('aria-label') ?? '')?.[0]);
    const context = canvas?.getContext('2d');
    if (!canvas || !context) {
      throw new Error('There is no canvas.');
    }
    return Array.from({ length: rows }, (_, row) =>
      context.getImageData(canvas.width - 3, Math.floor(((row + 0.6) / rows) * canvas.height), 1, 1).data.join(' ')
    );
  });

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

test('a subtask that is slower than the others stands out in the heat map of subtasks', async ({ page, steered }) => {
  steered.control.setScenario('skew');
  await open(page, '', 'hot-key-count');
  const subtasks = panel(page, 'Latency of subtasks');
  await expect(subtasks.getByText(/^Subtask \d of GroupAggregate stands out: .*× the median/)).toBeVisible({
    timeout: 45_000,
  });
  const names = subtasks.getByRole('button', { name: / from events, subtask \d, now / });
  // Bars until a second answer makes a past of it.
  await expect(names.filter({ hasText: 'GroupAggregate' })).toHaveCount(8, { timeout: 45_000 });
  const said = await names.evaluateAll((all) => all.map((name) => name.getAttribute('aria-label') ?? ''));
  // Subtasks of one operator stand together, in order.
  const ofAggregate = said.flatMap((name) => /^GroupAggregate from events, subtask (\d)/.exec(name)?.[1] ?? []);
  expect(ofAggregate).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  const first = said.findIndex((name) => name.startsWith('GroupAggregate'));
  expect(said.slice(first, first + 8).every((name) => name.startsWith('GroupAggregate'))).toBe(true);
  const hot = said.findIndex((name) => name.startsWith('GroupAggregate') && name.includes('× the median'));
  expect(hot).toBeGreaterThan(-1);
  const colours = await newestColours(subtasks);
  const others = colours.filter((_, row) => row >= first && row < first + 8 && row !== hot);
  expect(others).toHaveLength(7);
  expect(others).not.toContain(colours[hot]);
});

test('a low panel still has rows, figures and times', async ({ page }) => {
  await open(page);
  const low = panel(page, 'Latency, low');
  await expect(heatMapIn(low)).toBeVisible({ timeout: 45_000 });
  const frame = await low.boundingBox();
  const bottom = (frame?.y ?? NaN) + (frame?.height ?? NaN);
  const isShown = async (part: Locator) => {
    const box = await part.boundingBox();
    return box !== null && box.y + box.height <= bottom;
  };
  expect(await isShown(low.getByText(/^\d\d:\d\d(:\d\d)?$/).last())).toBe(true);
  expect(await isShown(low.getByRole('button', { name: /, now / }).nth(2))).toBe(true);
});

for (const theme of ['dark', 'light']) {
  test(`nothing sticks out or is cut off, on wide and narrow screens, in the ${theme} theme`, async ({ page }) => {
    await open(page, `theme=${theme}`);
    for (const width of [1400, 700, 420]) {
      await page.setViewportSize({ width, height });
      await view(page, 'Over time');
      await expect(async () => {
        const { from, to } = await cellsOf(latency(page));
        expect(to).toBeLessThanOrEqual(1);
        // The cells have the greatest part.
        expect(to - from).toBeGreaterThan(0.3);
      }).toPass();
      expect(await cutOff(latency(page)), `over time, ${width} px`).toEqual([]);
      await expect(
        latency(page)
          .getByText(/^\d\d:\d\d(:\d\d)?$/)
          .first()
      ).toBeVisible();
      await view(page, 'Matrix');
      await expect(latency(page).getByRole('table')).toBeVisible();
      expect(await cutOff(latency(page)), `matrix, ${width} px`).toEqual([]);
      await view(page, 'Subtasks');
      await expect(latency(page).getByRole('listitem').first()).toBeVisible();
      expect(await cutOff(latency(page)), `subtasks, ${width} px`).toEqual([]);
    }
  });
}

test('in Chinese nothing sticks out or is cut off', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana keeps the language in the profile');
  await open(page, 'lang=zh-Hans');
  for (const width of [1400, 700, 420]) {
    await page.setViewportSize({ width, height });
    for (const name of ['随时间', '矩阵', '子任务']) {
      await view(page, name);
      await expect(latency(page).getByRole('radio', { name })).toBeChecked();
      expect(await cutOff(latency(page)), `${name}, ${width} px`).toEqual([]);
    }
  }
});

for (const theme of ['dark', 'light']) {
  test(`the panel is accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, `theme=${theme}`);
    expect(await violationsIn(page, 'Latency')).toEqual([]);
    await view(page, 'Matrix');
    await expect(latency(page).getByRole('table')).toBeVisible();
    expect(await violationsIn(page, 'Latency')).toEqual([]);
    await view(page, 'Subtasks');
    await expect(latency(page).getByRole('listitem').first()).toBeVisible();
    expect(await violationsIn(page, 'Latency')).toEqual([]);
    await expect(heatMapIn(panel(page, 'Latency of subtasks'))).toBeVisible({ timeout: 45_000 });
    expect(await violationsIn(page, 'Latency of subtasks')).toEqual([]);
  });
}
