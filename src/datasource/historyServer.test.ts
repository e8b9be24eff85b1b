import { join } from 'node:path';
import { dateTime } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { answersOf, readRecording } from '../../simulator/recordings';
import { FlinkError } from '../flink/errors';
import { type Transport } from '../flink/transport';
import { asTable } from '../testing/asTable';
import { fakeClock } from '../testing/fakeClock';
import { framesOf, packetsOf, requestOf, testDataSource } from '../testing/datasource';
import { standardRecordings } from '../testing/recording';

const notFound = (path: string) => new FlinkError({ kind: 'notFound', path, detail: 'File not found.' });

/** What a History Server has of the recorded finished job; it ignores query parameters and knows no metrics. */
const kept = /^\/(config|jobs\/overview|jobs\/\w{32}(|\/config|\/accumulators|\/exceptions|\/vertices\/\w{32}))$/;

function historyServer(version: string) {
  const found = standardRecordings.find((one) => one.version === version);
  if (found === undefined) {
    throw new Error(`Nobody recorded ${version}`);
  }
  const bodies = new Map(
    found.recording.answers
      .filter(({ path, status }) => status === 200 && kept.test(path))
      .map(({ path, body }) => [path, body] as const)
  );
  const [config] = answersOf(found.recording, '/config');
  bodies.set('/config', { ...Object(config?.body), features: { 'web-history': true } });
  const overview = bodies.get('/jobs/overview') as { jobs: Array<{ jid: string; name: string; state: string }> };
  const ended = overview.jobs.filter(({ state }) => state === 'FINISHED');
  bodies.set('/jobs/overview', { jobs: ended });
  const requests: string[] = [];
  const get: Transport['get'] = (path) => {
    requests.push(path);
    const body = bodies.get(path);
    return body === undefined ? Promise.reject(notFound(path)) : Promise.resolve(body);
  };
  const transport: Transport = { get, text: async (path) => String(await get(path)) };
  const ask = async (fields: { queryType: string; [field: string]: unknown }) => {
    const packets = await packetsOf(testDataSource(transport), [{ refId: 'A', ...fields }]);
    const last = packets.at(-1);
    return { frames: framesOf(last), errors: (last?.errors ?? []).map(({ message }) => message) };
  };
  return { requests, ask, ended };
}

describe.each(standardRecordings.map(({ version }) => version))('a History Server of Flink %s', (version) => {
  it('lists jobs that have ended, with and without details, and asks for no metrics', async () => {
    const { ask, requests, ended } = historyServer(version);
    for (const details of ['none', 'restarts']) {
      const { frames, errors } = await ask({ queryType: 'jobs', details });
      expect(errors).toEqual([]);
      expect(frames[0]?.fields.find(({ name }) => name === 'name')?.values).toEqual(ended.map(({ name }) => name));
    }
    expect(ended.map(({ name }) => name)).toEqual(['nightly-batch']);
    expect(requests).toEqual(['/jobs/overview', '/jobs/overview']);
  });

  it('shows the graph of such a job without any request for metrics', async () => {
    const { ask, requests } = historyServer(version);
    const { frames, errors } = await ask({ queryType: 'jobGraph', job: 'nightly-batch' });
    expect(errors).toEqual([]);
    expect(frames[0]?.length).toBeGreaterThan(1);
    expect(frames[0]?.fields.find(({ name }) => name === 'busy_max')?.values).not.toContain(0);
    expect(requests.filter((path) => /metrics$|backpressure$/.test(path))).toEqual([]);
  });

  it.each(['config', 'accumulators'])('has %s of such a job', async (queryType) => {
    const { errors } = await historyServer(version).ask({ queryType, job: 'nightly-batch' });
    expect(errors).toEqual([]);
  });

  it('is a cluster that counts its jobs only', async () => {
    const { ask, requests } = historyServer(version);
    const { frames, errors } = await ask({ queryType: 'cluster' });
    expect(errors).toEqual([]);
    expect(frames[0]?.fields.find(({ name }) => name === 'history server')?.values).toEqual([true]);
    expect(frames[0]?.fields.find(({ name }) => name === 'jobs finished')?.values).toEqual([1]);
    expect(frames[0]?.fields.find(({ name }) => name === 'task managers')?.values).toEqual([null]);
    expect(requests).toEqual(['/config', '/jobs/overview']);
  });

  it('has no TaskManagers, and says so', async () => {
    const { errors } = await historyServer(version).ask({ queryType: 'taskManagers', show: 'memory' });
    expect(errors.join()).toMatch(/^This is a History Server: it knows jobs that have ended, but no .*TaskManagers/);
  });
});

