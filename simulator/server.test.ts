import { connect } from 'node:net';
import { decodeJob } from '../src/flink/job';
import { type Simulator, type SimulatorOptions, startSimulator } from './server';
import { send } from './testing/send';
import { Visitor } from './testing/visitor';

const started: Simulator[] = [];

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options);
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('an answer', () => {
  test('is JSON for everybody, with a length and without compression', async () => {
    const { url } = await start();
    const { status, headers, text } = await send(url, '/overview');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'access-control-allow-origin': '*',
      'content-length': String(Buffer.byteLength(text)),
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.date).toBeUndefined();
    expect(JSON.parse(text)).toMatchObject({ 'flink-version': '2.3.0' });
  });

  test('says which version it was told to be', async () => {
    const { url } = await start({ flinkVersion: '1.20.3' });
    expect(JSON.parse((await send(url, '/config')).text)).toMatchObject({ 'flink-version': '1.20.3' });
  });

  test('to a method that a path does not have is that it was not found', async () => {
    const { url } = await start();
    expect(await send(url, '/overview', { method: 'OPTIONS' })).toMatchObject({
      status: 404,
      text: '{"errors":["Not found: /overview"]}',
    });
    expect(await send(url, '/overview', { method: 'HEAD' })).toMatchObject({
      status: 404,
      text: '',
      headers: { 'content-length': '35' },
    });
  });

  test.each([
    [4_083, 200],
    [4_084, 404],
    [20_000, 404],
  ])('to a path of %i characters is %i', async (length, status) => {
    const { url } = await start();
    const path = '/overview?x='.padEnd(length, 'a');
    const answer = await send(url, path);
    expect(answer.status).toBe(status);
    if (status === 404) {
      expect(answer.text).toBe('{"errors":["Unable to load requested file /bad-request."]}');
    }
  });

  test('with text that is not ASCII has its length in bytes', async () => {
    const { url } = await start({ scenario: 'hostile' });
    const { text, headers } = await send(url, '/jobs/overview');
    expect(text).toContain('👾');
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
    expect(text.length).toBeLessThan(Buffer.byteLength(text));
  });

  test('goes on over one connection', async () => {
    const { url } = await start();
    const { hostname, port } = new URL(url);
    const received = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          'GET /config HTTP/1.1\r\nHost: x\r\n\r\nGET /nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
        )
      );
      socket.on('data', (part) => {
        text += String(part);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
  });
});

describe('a test', () => {
  test('lets time pass, and the cluster with it', async () => {
    let now = 1_795_250_000_000;
    const { url, control } = await start({ scenario: 'backpressure', clock: { now: () => now } });
    const { id = '' } = new Visitor('backpressure').job().spec;
    const records = async () => {
      const job = decodeJob(JSON.parse((await send(url, `/jobs/${id}`)).text));
      return job.vertices[0]?.counters.recordsOut ?? null;
    };
    expect(await records()).toBeNull();
    now += 1_000;
    const first = await records();
    control.advance(60_000);
    await records();
    control.advance(1_000);
    expect(await records()).toBeGreaterThan((first ?? Infinity) + 30_000);
    expect(control.now()).toBe(now + 61_000);
  });

  test('sees every request that came, and what became of it', async () => {
    const { url, control } = await start();
    await send(url, '/nope?x=1');
    await send(url, '/jobs');
    expect(control.log()).toMatchObject([
      { method: 'GET', url: '/nope?x=1', status: 404 },
      { method: 'GET', url: '/jobs', status: 200 },
    ]);
    control.clear();
    expect(control.log()).toEqual([]);
  });

  test('stops the server and starts it again at the same address, with the same cluster', async () => {
    const { url, control } = await start();
    const before = (await send(url, '/jobs')).text;
    await control.stop();
    await expect(send(url, '/jobs')).rejects.toThrow('ECONNREFUSED');
    await control.start();
    expect((await send(url, '/jobs')).text).toBe(before);
  });

  test('takes another scenario, in which nobody has asked for metrics yet', async () => {
    const { url, control } = await start({ scenario: 'healthy' });
    await send(url, '/jobmanager/metrics');
    control.advance(1_000);
    expect((await send(url, '/jobmanager/metrics')).text).not.toBe('[]');
    control.setScenario('empty');
    expect((await send(url, '/jobs')).text).toBe('{"jobs":[]}');
    expect((await send(url, '/jobmanager/metrics')).text).toBe('[]');
    expect(control.scenario()).toBe('empty');
  });

  test('breaks, delays and replaces answers below a path', async () => {
    const { url, control } = await start();
    control.setFaults([
      { path: '/jobs', kind: 'drop' },
      { path: '/overview', kind: 'hang' },
      { path: '/taskmanagers', kind: 'delay', ms: 120 },
      { path: '/config', kind: 'answer', status: 502, contentType: 'text/html', text: '<h1>Bad gateway</h1>' },
    ]);
    await expect(send(url, '/jobs/overview')).rejects.toThrow(/socket hang up|ECONNRESET/);
    await expect(send(url, '/overview', { timeoutMs: 150 })).rejects.toThrow('timeout');
    const begun = Date.now();
    expect((await send(url, '/taskmanagers')).status).toBe(200);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(110);
    expect(await send(url, '/config')).toMatchObject({ status: 502, text: '<h1>Bad gateway</h1>' });
    expect((await send(url, '/jars')).status).toBe(200);
    expect(control.log().map(({ status }) => status)).toEqual([0, 0, 200, 502, 200]);
    control.setFaults([]);
    expect((await send(url, '/overview')).status).toBe(200);
  });
});

