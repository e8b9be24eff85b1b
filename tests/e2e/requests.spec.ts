import { expect, isPreview, kitchenSink, panel, test } from './site';

test.use({ viewport: { width: 1400, height: 1400 } });

const proxy = '**/api/datasources/proxy/uid/**';

test('at most five requests to data sources are under way, and leaving a dashboard ends them', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana keeps its own queue');
  let underWay = 0;
  let most = 0;
  const ended: string[] = [];
  page.on('requestfailed', (request) => ended.push(request.failure()?.errorText ?? ''));
  await page.route(proxy, async (route) => {
    underWay++;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    underWay--;
    await route.continue().catch(() => undefined);
  });
  await page.goto(kitchenSink);
  await expect.poll(() => underWay).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Dashboards', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dashboards' })).toBeVisible();
  await expect.poll(() => ended).toContain('net::ERR_ABORTED');
  expect(most).toBeLessThanOrEqual(5);
});

for (const [name, status, body, contentType] of [
  ['refuses', 403, '{"message":"plugin proxy route access denied"}', 'application/json'],
  ['is gone', 502, '', 'text/plain'],
  ['answers HTML', 200, '<html><body>login</body></html>', 'text/html'],
  ['answers half of its JSON', 200, '{"jobs":[', 'application/json; charset=UTF-8'],
] as const) {
  test(`where the cluster ${name} panels say so and the page goes on`, async ({ page }) => {
    await page.route(proxy, (route) => route.fulfill({ status, body, contentType }));
    await page.goto(kitchenSink);
    const table = panel(page, 'Jobs as a table');
    await expect(table.getByTestId('data-testid Panel status error')).toBeVisible();
    await table.getByTestId('data-testid Panel status error').hover();
    await expect(page.getByRole('tooltip')).toContainText(/\w+ \w+/);
    await expect(panel(page, 'Text')).toContainText('Heading of a');
    await page.unroute(proxy);
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await expect(table.getByRole('columnheader', { name: 'Name of the job' })).toBeVisible();
    await expect(table.getByTestId('data-testid Panel status error')).toBeHidden();
  });
}
