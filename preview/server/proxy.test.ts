/** @jest-environment node */
import { once } from 'node:events';
import { type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { testHost, type TestHost } from '../testing/host.ts';
import { recordingUpstream, type Upstream } from '../testing/upstream.ts';
import { updated } from './dataSources.ts';

const base = '/api/datasources/proxy/uid/flink';

let flink: Upstream;
let host: TestHost;
let respond: RequestListener;

beforeEach(async () => {
  respond = (_, response) => void response.end('{}');
  flink = await recordingUpstream((request, response) => respond(request, response));
  host = await testHost(flink.url);
});
afterEach(() => Promise.all([host.close(), flink.close()]));

const configure = (settings: Record<string, unknown>) => {
  const source = host.site.sources.find('flink');
  if (source === undefined) {
    throw new Error('no data source');
  }
  host.site.sources.replace(updated(source, { ...source, ...settings }));
};

describe('what Flink is told', () => {
  it('is nothing of the reader', async () => {
    const headers = {
      cookie: 'grafana_session=1; preview_role=Admin',
      authorization: 'Bearer mine',
      origin: 'http://127.0.0.1',
      referer: 'http://127.0.0.1/d/flinkscope-job',
      'x-forwarded-host': 'h',
      'x-forwarded-proto': 'https',
      'x-grafana-user': 'me',
      'accept-language': 'de',
    };
    await host.ask(`${base}/jobs/overview`, { headers });
    expect(flink.requests[0]?.headers).toEqual({
      'accept-language': 'de',
      connection: 'keep-alive',
      host: new URL(flink.url).host,
      'user-agent': 'Grafana/12.4.10',
      'x-forwarded-for': '127.0.0.1',
      'x-grafana-referer': 'http://127.0.0.1/d/flinkscope-job',
    });
  });

  it('is the user, the headers and the cookies of the settings', async () => {
    configure({
      basicAuth: true,
      basicAuthUser: 'reader',
      jsonData: {
        httpHeaderName1: 'X-Tenant',
        httpHeaderName2: 'X-None',
        httpHeaderName4: 'X-Four',
        keepCookies: ['sso', 'lb_[]'],
      },
      secureJsonData: { basicAuthPassword: 'secret', httpHeaderValue1: 'a', httpHeaderValue4: 'd' },
    });
    await host.ask(`${base}/jobs`, { headers: { cookie: 'x=1; sso=2; lb_a=3; sso2=4' } });
    expect(flink.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('reader:secret').toString('base64')}`,
      'x-tenant': 'a',
      cookie: 'lb_a=3; sso=2',
    });
    // The first name without a value is skipped, the first missing name ends the list.
    expect(Object.keys(flink.requests[0]?.headers ?? {}).filter((name) => /x-(none|four)/.test(name))).toEqual([]);
  });

  it('is asked below the path of the data source', async () => {
    configure({ url: `${flink.url}/gateway/flink/` });
    await host.ask(`${base}/jobs/a%2Fb`);
    expect(flink.requests[0]?.url).toBe('/gateway/flink/jobs/a%2Fb?mode=read-only');
  });

  it('never reads a second request out of the body of the first', async () => {
    const smuggled = 'DELETE /cluster HTTP/1.1\r\nHost: x\r\n\r\n';
    const chunked = `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`;
    const socket = connect(host.port, '127.0.0.1');
    socket.write(
      `GET ${base}/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunked}`
    );
    socket.resume();
    await once(socket, 'close');
    expect(flink.requests.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
      { method: 'GET', url: '/jobs?mode=read-only', body: smuggled },
    ]);
  });
});

describe('what the browser is told', () => {
  it('is the answer without what could act in the origin of Grafana', async () => {
    respond = (_, response) => {
      response.writeHead(201, {
        'content-type': 'text/html',
        'content-security-policy': 'default-src *',
        'set-cookie': 'a=b',
        server: 'x',
        'strict-transport-security': 'x',
        'alt-svc': 'h3',
        connection: 'x-hop',
        'x-hop': '1',
        via: '1.0 gateway',
        'x-own': 'y',
      });
      response.end('<b>');
    };
    const { status, headers, text } = await host.ask(`${base}/jobs`);
    expect([status, text]).toEqual([201, '<b>']);
    expect(headers).toMatchObject({
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      via: '1.1 grafana, 1.0 gateway',
      'x-own': 'y',
    });
    for (const name of ['set-cookie', 'server', 'strict-transport-security', 'alt-svc', 'x-hop']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('is 400 where Flink says 401', async () => {
    respond = (_, response) => void response.writeHead(401, { 'www-authenticate': 'Basic' }).end('no');
    const { status, headers, text } = await host.ask(`${base}/jobs`);
    expect([status, text]).toEqual([400, 'Authentication to data source failed']);
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  it('is a redirect as it came, unfollowed', async () => {
    respond = (_, response) => void response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end();
    expect(await host.ask(`${base}/jobs`)).toMatchObject({
      status: 302,
      headers: { location: 'http://elsewhere.invalid/' },
    });
    expect(flink.requests).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    ['is not there', () => configure({ url: 'http://127.0.0.1:1' })],
    ['cuts the line', () => (respond = (_, response) => void response.socket?.destroy())],
    [
      'says nothing in time',
      () => {
        configure({ jsonData: { timeout: 1 } });
        respond = () => undefined;
      },
    ],
  ])('is 502 without a word where Flink %s', async (_, arrange) => {
    arrange();
    expect(await host.ask(`${base}/jobs`)).toMatchObject({ status: 502, text: '' });
  });

  it('is 400 where the address of the data source is none', async () => {
    configure({ url: 'http://' });
    expect(await host.ask(`${base}/jobs`)).toMatchObject({
      status: 400,
      text: '{"message":"Invalid data source URL: \\"http://\\""}',
    });
  });

  it('is an answer that breaks off where Flink breaks off', async () => {
    respond = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroy());
    };
    await expect(host.ask(`${base}/jobs`)).rejects.toThrow(/aborted|hang up|reset/i);
  });
});

it('leaves Flink alone when the reader has gone', async () => {
  const gone = new Promise<boolean>((resolve) => {
    respond = (request, response) => void response.on('close', () => resolve(!response.writableFinished));
  });
  const socket = connect(host.port, '127.0.0.1');
  socket.write(`GET ${base}/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  while (flink.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  socket.destroy();
  expect(await gone).toBe(true);
});
