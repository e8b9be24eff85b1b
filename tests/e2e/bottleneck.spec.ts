import { violationsIn } from './accessibility';
import { beside, graph, openGraph as open, verdict, vertex } from './graph';
import { expect, panel, test } from './site';

/** From the verdict to what to do, and to the guilty subtask. */
test.use({ viewport: { width: 1400, height: 1000 } });

test('the verdict names the vertex and leads to what to do and to its subtasks', async ({ page }) => {
  await open(page);
  await expect(verdict(page)).toContainText(/^IntervalJoin.*is the bottleneck/);
  await verdict(page).getByRole('button', { name: 'What to do' }).click();
  await expect(beside(page, 'What to do')).toContainText('IntervalJoin');
  await expect(beside(page, 'What to do').getByRole('listitem').first()).toContainText(/\w+ \w+/);
  await verdict(page).getByRole('button', { name: 'Subtasks' }).click();
  await expect(beside(page, 'What to do')).toBeHidden();
  await expect(beside(page, /^IntervalJoin/).getByRole('columnheader', { name: 'Busy' })).toBeVisible();
  await expect(vertex(page, /^IntervalJoin/)).toHaveAttribute('aria-pressed', 'true');
});

test('the guilty subtask stands first; the table sorts; Escape gives the focus back', async ({ page, steered }) => {
  steered.control.setScenario('skew');
  await open(page);
  await expect(verdict(page)).toContainText(/is the bottleneck: subtask \d+/);
  const guilty = /subtask (\d+)/.exec(await verdict(page).innerText())?.[1] ?? '';
  const button = verdict(page).getByRole('button', { name: 'Subtasks' });
  await button.focus();
  await page.keyboard.press('Enter');
  const table = panel(page, 'Job graph').getByRole('table', { name: /^Subtasks: 8/ });
  const firsts = table.locator('tbody').getByRole('rowheader');
  await expect(firsts.first()).toHaveText(guilty);
  const bySubtask = table.getByRole('button', { name: 'Subtask', exact: true });
  await bySubtask.click();
  await expect(table.getByRole('columnheader', { name: 'Subtask', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending'
  );
  await expect(firsts).toHaveText(['0', '1', '2', '3', '4', '5', '6', '7']);
  await bySubtask.click();
  await expect(firsts.first()).toHaveText('7');
  await page.keyboard.press('Escape');
  await expect(table).toBeHidden();
  await expect(button).toBeFocused();
});

test('the vertices are also a table, from which one is chosen', async ({ page }) => {
  await open(page);
  await panel(page, 'Job graph').getByRole('button', { name: 'Vertices as a table' }).click();
  const table = page.getByRole('table', { name: 'Vertices: 3' });
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(3);
  await table.getByRole('button', { name: 'Source: clicks' }).click();
  await expect(beside(page, 'Source: clicks')).toBeVisible();
  await expect(vertex(page, 'Source: clicks')).toHaveAttribute('aria-pressed', 'true');
});

for (const theme of ['dark', 'light']) {
  test(`verdict, picture and details are accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, undefined, `theme=${theme}`);
    await vertex(page, /^IntervalJoin/).click();
    await expect(beside(page, /^IntervalJoin/).getByRole('table')).toBeVisible();
    await expect(verdict(page)).toBeVisible();
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
    await verdict(page).getByRole('button', { name: 'What to do' }).click();
    await expect(beside(page, 'What to do')).toBeVisible();
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
    await expect(graph(page)).toBeVisible();
  });
}
