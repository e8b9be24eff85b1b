import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import {
  clusters,
  expect,
  isPreview,
  jobDashboard,
  kitchenSink as sink,
  panel,
  test,
  variable,
  withQuery,
} from './site';

const job = jobDashboard();

// High enough for every panel: those out of view are not drawn.
test.use({ viewport: { width: 1400, height: 1400 } });

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function open(page: Page, path: string, title: string) {
  await page.goto(path);
  await expect(panel(page, title)).toBeVisible();
}

test('the root shows the job dashboard', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana has a home of its own');
  await page.goto('/');
  await expect(panel(page, 'Job graph')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/d/flinkscope-job/flink-job');
});

test('nothing is asked of another host', async ({ page, siteUrl }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(siteUrl) && !/^(data|blob):/.test(request.url())) {
      foreign.push(request.url());
    }
  });
  await open(page, job, 'Job graph');
  await page.goto(`/connections/datasources/edit/${clusters.demo}`);
  await page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
});

test.describe('the console stays clean', () => {
  for (const path of [job, '/dashboards', '/connections/datasources', '/connections/datasources/edit/flink']) {
    test(path, async ({ page, complaints }) => {
      test.skip(!isPreview, 'a real Grafana complains about its own affairs');
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(500);
      expect(complaints).toEqual([]);
    });
  }
});

test('the theme is switched and kept', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana keeps the theme in the profile');
  await open(page, job, 'Job graph');
  const background = () => panel(page, 'Job graph').evaluate((element) => getComputedStyle(element).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await expect.poll(background).not.toBe(dark);
  const light = await background();
  await page.goto(sink);
  await expect(page.getByRole('button', { name: 'Use the dark theme' })).toBeVisible();
  await page.goto(withQuery(job, 'theme=dark'));
  await expect(panel(page, 'Job graph')).toBeVisible();
  await expect.poll(background).toBe(dark);
  expect(light).not.toBe(dark);
});

test('the language is switched', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana keeps the language in the profile');
  await page.goto(`/connections/datasources/edit/${clusters.demo}`);
  await expect(page.getByText('Read only, and readable by every viewer')).toBeVisible();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '中文（简体）' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByText('Read only, and readable by every viewer')).toBeHidden();
});

test('a time range goes into the address and the back button takes it out', async ({ page }) => {
  await open(page, sink, 'Sum of tasks');
  await expect.poll(() => parameter(page, 'from')).toBe('now-24h');
  await page.getByRole('button', { name: /Last 24 hours/ }).click();
  await page.getByText('Last 7 days').click();
  await expect.poll(() => parameter(page, 'from')).toBe('now-7d');
  await expect(page.getByRole('button', { name: /Last 7 days/ })).toBeVisible();
  await page.goBack();
  await expect.poll(() => parameter(page, 'from')).toBe('now-24h');
  await expect(page.getByRole('button', { name: /Last 24 hours/ })).toBeVisible();
});

