import { startPreview } from '../../preview/server/start';
import { type Simulator } from '../../simulator/server';
import { graph, vertex } from './graph';
import { addSources, clusters, expect, isPreview, panel, test } from './site';

test.use({ viewport: { width: 1400, height: 1000 } });

const withPast = 'flinkscope-e2e-past';

interface Past {
  /** Address of a job's dashboard on a host that has a Prometheus with the past of its cluster. */
  path: string;
  close: () => Promise<void>;
}

const pathFor = (uid: string) => `/d/flinkscope-job?var-flink=${uid}&var-job=click-attribution&from=now-1h&to=now`;

/** The simulated cluster with the Prometheus that has scraped it all along; null where a Grafana takes no such data source. */
async function openPast({ url, prometheusUrl }: Simulator, site: string): Promise<Past | null> {
  if (isPreview) {
    const preview = await startPreview({ port: 0, flinkUrl: url, prometheusUrl, distDir: 'dist' });
    return { path: `${preview.url}${pathFor(clusters.demo)}`, close: preview.close };
  }
  const prometheusUid = `${withPast}-prometheus`;
  const isThere = await addSources(site, [
    { uid: prometheusUid, type: 'prometheus', url: prometheusUrl, jsonData: { httpMethod: 'POST' } },
    { uid: withPast, type: 'flinkscope-flink-datasource', url, jsonData: { prometheusUid } },
  ]);
  return isThere ? { path: pathFor(withPast), close: () => Promise.resolve() } : null;
}

test('the slider goes to the worst moment, says that it is past, and comes back to now', async ({
  page,
  siteUrl,
  steered,
}) => {
  const past = await openPast(steered, siteUrl);
  test.skip(past === null, 'this Grafana has no Prometheus data source');
  try {
    await page.goto(past?.path ?? '');
    await expect(vertex(page, /^IntervalJoin/)).toBeVisible();
    const bar = panel(page, 'Job graph').getByRole('group', { name: 'Time travel' });
    const slider = bar.getByRole('slider', { name: 'Moment shown' });
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live');
    await expect(bar.getByRole('button', { name: 'Live' })).toBeDisabled();

    await bar.getByRole('button', { name: 'To the worst moment' }).click();
    await expect(slider).toHaveAttribute('aria-valuetext', /^\d\d:\d\d:\d\d, bottleneck: IntervalJoin/);
    await expect(panel(page, 'Job graph')).toContainText(/past, \d{4}-\d\d-\d\d/);
    await expect(vertex(page, 'Source: orders')).toContainText(/backpressured \d+\s%/);

    const worst = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(slider).not.toHaveAttribute('aria-valuetext', worst ?? '');
    await bar.getByRole('button', { name: 'Live' }).click();
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live');
    await expect(panel(page, 'Job graph')).not.toContainText(/past, \d{4}/);
    await expect(graph(page)).toBeVisible();
  } finally {
    await past?.close();
  }
});

/** How many minutes ago a time of day was. */
function minutesSince(text: string): number {
  const [, hours, minutes] = /(\d\d):(\d\d)/.exec(text) ?? [];
  const now = new Date();
  return (now.getHours() * 60 + now.getMinutes() - Number(hours) * 60 - Number(minutes) + 1_440) % 1_440;
}

test.describe('in the whole dashboard', () => {
  // High enough for its last panel: those out of view are not drawn.
  test.use({ viewport: { width: 1400, height: 4200 } });

  test('checkpoints that Flink no longer lists, and latencies of before it was opened', async ({
    page,
    siteUrl,
    steered,
  }) => {
    test.slow();
    const past = await openPast(steered, siteUrl);
    test.skip(past === null, 'this Grafana has no Prometheus data source');
    try {
      await page.goto(past?.path ?? '');
      const checkpoints = panel(page, 'Checkpoints').last();
      await expect(checkpoints.getByText('gauge only')).toBeVisible({ timeout: 60_000 });
      // Of Flink itself ten at most.
      await expect(checkpoints).toContainText(/success \d+\s% \(([2-9]\d|\d{3,}) of /);
      await expect(checkpoints.getByRole('listbox', { name: /^Checkpoints over time: ([1-9]|1[0-9])$/ })).toBeVisible();

      await page.getByTestId('data-testid dashboard-row-title-Latency').click();
      const latency = panel(page, 'Latency of markers');
      const heatMap = latency.getByRole('application', { name: /^Latency over time, rows: [1-9]/ });
      await expect(heatMap).toBeVisible({ timeout: 60_000 });
      const since = latency.getByText(/ since \d\d:\d\d/);
      await expect(since).toBeVisible({ timeout: 60_000 });
      expect(minutesSince(/ since .*/.exec((await since.textContent()) ?? '')?.[0] ?? '')).toBeGreaterThan(20);
      // Past and present are the same rows: no pair of source and operator twice.
      const rows = await latency
        .getByRole('button', { name: / from \w+, now / })
        .evaluateAll((all) =>
          all.map((row) => /^.* from \w+, now /.exec(row.getAttribute('aria-label') ?? '')?.[0] ?? '')
        );
      expect(rows.filter((row) => row.startsWith('IntervalJoin'))).toHaveLength(2);
      expect(new Set(rows).size).toBe(rows.length);
      await heatMap.focus();
      // From the newest cell on to the left, to well before the dashboard was opened.
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('ArrowLeft');
      }
      const said = latency.locator('[aria-live="polite"]');
      await expect(said).toContainText(/\d\d:\d\d:\d\d: \d+/);
      expect(minutesSince((await said.textContent()) ?? '')).toBeGreaterThan(5);
    } finally {
      await past?.close();
    }
  });
});
