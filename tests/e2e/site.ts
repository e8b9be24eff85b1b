import {
  type APIRequestContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  request,
} from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPreview } from '../../preview/server/start';
import { startSimulator, type Simulator } from '../../simulator/server';
import { decodeJobs } from '../../src/flink/jobs';

const grafana = process.env.GRAFANA_URL;

/** Tests of the preview host itself, which a real Grafana need not pass. */
export const isPreview = grafana === undefined;

/** Data sources by uid: one with jobs of every kind (or FLINK_URL), one that tests steer. */
export const clusters = isPreview
  ? ({ demo: 'flink', steered: 'flink-2' } as const)
  : ({ demo: 'flinkscope-e2e', steered: 'flinkscope-e2e-2' } as const);

/** The job dashboard. @param job a name; without one the dashboard chooses the first */
export function jobDashboard(cluster: string = clusters.demo, job?: string): string {
  return `/d/flinkscope-job?${new URLSearchParams({ 'var-flink': cluster, ...(job === undefined ? {} : { 'var-job': job }) })}`;
}

export const kitchenSink = isPreview ? '/d/kitchen-sink' : `/d/kitchen-sink?var-flink=${clusters.demo}`;

/** The panels with other options than on the shipped dashboards, for the cluster that tests steer. */
export const panelsDashboard = (job: string) =>
  `/d/panels?${new URLSearchParams({ 'var-flink': clusters.steered, 'var-job': job })}`;

/** Names of all jobs of a cluster, once each. */
export async function jobNames(cluster: string): Promise<string[]> {
  const answer = await fetch(`${cluster}/jobs/overview`);
  return [...new Set(decodeJobs(await answer.json()).map(({ name }) => name))];
}

/** Adds to the query of an address. */
export const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

const testDashboards = join(__dirname, '..', '..', 'preview', 'testing', 'dashboards');
const administrator = {
  user: process.env.GRAFANA_USER ?? 'admin',
  password: process.env.GRAFANA_PASSWORD ?? 'admin',
};

/** Somebody who may look, and nothing else. */
const viewer = { user: 'flinkscope-e2e-viewer', password: 'flinkscope-e2e' };

/** What a request of Node must carry to be of that role: the preview believes a header, a real Grafana a password. */
export function credentials(role: 'Viewer' | 'Admin'): Record<string, string> {
  const { user, password } = role === 'Viewer' ? viewer : administrator;
  return { 'x-preview-role': role, authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

interface Site {
  /** Address of the host: the preview, or with GRAFANA_URL a real Grafana. */
  url: string;
  /** The cluster that tests steer. */
  steered: Simulator;
}

async function sendTo(api: APIRequestContext, method: 'POST' | 'PUT', path: string, data: object): Promise<boolean> {
  const answer = await api.fetch(path, { method, data });
  return answer.ok();
}

interface Source {
  uid: string;
  type: string;
  url: string;
  jsonData: object;
}

async function putSources(api: APIRequestContext, sources: readonly Source[]): Promise<boolean> {
  for (const { uid, ...rest } of sources) {
    const source = { uid, name: uid, access: 'proxy', ...rest };
    const isThere = await sendTo(api, 'PUT', `/api/datasources/uid/${uid}`, source);
    if (!isThere && !(await sendTo(api, 'POST', '/api/datasources', source))) {
      return false;
    }
  }
  return true;
}

async function signedIn(url: string): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: url });
  await sendTo(api, 'POST', '/login', administrator);
  return api;
}

/** Gives a real Grafana further data sources, with uids of the tests' own. False: it does not take them. */
export async function addSources(url: string, sources: readonly Source[]): Promise<boolean> {
  const api = await signedIn(url);
  const areThere = await putSources(api, sources);
  await api.dispose();
  return areThere;
}

/** Gives a real Grafana the test's data sources and dashboards; only what has the test's own uids is touched. */
async function furnish(url: string, addresses: Readonly<Record<string, string>>): Promise<void> {
  const api = await signedIn(url);
  const type = 'flinkscope-flink-datasource';
  const sources = Object.entries(addresses).map(([uid, address]) => ({ uid, type, url: address, jsonData: {} }));
  expect(await putSources(api, sources), 'data sources').toBe(true);
  // It may be there from an earlier run.
  await sendTo(api, 'POST', '/api/admin/users', { name: viewer.user, login: viewer.user, password: viewer.password });
  for (const file of readdirSync(testDashboards)) {
    const dashboard: unknown = JSON.parse(readFileSync(join(testDashboards, file), 'utf8'));
    expect(await sendTo(api, 'POST', '/api/dashboards/db', { dashboard, overwrite: true }), file).toBe(true);
  }
  await api.dispose();
}

/** Starts simulators, and the preview where no Grafana is given; returns also what ends them. */
async function openSite(): Promise<{ site: Site; close: () => Promise<void> }> {
  const demo = process.env.FLINK_URL === undefined ? await startSimulator({ scenario: 'demo' }) : undefined;
  const steered = await startSimulator({ scenario: 'backpressure' });
  const addresses = [demo?.url ?? process.env.FLINK_URL ?? '', steered.url];
  const endSimulators = async () => void (await Promise.all([demo?.close(), steered.close()]));
  if (grafana !== undefined) {
    await furnish(grafana, { [clusters.demo]: addresses[0] ?? '', [clusters.steered]: steered.url });
    return { site: { url: grafana, steered }, close: endSimulators };
  }
  const preview = await startPreview({
    port: 0,
    flinkUrl: addresses,
    distDir: join(__dirname, '..', '..', 'dist'),
    dashboardDirs: [testDashboards],
  });
  const close = async () => {
    await preview.close();
    await endSimulators();
  };
  return { site: { url: preview.url, steered }, close };
}

interface WorkerFixtures {
  site: Site;
  siteUrl: string;
}

interface Fixtures {
  /** The cluster that tests steer, as if it had just been started with two backpressured sources. */
  steered: Simulator;
  /** Errors and warnings of the page's console so far. */
  complaints: string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const { site, close } = await openSite();
      await use(site);
      await close();
    },
    { scope: 'worker' },
  ],
  siteUrl: [async ({ site }, use) => use(site.url), { scope: 'worker' }],
  steered: [
    async ({ site }, use) => {
      const { control } = site.steered;
      await control.start();
      control.setFaults([]);
      control.setScenario('backpressure');
      control.clear();
      await use(site.steered);
    },
    { auto: true },
  ],
  baseURL: ({ siteUrl }, use) => use(siteUrl),
  context: async ({ context, siteUrl }, use) => {
    if (!isPreview) {
      await sendTo(context.request, 'POST', `${siteUrl}/login`, administrator);
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

export const panel = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);

/** The field in which a variable is chosen, by the label it has on the dashboard. */
export const variable = (page: Page, label: string) =>
  page
    .getByTestId('data-testid template variable')
    .filter({ has: page.getByTestId(`data-testid Dashboard template variables submenu Label ${label}`) })
    .getByRole('combobox');

export { expect };
