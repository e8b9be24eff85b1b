import { type Page } from '@playwright/test';
import { type Simulator } from '../../simulator/server';
import { violationsIn } from './accessibility';
import { graph, openGraph as open, percentOf, vertex } from './graph';
import { clusters, expect, isPreview, jobDashboard, jobNames, panel, test, withQuery } from './site';

// High enough for every panel: those out of view are not drawn.
test.use({ viewport: { width: 1400, height: 1100 } });

const refresh = (page: Page) => page.getByRole('button', { name: 'Refresh', exact: true }).click();

test('sources held back by a busy join say so, in words and numbers', async ({ page, steered }) => {
  expect(steered.control.scenario()).toBe('backpressure');
  await open(page);
  for (const source of ['Source: orders', 'Source: clicks']) {
    await expect.poll(() => percentOf(vertex(page, source), 'backpressured')).toBeGreaterThan(90);
    // Flink does not measure how busy such a source is: that is no 0.
    await expect(vertex(page, source)).toHaveAccessibleName(/busy not known/);
    await expect(vertex(page, source)).toContainText(/backpressured \d+\s%/);
  }
  await expect.poll(() => percentOf(vertex(page, /^IntervalJoin/), 'busy')).toBeGreaterThan(95);
  await expect.poll(() => percentOf(vertex(page, /^IntervalJoin/), 'backpressured')).toBeLessThanOrEqual(10);
  await expect(graph(page)).toContainText('HASH');
});

/** What the browser asked of Flink at one press of the button, after the first visit's extra requests are over. */
async function requestsOfOneRefresh(page: Page, { control }: Simulator): Promise<string[]> {
  await page.waitForTimeout(13_000);
  control.clear();
  await refresh(page);
  await page.waitForTimeout(3_500);
  return control.log().map(({ url }) => url.replace(/\?.*/, ''));
}

// On a slow machine all that is asked every 15 s or more falls due in the same refresh.
test('a refresh costs few requests, however many panels and vertices there are', async ({ page, steered }) => {
  for (const [scenario, vertices, most] of [
    ['backpressure', 3, 15],
    ['wide', 121, 17],
  ] as const) {
    steered.control.setScenario(scenario);
    await open(page, undefined, 'refresh=');
    await expect(graph(page)).toHaveAccessibleName(new RegExp(`vertices: ${vertices},`));
    const sent = await requestsOfOneRefresh(page, steered);
    expect(
      sent.filter((path) => /^\/jobs\/\w{32}$/.test(path)),
      sent.join('\n')
    ).toHaveLength(1);
    expect(sent.filter((path) => path === '/jobs/overview')).toHaveLength(1);
    expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(most);
    expect(sent.length).toBeGreaterThan(3);
  }
});

test('while Flink is gone the last picture stays, says since when and why, and recovers', async ({ page, steered }) => {
  await open(page);
  await expect(vertex(page, /^IntervalJoin/)).toContainText(/busy \d+\s%/);
  await steered.control.stop();
  // An answer serves for a moment; this one has been given.
  await page.waitForTimeout(1_000);
  await refresh(page);
  const stale = panel(page, 'Job graph').getByText(/^No answer since \d\d:\d\d:\d\d/);
  await expect(stale).toBeVisible();
  await expect(panel(page, 'Job graph')).toContainText('Grafana cannot reach Flink');
  await expect(vertex(page, /^IntervalJoin/)).toContainText(/busy \d+\s%/);
  // The other panels keep what they had, too.
  await expect(panel(page, 'Jobs of this cluster')).toContainText('click-attribution');
  await steered.control.start();
  await refresh(page);
  await expect(stale).toBeHidden();
});

