import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PluginJson {
  id: string;
  type: string;
  info: { logos: { small: string; large: string }; keywords: string[]; version: string };
  dependencies: { grafanaDependency: string };
  includes?: Array<{ type: string; path: string; name: string }>;
  routes?: Array<{ path: string; method: string; reqAction: string; urlParams?: unknown }>;
  roles?: unknown;
  languages: string[];
}

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('plugin.json')
);
const read = (file: string) => JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as PluginJson;
const plugins = files.map((file) => ({ file, folder: dirname(file), json: read(file) }));
const app = read('plugin.json');
const datasource = read('datasource/plugin.json');

it('are the five of the app', () => {
  expect(plugins.map(({ json }) => json.id).sort()).toEqual([
    'flinkscope-checkpoints-panel',
    'flinkscope-flink-app',
    'flinkscope-flink-datasource',
    'flinkscope-jobgraph-panel',
    'flinkscope-latency-panel',
  ]);
});

it('stand in the app’s includes with their path and type', () => {
  const nested = plugins.filter(({ file }) => file !== 'plugin.json').map(({ file, json }) => [file, json.type]);
  const included = (app.includes ?? []).filter(({ type }) => ['datasource', 'panel'].includes(type));
  expect(included.map(({ path, type }) => [path, type]).sort()).toEqual(nested.sort());
});

it.each(plugins)('$file has what Grafana and its catalogue ask for', ({ folder, json }) => {
  expect(json.dependencies.grafanaDependency).toBe('>=12.3.2');
  expect(json.info.version).toBe('%VERSION%');
  expect(json.info.keywords.length).toBeGreaterThan(0);
  expect(json.languages).toEqual(['en-US', 'zh-Hans']);
  for (const logo of Object.values(json.info.logos)) {
    expect(existsSync(join(__dirname, folder, logo))).toBe(true);
  }
  expect(['module.ts', 'module.tsx'].some((name) => existsSync(join(__dirname, folder, name)))).toBe(true);
});

describe('the read-only gate', () => {
  const routes = datasource.routes ?? [];
  const deny = 'flinkscope-flink-app.rest:write';

  it('lets through GETs only, each marked so that Flink refuses to end jobs', () => {
    const marked = { method: 'GET', urlParams: [{ name: 'mode', content: 'read-only' }] };
    const forAll = { ...marked, reqAction: 'datasources:query' };
    const forEditors = { ...marked, reqRole: 'Editor' };
    expect(routes.slice(0, -1)).toEqual([
      { path: 'jobs', ...forAll },
      { path: 'overview', ...forAll },
      { path: 'config', ...forAll },
      { path: 'taskmanagers', ...forAll },
      { path: 'applications/overview', ...forAll },
      { path: 'jobmanager/metrics', ...forAll },
      { path: 'jobmanager/logs', ...forEditors },
      { path: 'jobmanager/config', ...forEditors },
    ]);
  });

  it('ends with a route for everything else that asks for an action nobody has', () => {
    expect(routes.at(-1)).toEqual({ path: '/', method: '*', reqAction: deny });
    expect(plugins.some(({ json }) => json.roles !== undefined)).toBe(false);
  });
});
