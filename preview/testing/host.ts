import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request as send, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, type Host } from '../server/requests.ts';
import { Site } from '../server/site.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface TestHost {
  site: Site;
  dist: string;
  port: number;
  /** Sends an address as it stands, without cleaning it. */
  ask: (path: string, options?: Ask) => Promise<Answer>;
  close: () => Promise<void>;
}

/** A plugin folder as the build leaves it: the shipped plugin.json files, no modules. */
export function pluginFolder(): string {
  const dist = mkdtempSync(join(tmpdir(), 'preview-dist-'));
  const files = [
    'plugin.json',
    'datasource/plugin.json',
    'panels/jobgraph/plugin.json',
    'panels/jobgraph/img/logo.svg',
  ];
  files.forEach((file) => cpSync(join('src', file), join(dist, file)));
  cpSync('dashboards', join(dist, 'dashboards'), { recursive: true });
  writeFileSync(join(dist, 'module.js'), 'define([], () => ({}));');
  return dist;
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body = '' }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The preview's server without its page, over the shipped plugin.json files. */
export async function testHost(flinkUrl: string | string[], dist = pluginFolder()): Promise<TestHost> {
  const site = new Site({
    root: process.cwd(),
    distDir: dist,
    flinkUrls: [flinkUrl].flat(),
    dashboardDirs: [],
    version: '12.4.10',
  });
  const bundle = { dir: dist, early: 'early.js', main: 'main.js', preload: [] };
  const host: Host = { root: process.cwd(), site, bundle: () => bundle, reload: null };
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => void answer(host, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    site,
    dist,
    port,
    ask: (path, options) => ask(port, path, options),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