for (const [what, fault, sentence] of [
  ['HTML', { kind: 'answer', status: 200, contentType: 'text/html', text: '<html>login</html>' }, /not one of Flink/],
  [
    'no leader',
    { kind: 'answer', status: 503, contentType: 'application/json', text: '{"errors":["x"]}' },
    /electing a leader/,
  ],
  [
    'a cut-off body',
    { kind: 'answer', status: 200, contentType: 'application/json', text: '{"jobs":[' },
    /not one of Flink/,
  ],
  [
    'another shape',
    { kind: 'answer', status: 200, contentType: 'application/json', text: '{"jobs":{}}' },
    /lacks jobs/,
  ],
] as const) {
  test(`a first visit that gets ${what} says one clear sentence`, async ({ page, steered }) => {
    steered.control.setFaults([{ path: '/jobs', ...fault }]);
    await page.goto(jobDashboard(clusters.steered, 'click-attribution'));
    await expect(panel(page, 'Job graph')).toContainText(sentence);
    steered.control.setFaults([]);
    // An answer serves for a moment, a wrong one too, and a JobManager that is overloaded is left alone for 2 s.
    await page.waitForTimeout(2_500);
    await refresh(page);
    await expect(graph(page)).toBeVisible();
  });
}

test('a vertex that cannot be looked at leaves the others alone', async ({ page, steered }) => {
  steered.control.setScenario('backpressure');
  await open(page);
  await expect(vertex(page, 'Source: orders')).toContainText(/backpressured \d+\s%/);
  const job =
    /\/jobs\/(\w{32})/.exec(
      steered.control
        .log()
        .map(({ url }) => url)
        .join(' ')
    )?.[1] ?? '';
  steered.control.setFaults([{ path: `/jobs/${job}/vertices/`, kind: 'drop' }]);
  await page.reload();
  // What remains are the means of the counters.
  await expect(vertex(page, /^IntervalJoin/)).toContainText(/busy \d+\s%/);
  await expect(panel(page, 'Job graph').getByText('since start').first()).toBeVisible();
});

test('vertices never move when values change', async ({ page }) => {
  await open(page);
  const places = () =>
    graph(page)
      .locator('[data-vertex]')
      .evaluateAll((cards) => cards.map((card) => [card.getAttribute('data-vertex'), card.getAttribute('transform')]));
  await expect(vertex(page, /^IntervalJoin/)).toContainText(/busy \d+\s%/);
  const before = await places();
  await refresh(page);
  await page.waitForTimeout(2_000);
  expect(await places()).toEqual(before);
});

test('pointer and keys select, tell more, and let go', async ({ page }) => {
  await open(page);
  const join = vertex(page, /^IntervalJoin/);
  await join.click();
  await expect(join).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(join).toHaveAttribute('aria-pressed', 'false');
  await vertex(page, 'Source: orders').focus();
  await page.keyboard.press('ArrowRight');
  await expect(join).toBeFocused();
  // The tooltip has the whole chain, which the card shortens.
  await expect(page.getByText('sink_join[11]: Writer', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(join).toHaveAttribute('aria-pressed', 'true');
});

test('the wheel scrolls the page; with Ctrl it zooms, and one button shows everything again', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 700 });
  await open(page);
  const drawn = () => graph(page).locator('[data-vertex]').first().boundingBox();
  await graph(page).hover();
  const before = await drawn();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await drawn())?.width ?? 0).toBeGreaterThan((before?.width ?? 0) * 1.2);
  await panel(page, 'Job graph').getByRole('button', { name: 'Show all' }).click();
  await expect.poll(async () => Math.round((await drawn())?.width ?? 0)).toBe(Math.round(before?.width ?? 0));
  await graph(page).hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(async () => (await drawn())?.y ?? 0).toBeLessThan((before?.y ?? 0) - 50);
});

test('a job that restarts says so, with the number of restarts', async ({ page, steered }) => {
  steered.control.setScenario('restart-loop');
  await open(page);
  await expect(panel(page, 'Job graph')).toContainText(/\d+ restarts/);
  await expect(panel(page, 'Job')).toContainText(/Restarts\s*\d+/);
});

test('a job that has ended is shown grey, with its end', async ({ page }) => {
  await page.goto(jobDashboard(clusters.demo, 'nightly-batch'));
  await expect(panel(page, 'Job graph')).toContainText('FINISHED');
  await expect(panel(page, 'Job graph')).toContainText(/ago,/);
  await expect(graph(page).locator('[data-vertex]').first()).toContainText('FINISHED');
});

