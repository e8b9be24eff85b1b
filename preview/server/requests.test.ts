/** @jest-environment node */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testHost, type TestHost } from '../testing/host.ts';

let host: TestHost;

beforeAll(async () => {
  host = await testHost(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
});
afterAll(() => host.close());

const json = async (path: string): Promise<unknown> => JSON.parse((await host.ask(path)).text);

describe('files of plugins', () => {
  it.each([
    ['/public/plugins/flinkscope-flink-app/module.js?_cache=1', 'text/javascript; charset=utf-8'],
    ['/public/plugins/flinkscope-jobgraph-panel/plugin.json', 'application/json'],
    ['/public/plugins/flinkscope-jobgraph-panel/img/logo.svg', 'image/svg+xml'],
    ['/public/build/img/icons/unicons/angle-down.svg', 'image/svg+xml'],
    ['/public/build/img/icons/unicons/globe.svg', 'image/svg+xml'],
    ['/public/fonts/inter/Inter-Regular.woff2', 'font/woff2'],
  ])('%s is served as %s', async (path, type) => {
    expect(await host.ask(path)).toMatchObject({ status: 200, headers: { 'content-type': type } });
  });

  it.each([
    '/public/plugins/flinkscope-flink-app',
    '/public/plugins/flinkscope-flink-app/',
    '/public/plugins/flinkscope-flink-app/datasource',
    '/public/plugins/flinkscope-flink-app/nothing.js',
    '/public/plugins/no-such-plugin/module.js',
    '/public/plugins/flinkscope-jobgraph-panel/../../module.js',
    '/public/plugins/flinkscope-jobgraph-panel/%2e%2e/%2e%2e/module.js',
    '/public/plugins/flinkscope-jobgraph-panel/..%2f..%2fmodule.js',
    '/public/plugins/flinkscope-jobgraph-panel/..%5c..%5cmodule.js',
    '/public/plugins/flinkscope-flink-app/..%2f..%2f..%2f..%2fetc/passwd',
    '/public/plugins/flinkscope-flink-app//etc/passwd',
    '/public/plugins/flinkscope-flink-app/module.js%00.svg',
    '/public/plugins/__proto__/module.js',
    '/public/build/img/icons/..%2f..%2f..%2f..%2fpackage.json',
    '/public/build/img/icons/unicons/__proto__.svg',
    '/public/fonts/inter/..%2f..%2fpackage.json',
    '/preview/assets/..%2fpackage.json',
    '/preview/nothing',
  ])('%s is not found', async (path) => {
    expect((await host.ask(path)).status).toBe(404);
  });

  it('does not follow a link out of the folder', async () => {
    const inside = join(host.dist, 'linked');
    mkdirSync(inside, { recursive: true });
    symlinkSync('/etc', join(inside, 'etc'));
    writeFileSync(join(inside, 'own.txt'), 'own');
    expect((await host.ask('/public/plugins/flinkscope-flink-app/linked/own.txt')).text).toBe('own');
    expect((await host.ask('/public/plugins/flinkscope-flink-app/linked/etc/passwd')).status).toBe(404);
  });

  it('is not sent again while it is fresh', async () => {
    const path = '/public/plugins/flinkscope-flink-app/module.js';
    const { headers } = await host.ask(path);
    const since = { 'if-modified-since': headers['last-modified'] ?? '' };
    expect(await host.ask(path, { headers: since })).toMatchObject({ status: 304, text: '' });
  });
});

describe('the API', () => {
  it('describes plugins and data sources as the boot data does', async () => {
    expect(await json('/api/frontend/settings')).toMatchObject({
      defaultDatasource: 'Flink',
      datasources: {
        Flink: {
          uid: 'flink',
          url: '/api/datasources/proxy/uid/flink',
          meta: { module: 'public/plugins/flinkscope-flink-datasource/module.js' },
        },
        'Flink 2': { uid: 'flink-2', isDefault: false },
      },
      panels: {
        'flinkscope-jobgraph-panel': { baseUrl: 'public/plugins/flinkscope-jobgraph-panel', loadingStrategy: 'script' },
      },
      apps: { 'flinkscope-flink-app': { path: 'public/plugins/flinkscope-flink-app/module.js' } },
    });
  });

  it('lists and opens the shipped dashboards', async () => {
    expect(await json('/api/search?type=dash-db')).toContainEqual(
      expect.objectContaining({ uid: 'flinkscope-job', url: '/d/flinkscope-job/flink-job' })
    );
    expect(await json('/api/dashboards/uid/flinkscope-job')).toMatchObject({ dashboard: { uid: 'flinkscope-job' } });
  });

  it.each([
    '/api/nothing',
    '/api/dashboards/uid/none',
    '/api/datasources/uid/none',
    '/api/plugins/none/settings',
    '/api',
  ])('%s is 404 in JSON', async (path) => {
    const { status, headers, text } = await host.ask(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/json; charset=UTF-8');
    expect(text).toMatch(/^\{"message":".+"\}$/);
  });

  it('keeps secrets on the server and other secrets when one changes', async () => {
    const path = '/api/datasources/uid/flink-2';
    const save = (secureJsonData: Record<string, string>) =>
      host.ask(path, {
        method: 'PUT',
        body: JSON.stringify({ name: 'Second', url: 'http://127.0.0.1:3', jsonData: {}, secureJsonData }),
      });
    await save({ basicAuthPassword: 'first-secret', httpHeaderValue1: 'other-secret' });
    const saved = await save({ basicAuthPassword: 'new-secret' });
    const read = await host.ask(path);
    expect(JSON.parse(read.text)).toMatchObject({
      name: 'Second',
      url: 'http://127.0.0.1:3',
      secureJsonFields: { basicAuthPassword: true, httpHeaderValue1: true },
      version: 3,
    });
    const everything =
      saved.text + read.text + (await host.ask('/api/frontend/settings')).text + (await host.ask('/d/x')).text;
    expect(everything).not.toMatch(/secret"|-secret/);
    expect(host.site.sources.find('flink-2')?.secureJsonData).toEqual({
      basicAuthPassword: 'new-secret',
      httpHeaderValue1: 'other-secret',
    });
  });

  it('takes nothing that is no JSON object', async () => {
    expect((await host.ask('/api/datasources/uid/flink', { method: 'PUT', body: '[]' })).status).toBe(400);
    expect((await host.ask('/api/datasources/uid/flink', { method: 'PUT', body: '{' })).status).toBe(400);
  });
});

describe('who may ask', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil:80'])('not the host name %j', async (name) => {
    expect((await host.ask('/api/health', { headers: { host: name } })).status).toBe(403);
  });

  it.each(['localhost', 'localhost:3300', '[::1]:3300'])('the host name %s', async (name) => {
    expect((await host.ask('/api/health', { headers: { host: name } })).status).toBe(200);
  });

  it('not a page of another origin that changes something', async () => {
    const headers = { origin: 'http://evil.example' };
    expect((await host.ask('/api/datasources/uid/flink', { method: 'PUT', headers, body: '{}' })).status).toBe(403);
    expect((await host.ask('/api/health', { headers })).status).toBe(200);
  });
});

describe('pages', () => {
  it('lead from the root to the first dashboard, with the query', async () => {
    expect(await host.ask('/?theme=light')).toMatchObject({
      status: 302,
      headers: { location: '/d/flinkscope-job/flink-job?theme=light' },
    });
  });

  it('may load nothing of another host', async () => {
    const { headers } = await host.ask('/d/flinkscope-job');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('carry boot data that cannot end its script element', async () => {
    const source = host.site.sources.find('flink');
    if (source !== undefined) {
      host.site.sources.replace({ ...source, name: '</script><img src=x>' });
    }
    const { text } = await host.ask('/d/flinkscope-job');
    expect(text).not.toContain('<img');
    expect(text).toContain('\\u003c/script\\u003e');
  });
});