/** What a real one answered: two jobs that were cancelled and one that finished. */
function recorded() {
  const folder = join(__dirname, '..', '..', 'tests', 'recordings');
  const { answers } = readRecording({ version: '2.2.0', scenario: 'history-server' }, folder);
  const bodies = new Map(answers.filter(({ status }) => status === 200).map(({ path, body }) => [path, body]));
  const requests: string[] = [];
  const get: Transport['get'] = (path) => {
    requests.push(path);
    return bodies.has(path) ? Promise.resolve(bodies.get(path)) : Promise.reject(notFound(path));
  };
  const clock = fakeClock(answeredLater);
  const [from, to] = [dateTime(answeredLater - 7 * 86_400_000), dateTime(answeredLater)];
  const datasource = testDataSource({ get, text: async (path) => String(await get(path)) }, { clock });
  const ask = async (fields: { queryType: string; [field: string]: unknown }) => {
    requests.length = 0;
    const request = { ...requestOf([{ refId: 'A', ...fields }]), range: { from, to, raw: { from, to } } };
    const packets = await lastValueFrom(datasource.query(request as never).pipe(toArray()));
    const last = packets.at(-1);
    const frames = framesOf(last);
    const values = (frame: string, field: string): unknown[] | undefined =>
      frames.find(({ name }) => name === frame)?.fields.find(({ name }) => name === field)?.values;
    return {
      packets,
      frames,
      values,
      errors: (last?.errors ?? []).map(({ message }) => message),
      asked: [...requests],
    };
  };
  return { ask, answers, clock };
}

/** Days after those jobs have ended. */
const answeredLater = 1_795_700_000_000;
const flaky = '2e2f3eb235f26837cc63700ff37a68fd';
const orders = '4793b331ac6a9867dc4a209ab75c998d';