test('a thousand vertices are drawn, each with a name for those who do not see them', async ({ page, steered }) => {
  steered.control.setScenario('huge');
  await open(page);
  await expect(graph(page)).toHaveAccessibleName(/vertices: 1000,/);
  await expect.poll(() => graph(page).locator('[data-vertex]').count()).toBe(1000);
  const nameless = await graph(page).locator('[data-vertex]:not([aria-label*="parallelism"])').count();
  expect(nameless).toBe(0);
});

test('hostile names are text, in every job', async ({ page, steered, complaints }) => {
  steered.control.setScenario('hostile');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const names = await jobNames(steered.url);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    await page.goto(jobDashboard(clusters.steered, name));
    await expect(graph(page).or(panel(page, 'Job graph').getByText(/no tasks/))).toBeVisible();
    for (const card of await graph(page).locator('[data-vertex]').all()) {
      await card.hover({ force: true, timeout: 2_000 }).catch(() => undefined);
    }
    await expect(page.locator('img[src="x"], [onerror], [onload], iframe, object, embed')).toHaveCount(0);
  }
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  expect(complaints.filter((text) => /NaN|attribute|key/i.test(text))).toEqual([]);
});

test('a name that has no job is told, with what to do', async ({ page }) => {
  await page.goto(jobDashboard(clusters.demo, '<img src=x onerror=alert(1)>'));
  await expect(panel(page, 'Job graph')).toContainText('This cluster has no job named “<img src=x onerror=alert(1)>”.');
});

test('it speaks Chinese', async ({ page }) => {
  test.skip(!isPreview, 'a real Grafana keeps the language in the profile');
  await page.goto(withQuery(jobDashboard(clusters.steered), 'lang=zh-Hans'));
  await expect(page.getByText('反压').first()).toBeVisible();
});

for (const theme of ['dark', 'light']) {
  test(`the panel is accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, undefined, `theme=${theme}`);
    await expect(vertex(page, /^IntervalJoin/)).toContainText(/busy \d+\s%/);
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
  });

  test(`verdict, details, search and table are accessible in the ${theme} theme`, async ({ page }) => {
    await open(page, undefined, `theme=${theme}`);
    const job = panel(page, 'Job graph');
    await job.getByRole('button', { name: 'Subtasks' }).click();
    await expect(job.getByRole('region', { name: /^IntervalJoin/ })).toBeVisible();
    await job.getByRole('combobox', { name: 'Search vertices' }).fill('o');
    await expect(job.getByRole('option').first()).toBeVisible();
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
    await job.getByRole('button', { name: 'What to do' }).click();
    await expect(job.getByRole('region', { name: 'What to do' })).toBeVisible();
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
    await job.getByRole('button', { name: 'Vertices as a table' }).click();
    await expect(job.getByRole('region', { name: 'Vertices' })).toBeVisible();
    expect(await violationsIn(page, 'Job graph')).toEqual([]);
  });
}

test('Grafana’s own Node graph draws the same frames', async ({ page, siteUrl }) => {
  test.skip(isPreview, 'the core panel is only in Grafana');
  const datasource = { type: 'flinkscope-flink-datasource', uid: clusters.steered };
  const dashboard = {
    uid: 'flinkscope-e2e-nodegraph',
    title: 'Node graph of a job',
    schemaVersion: 41,
    panels: [
      {
        id: 1,
        type: 'nodeGraph',
        title: 'Core node graph',
        gridPos: { x: 0, y: 0, w: 24, h: 20 },
        datasource,
        targets: [{ refId: 'A', queryType: 'jobGraph', job: '', datasource }],
      },
    ],
  };
  await page.request.post(`${siteUrl}/api/dashboards/db`, { data: { dashboard, overwrite: true } });
  await page.goto('/d/flinkscope-e2e-nodegraph');
  await expect(panel(page, 'Core node graph')).toContainText('Source: orders');
  await expect(panel(page, 'Core node graph')).toContainText('IntervalJoin');
  await expect(panel(page, 'Core node graph')).toContainText(/(9\d|100) %/);
});
