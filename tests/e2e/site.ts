import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { startPreview } from '../../preview/server/start';
import { startSimulator } from '../../simulator/server';

const grafana = process.env.GRAFANA_URL;

/** The cluster to show: those at FLINK_URL, separated by commas, or a simulated one. */
async function cluster(): Promise<{ urls: string[]; close: () => Promise<void> }> {
  const given = process.env.FLINK_URL;
  if (given !== undefined && given !== '') {
    return { urls: given.split(','), close: () => Promise.resolve() };
  }
  const simulator = await startSimulator({ scenario: 'demo', port: 0 });
  return { urls: [simulator.url], close: () => simulator.close() };
}

interface WorkerFixtures {
  /** Address of the host: the preview, or with GRAFANA_URL a real Grafana. */
  siteUrl: string;
}

interface Fixtures {
  /** Errors and warnings of the page's console so far. */
  complaints: string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  siteUrl: [
    async ({}, use) => {
      if (grafana !== undefined) {
        await use(grafana);
        return;
      }
      const flink = await cluster();
      const preview = await startPreview({
        port: 0,
        flinkUrl: flink.urls,
        distDir: join(process.cwd(), 'dist'),
        dashboardDirs: [join(process.cwd(), 'preview/testing/dashboards')],
      });
      await use(preview.url);
      await Promise.all([preview.close(), flink.close()]);
    },
    { scope: 'worker' },
  ],
  baseURL: ({ siteUrl }, use) => use(siteUrl),
  context: async ({ context, siteUrl }, use) => {
    if (grafana !== undefined) {
      const data = { user: process.env.GRAFANA_USER ?? 'admin', password: process.env.GRAFANA_PASSWORD ?? 'admin' };
      await context.request.post(`${siteUrl}/login`, { data });
    }
    await use(context);
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    const listen = (message: ConsoleMessage) => {
      if (['error', 'warning'].includes(message.type())) {
        complaints.push(`${message.text()} ${message.location().url}`);
      }
    };
    page.on('console', listen);
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
  },
});

/** Tests of the preview host itself, which a real Grafana need not pass. */
export const isPreview = grafana === undefined;

export const panel = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);

/** The field in which a variable is chosen, by the label it has on the dashboard. */
export const variable = (page: Page, label: string) =>
  page
    .getByTestId('data-testid template variable')
    .filter({ has: page.getByTestId(`data-testid Dashboard template variables submenu Label ${label}`) })
    .getByRole('combobox');

export { expect };