describe('a recorded History Server', () => {
  it('says of what it lacks that there is no such file', () => {
    const lacking = recorded().answers.filter(({ status }) => status !== 200);
    expect(lacking.map(({ path, status, body }) => ({ path, status, body }))).toEqual(
      ['/taskmanagers', '/jobmanager/config'].map((path) => ({
        path,
        status: 404,
        body: { errors: ['File not found.'] },
      }))
    );
  });

  it('is one row that counts its jobs', async () => {
    const { values } = await recorded().ask({ queryType: 'cluster' });
    const counts = ['jobs running', 'jobs finished', 'jobs canceled', 'jobs failed', 'slots'];
    expect(counts.map((name) => values('cluster', name)?.[0])).toEqual([0, 1, 2, 0, null]);
  });

  it.each([
    ['exceptions', {}, 4],
    ['events', {}, 12],
    ['checkpoints', {}, 8],
    ['checkpointSubtasks', {}, 2],
    ['vertices', {}, 2],
    ['subtasks', { show: 'now' }, 1],
    ['subtasks', { show: 'times' }, 1],
    ['subtasks', { show: 'timeline' }, 7],
    ['config', { of: 'job' }, 3],
    ['accumulators', {}, 0],
  ])('has %s %j of the newest job, at once', async (queryType, fields, rows) => {
    const { ask, clock } = recorded();
    const { frames, errors, packets, asked } = await ask({ queryType, ...fields });
    expect(errors).toEqual([]);
    expect(frames[0]?.length).toBe(rows);
    expect(packets).toHaveLength(1);
    expect(clock.now()).toBe(answeredLater);
    expect(asked.filter((path) => path.startsWith('/jobs/') && path !== '/jobs/overview').join()).toContain(flaky);
    expect(asked.join()).not.toMatch(/metrics|backpressure/);
  });

  it('tells the means over the whole life of the tasks, and times as they were', async () => {
    const { frames, values, asked } = await recorded().ask({ queryType: 'jobGraph', job: orders });
    const shown = ['title', 'busy_mean', 'idle_mean', 'backpressured_mean', 'detail__records_out', 'span', 'basis'];
    const [nodes] = frames;
    const fields = (nodes?.fields ?? []).filter(({ name }) => shown.includes(name));
    expect(nodes && asTable({ ...nodes, fields })).toMatchInlineSnapshot(`
"# nodes
title                               detail__records_out  busy_mean  idle_mean  backpressured_mean  span   basis
Source: orders                      2014.447             –          –          0                   63541  sinceStart
WindowAggregate → sink_agg: Writer  0                    0.007      0.993      0                   62706  sinceStart"
`);
    expect([values('job', 'job_started'), values('job', 'job_ended')]).toEqual([[1795268234048], [1795268298195]]);
    expect(asked).toEqual([`/jobs/${orders}`]);
  });

  it.each([
    ['jobGraph', [`/jobs/${orders}`]],
    ['vertices', [`/jobs/${orders}`]],
    ['events', ['/jobs/overview']],
  ])('is asked for the %s of a job that has ended as little as possible', async (queryType, expected) => {
    const { ask, clock } = recorded();
    const first = await ask({ queryType, job: orders });
    clock.advance(10_000);
    const second = await ask({ queryType, job: orders });
    expect(second.asked).toEqual(expected);
    expect(second.frames[0]?.length).toBe(first.frames[0]?.length);
    expect(clock.now()).toBe(answeredLater + 10_000);
  });

  it.each([
    ['metrics', { scope: 'job', metrics: ['numRestarts'] }],
    ['metrics', { scope: 'vertex' }],
    ['metrics', { scope: 'jobmanager', metrics: ['Status.JVM.CPU.Load'] }],
    ['metrics', { scope: 'taskmanager', metrics: ['Status.JVM.CPU.Load'] }],
    ['metrics', { scope: 'taskmanagers', metrics: ['Status.JVM.CPU.Load'] }],
    ['flameGraph', {}],
    ['taskManagers', { show: 'list' }],
    ['taskManagers', { show: 'memory', taskManager: 'tm-1' }],
    ['threadDump', {}],
    ['threadDump', { taskManager: 'tm-1' }],
    ['logs', { process: 'jobmanager', show: 'tail' }],
    ['logs', { process: 'taskmanager', show: 'files' }],
    ['logs', { process: 'taskmanager', taskManager: 'tm-1', show: 'tail' }],
    ['config', { of: 'cluster' }],
  ])('says of %s %j that it is one', async (queryType, fields) => {
    const { ask, clock } = recorded();
    const { errors } = await ask({ queryType, ...fields });
    expect(errors).toEqual([
      'This is a History Server: it knows jobs that have ended, but no metrics, watermarks, logs, thread dumps, flame graphs, TaskManagers or cluster options. Choose the data source of a running cluster for these.',
    ]);
    expect(clock.now()).toBe(answeredLater);
  });

  it('says of a job that it does not have what every Flink does', async () => {
    const { errors } = await recorded().ask({ queryType: 'jobGraph', job: '0'.repeat(32) });
    expect(errors.join()).toMatch(/^Flink does not know \/jobs\/0+ \(File not found\.\)/);
  });

  it.each(['watermarks', 'latency'])('has no %s, which a notice says', async (queryType) => {
    const { frames, errors } = await recorded().ask({ queryType });
    expect(errors).toEqual([]);
    expect(frames[0]?.meta?.notices?.map(({ text }) => text).join()).toMatch(/ended|CANCELED/);
  });
});
