import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';

/** What axe finds wrong with a panel, a line each: all its rules, the contrast of colours among them. */
export async function violationsIn(page: Page, title: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(`[data-testid="data-testid Panel header ${title}"]`)
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}
