import { graph, openGraph as open, vertex } from './graph';
import { expect, panel, test } from './site';

/** A job of 121 vertices: look-alikes in stacks, and a way to each of them. */
test.use({ viewport: { width: 1400, height: 1000 } });

test('look-alikes are a stack that opens and closes; a slash searches and jumps', async ({ page, steered }) => {
  steered.control.setScenario('wide');
  await open(page);
  await expect(graph(page)).toHaveAccessibleName(/vertices: 121,/);
  const cards = graph(page).getByRole('button');
  const stack = vertex(page, /^60 × Source/);
  await expect(stack).toBeVisible();
  await expect(cards).toHaveCount(3);

  await stack.click();
  await panel(page, 'Job graph').getByRole('button', { name: 'Open stack of 60' }).click();
  await expect(cards).toHaveCount(121);
  await panel(page, 'Job graph').getByRole('button', { name: 'Reset stacks' }).click();
  await expect(cards).toHaveCount(3);

  await vertex(page, /^60 × Source/).focus();
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search vertices' });
  await expect(box).toBeFocused();
  await page.keyboard.type('aggregate');
  await expect(page.getByRole('listbox', { name: 'Vertices found' }).getByRole('option').first()).toContainText(
    /Aggregate/
  );
  await page.keyboard.press('Enter');
  const found = graph(page).locator('[aria-pressed="true"]');
  await expect(found).toHaveAccessibleName(/Aggregate/);
  await expect(found).toBeFocused();
  await expect(found).toBeInViewport();

  await page.keyboard.press('/');
  await page.keyboard.type('no such vertex');
  await expect(panel(page, 'Job graph').getByText('none', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
});
