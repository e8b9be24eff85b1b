import { answersOf } from '../../simulator/recordings';
import { FlinkError } from '../flink/errors';
import { type Transport } from '../flink/transport';
import { framesOf, packetsOf, testDataSource } from '../testing/datasource';
import { standardRecordings } from '../testing/recording';

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
    return body === undefined
      ? Promise.reject(new FlinkError({ kind: 'notFound', path, detail: 'File not found.' }))
      : Promise.resolve(body);
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

  it('is a cluster without counts', async () => {
    const { ask, requests } = historyServer(version);
    const { frames, errors } = await ask({ queryType: 'cluster' });
    expect(errors).toEqual([]);
    expect(frames[0]?.fields.find(({ name }) => name === 'history server')?.values).toEqual([true]);
    expect(requests).toEqual(['/config']);
  });

  it('has no TaskManagers, and says so', async () => {
    const { errors } = await historyServer(version).ask({ queryType: 'taskManagers', show: 'memory' });
    expect(errors.join()).toMatch(/History Server only knows jobs that have ended/);
  });
});