test('a variable changes the address and the panels that use it', async ({ page }) => {
  await open(page, sink, 'Text');
  await expect(page.getByRole('heading', { name: 'Heading of a' })).toBeVisible();
  await variable(page, 'custom').click();
  await page.getByRole('option', { name: 'Cee' }).click();
  await expect.poll(() => parameter(page, 'var-custom')).toBe('c');
  await expect(page.getByRole('heading', { name: 'Heading of c' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Heading of a' })).toBeVisible();
});

test('an address brings time range and variables along', async ({ page }) => {
  await open(
    page,
    withQuery(sink, 'from=now-2d&to=now-1d&var-custom=b&var-multi=2&var-textbox=mine&refresh=5m'),
    'Text'
  );
  await expect(page.getByRole('heading', { name: 'Heading of b' })).toBeVisible();
  await expect(panel(page, 'Text')).toContainText('text box: mine');
  await expect(panel(page, 'Text')).toContainText('multi: 2');
  await expect(panel(page, 'Text')).toContainText('constant: a constant');
  await expect(page.getByRole('button', { name: /current interval 5 minutes/ })).toBeVisible();
});

test('every core panel applies options, field options and overrides', async ({ page }) => {
  await open(page, sink, 'Sum of tasks');
  await expect(panel(page, 'Sum of tasks')).toContainText(/\d\.0/);
  await expect(panel(page, 'Mapped states')).toContainText(/is running|RE|CREATED|FINISHED/);
  const table = panel(page, 'Jobs as a table');
  await expect(table.getByRole('columnheader', { name: 'Name of the job' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Scheduler' })).toHaveCount(0);
  const links = table.getByRole('gridcell').getByRole('link');
  // The data source's own, and that of an override.
  await expect(links.nth(0)).toHaveAttribute('href', /\/d\/flinkscope-job\?var-flink=/);
  await expect(links.nth(1)).toHaveAttribute('href', /\/d\/kitchen-sink\?var-custom=b&from=now-24h&to=now/);
  await expect(panel(page, 'Tasks by start').locator('canvas')).toBeVisible();
  await expect(
    panel(page, 'Tasks of each job')
      .getByTestId(/Bar gauge value/)
      .first()
  ).toBeVisible();
  await expect(panel(page, 'Nothing to draw')).toContainText('Data is missing a number field');
  await expect(panel(page, 'A hidden query')).toContainText('No data');
});

test('what cannot be shown says why', async ({ page }) => {
  await open(page, sink, 'A failing query');
  await expect(panel(page, 'A failing query').getByTestId('data-testid Panel status error')).toBeVisible();
  await panel(page, 'A failing query').getByTestId('data-testid Panel status error').hover();
  await expect(page.getByRole('tooltip')).toContainText('no such job');
  await expect(panel(page, 'A foreign data source').getByTestId('data-testid Panel status error')).toBeVisible();
  await expect(panel(page, 'A panel that nobody has').getByTestId('data-testid Panel status error')).toBeVisible();
  if (isPreview) {
    await expect(panel(page, 'A core panel that is not here')).toContainText('This core panel is only in Grafana');
  }
});

test('text of a dashboard cannot act', async ({ page }) => {
  await open(page, sink, 'Text');
  await expect(panel(page, 'Text').locator('script, [onerror]')).toHaveCount(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
});

test('a closed row opens', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 2000 });
  await open(page, sink, 'Sum of tasks');
  await page.getByTestId('data-testid dashboard-row-title-A closed row').click();
  await expect(panel(page, 'In the closed row')).toBeVisible();
});

test('links of a dashboard keep time and variables, and open without loading the page', async ({ page }) => {
  await open(page, sink, 'Sum of tasks');
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  const link = page.getByRole('link', { name: 'With a' });
  await expect(link).toHaveAttribute('href', /from=now-24h&to=now.*var-custom=a.*var-multi=1&var-multi=3/);
  await page.getByRole('link', { name: 'Flink job' }).click();
  await expect(panel(page, 'Job graph')).toBeVisible();
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  await page.goBack();
  await expect(panel(page, 'Sum of tasks')).toBeVisible();
});

test('a panel that gets rows of another kind says what it draws', async ({ page }) => {
  await open(page, sink, 'Latency');
  await panel(page, 'Latency').scrollIntoViewIfNeeded();
  await expect(panel(page, 'Latency')).toContainText('Choose the query type');
});

test('lists lead to dashboards and data sources', async ({ page }) => {
  test.skip(!isPreview, 'the lists of a real Grafana look otherwise');
  await page.goto('/dashboards');
  await page.getByRole('link', { name: 'Flink job' }).click();
  await expect(panel(page, 'Job graph')).toBeVisible();
  await page.goto('/connections/datasources');
  await page.getByRole('link', { name: 'Flink', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save & test' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});

test('Save & test says version, jobs and gate, and what is saved counts', async ({ page }) => {
  await page.goto(`/connections/datasources/edit/${clusters.demo}`);
  const save = page.getByRole('button', { name: 'Save & test' });
  await save.click();
  await expect(page.getByText(/Flink \d[\d.]+.*jobs run\. The read-only gate is active\./)).toBeVisible();
  test.skip(!isPreview, 'a real Grafana keeps what is saved');
  const address = page.getByLabel('Data source connection URL');
  const before = await address.inputValue();
  await address.fill('http://127.0.0.1:1');
  await save.click();
  await expect(page.getByText(/cannot reach Flink/)).toBeVisible();
  await address.fill(before);
  await save.click();
  await expect(page.getByText(/The read-only gate is active\./)).toBeVisible();
});

test('the app page is drawn in the frame of the host', async ({ page }) => {
  await page.goto('/a/flinkscope-flink-app');
  await expect(page.getByRole('heading', { name: 'Flinkscope', level: 1 })).toBeVisible();
});

for (const theme of ['dark', 'light']) {
  for (const path of [job, '/dashboards', '/connections/datasources', '/connections/datasources/edit/flink']) {
    test(`${path} is accessible in the ${theme} theme`, async ({ page }) => {
      test.skip(!isPreview, 'the frame of a real Grafana is not ours');
      await page.goto(withQuery(path, `theme=${theme}`));
      await page.waitForLoadState('networkidle');
      // Colours inside panels, and the sign that one loads, are Grafana's.
      const loading = '[aria-label="data-testid Loading indicator"]';
      // So are the titles of rows: headings without a level.
      const rowTitle = '[data-testid*="dashboard-row-title"]';
      // And the inside of its older table, in which the keyboard cannot scroll.
      const tableScroll = '.scrollbar-view';
      const whole = await new AxeBuilder({ page })
        .disableRules(['color-contrast'])
        .exclude(loading)
        .exclude(rowTitle)
        .exclude(tableScroll)
        .analyze();
      const frame = await new AxeBuilder({ page })
        .withRules(['color-contrast'])
        .exclude('[data-viz-panel-key]')
        .analyze();
      const violations = [...whole.violations, ...frame.violations];
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
      ).toEqual([]);
    });
  }
}

test('the page is usable from 400 pixels on', async ({ page }) => {
  test.skip(!isPreview, 'the frame of a real Grafana is not ours');
  await page.setViewportSize({ width: 400, height: 800 });
  await open(page, job, 'Job graph');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Dashboards and pages' }).click();
  await page.getByRole('menuitem', { name: 'Data sources' }).click();
  await expect(page.getByRole('heading', { name: 'Data sources' })).toBeVisible();
});