describe('the control over HTTP', () => {
  test('is not there unless it was asked for', async () => {
    const { url, control } = await start();
    expect((await send(url, '/__simulator')).status).toBe(404);
    expect((await send(url, '/__simulator/scenario?name=empty', { method: 'POST' })).status).toBe(404);
    expect(control.scenario()).toBe('healthy');
  });

  test('says and changes the scenario, and stays out of the log', async () => {
    const { url, control } = await start({ control: true });
    expect(JSON.parse((await send(url, '/__simulator')).text)).toMatchObject({ scenario: 'healthy' });
    expect((await send(url, '/__simulator/scenario?name=skew')).status).toBe(404);
    expect((await send(url, '/__simulator/scenario?name=nope', { method: 'POST' })).status).toBe(400);
    expect((await send(url, '/__simulator/scenario?name=skew', { method: 'POST' })).status).toBe(200);
    expect(control.scenario()).toBe('skew');
    await send(url, '/config');
    expect(JSON.parse((await send(url, '/__simulator/log')).text)).toMatchObject([{ url: '/config', status: 200 }]);
  });

  test('makes faults and time', async () => {
    const { url, control } = await start({ control: true });
    const post = (path: string, body = '') => send(url, `/__simulator/${path}`, { method: 'POST', body });
    const before = control.now();
    expect((await post('advance?ms=3600000')).status).toBe(200);
    expect(control.now()).toBeGreaterThanOrEqual(before + 3_600_000);
    expect((await post('advance?ms=-1')).status).toBe(400);
    expect((await post('advance')).status).toBe(400);
    expect((await post('fault?kind=answer&path=/jobs&status=503&type=text/plain', 'no leader')).status).toBe(200);
    expect(await send(url, '/jobs')).toMatchObject({ status: 503, text: 'no leader' });
    expect((await post('fault?kind=nonsense')).status).toBe(400);
    expect((await post('reset')).status).toBe(200);
    expect((await send(url, '/jobs')).status).toBe(200);
  });

  test('makes an outage that ends by itself', async () => {
    const { url } = await start({ control: true });
    await send(url, '/__simulator/outage?ms=150', { method: 'POST' });
    await pause(70);
    await expect(send(url, '/jobs')).rejects.toThrow('ECONNREFUSED');
    await pause(250);
    expect((await send(url, '/jobs')).status).toBe(200);
  });
});

test('a port that is taken is said', async () => {
  const { url } = await start();
  await expect(startSimulator({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});

test('whoever shuts the cluster down gets an answer, and nobody after that', async () => {
  const { url, control } = await start();
  expect((await send(url, '/cluster', { method: 'DELETE' })).status).toBe(200);
  await pause(30);
  await expect(send(url, '/overview')).rejects.toThrow('ECONNREFUSED');
  expect(control.changes()).toEqual([{ method: 'DELETE', url: '/cluster' }]);
});
