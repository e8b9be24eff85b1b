import { type Transport } from '../../../flink/transport';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, type SavedQuery, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { isSince, standardRecordings } from '../../../testing/recording';

const job = (name: string, state: string, started: number) => ({
  jid: hexId(name),
  name,
  state,
  'start-time': started,
  duration: 1_000_000 - started,
});
const overview = {
  jobs: [job('orders', 'RUNNING', 400_000), job('Orders-eu', 'RESTARTING', 300_000), job('nightly', 'FAILED', 100_000)],
};

async function ask(transport: Transport, fields: Partial<SavedQuery>, options = {}) {
  const clock = fakeClock();
  const datasource = testDataSource(transport, { clock, ...options });
  const run = () => packetsOf(datasource, [{ refId: 'A', queryType: 'jobs', ...fields }]);
  const packets = await run();
  const shown = (columns?: string[]) =>
    packets.map((packet) => framesOf(packet).map((frame) => asTable(frame, columns)));
  const frame = framesOf(packets.at(-1))[0];
  const column = (name: string): unknown[] => frame?.fields.find((field) => field.name === name)?.values ?? [];
  const errors = packets.at(-1)?.errors?.map(({ message }) => message) ?? [];
  return { shown, frame, column, errors, run, clock };
}

describe('filters', () => {
  it.each<[object, string[]]>([
    [{}, ['orders', 'Orders-eu', 'nightly']],
    [{ states: [], name: '', details: 'none' }, ['orders', 'Orders-eu', 'nightly']],
    [{ states: ['RUNNING'] }, ['orders']],
    [{ states: ['failed', 'RESTARTING'] }, ['Orders-eu', 'nightly']],
    [{ states: ['$states'] }, ['Orders-eu', 'nightly']],
    [{ states: ['$none'] }, ['orders', 'Orders-eu', 'nightly']],
    [{ name: 'order' }, ['orders', 'Orders-eu']],
    [{ name: '/^Or.*-/' }, ['Orders-eu']],
    [{ name: '$part', states: ['RUNNING'] }, ['orders']],
    [{ name: 'none of them' }, []],
  ])('%j gives %j, for one request', async (fields, names) => {
    const transport = fakeTransport({ '/jobs/overview': overview });
    const variables = { states: '{FAILED,RESTARTING}', none: '', part: 'ord' };
    const { column } = await ask(transport, fields, { variables });
    expect(column('name')).toEqual(names);
    expect(transport.requests).toEqual(['/jobs/overview']);
  });

  it('an expression that is none is one sentence', async () => {
    const { errors } = await ask(fakeTransport({ '/jobs/overview': overview }), { name: '/orders(/' });
    expect(errors).toEqual([
      '“/orders(/” is not a regular expression. Correct it, or leave out the slashes to search for the text as it is.',
    ]);
  });

  it('a field of the wrong kind is one sentence', async () => {
    const { errors } = await ask(fakeTransport(), { states: 'RUNNING' });
    expect(errors.join()).toMatch(/field of the wrong kind/);
  });
});

const names = 'numRestarts,runningTime,uptime,lastCheckpointDuration,lastCheckpointCompletedTimestamp';
const metricsOf = (name: string) => `/jobs/${hexId(name)}/metrics?get=${names}`;
const checkpointsOf = (name: string) => `/jobs/${hexId(name)}/checkpoints`;
const metrics = (values: Record<string, number>) =>
  Object.entries(values).map(([id, value]) => ({ id, value: String(value) }));
const columns = ['name', 'state', 'restarts', 'uptime', 'checkpoint age', 'checkpoint duration'];

describe('details', () => {
  it('of Flink 2 take one request a running job; the list comes first', async () => {
    const transport = fakeTransport({
      '/jobs/overview': overview,
      [metricsOf('orders')]: metrics({
        numRestarts: 3,
        runningTime: 5_000,
        lastCheckpointDuration: 70,
        lastCheckpointCompletedTimestamp: 988_000,
      }),
      [metricsOf('Orders-eu')]: metrics({
        numRestarts: 9,
        runningTime: 0,
        lastCheckpointDuration: -1,
        lastCheckpointCompletedTimestamp: -1,
      }),
    });
    const { shown } = await ask(transport, { details: 'restarts' });
    expect(shown(columns)).toMatchInlineSnapshot(`
[
  [
    "# jobs
name       state       restarts  uptime  checkpoint age  checkpoint duration
orders     RUNNING     –         –       –               –
Orders-eu  RESTARTING  –         –       –               –
nightly    FAILED      –         –       –               –",
  ],
  [
    "# jobs
name       state       restarts  uptime  checkpoint age  checkpoint duration
orders     RUNNING     3         5000    12000           70
Orders-eu  RESTARTING  9         0       –               –
nightly    FAILED      –         –       –               –",
  ],
]
`);
    expect(transport.requests).toEqual(['/jobs/overview', metricsOf('orders'), metricsOf('Orders-eu')]);
  });

  it('of older versions take a second request for a job that has taken a checkpoint', async () => {
    const transport = fakeTransport({
      '/jobs/overview': overview,
      [metricsOf('orders')]: metrics({ numRestarts: 3, uptime: 5_000, lastCheckpointDuration: 70 }),
      [metricsOf('Orders-eu')]: metrics({ numRestarts: 9, uptime: 0, lastCheckpointDuration: -1 }),
      [checkpointsOf('orders')]: {
        latest: { completed: { latest_ack_timestamp: 990_000, end_to_end_duration: 80 } },
      },
    });
    const { shown } = await ask(transport, { details: 'restarts', states: ['RUNNING', 'RESTARTING'] });
    expect(shown(columns).at(-1)).toMatchInlineSnapshot(`
[
  "# jobs
name       state       restarts  uptime  checkpoint age  checkpoint duration
orders     RUNNING     3         5000    10000           80
Orders-eu  RESTARTING  9         0       –               –",
]
`);
    expect(transport.requests.slice(3)).toEqual([checkpointsOf('orders')]);
  });

  it.each(standardRecordings)('are known on $title', async ({ recording }) => {
    const recorded = recordedTransport(recording);
    // Nobody recorded these names together: the answer is that of the whole list with values, or of single ones.
    const transport: Transport = {
      ...recorded,
      get: async (path, params, signal) => {
        if (!path.endsWith('/metrics')) {
          return recorded.get(path, params, signal);
        }
        const asked = new Set((params?.get ?? '').split(','));
        const all = recording.answers.filter(
          (answer) => answer.status === 200 && answer.path.startsWith(`${path}?get=`) && Array.isArray(answer.body)
        );
        const entries = all.flatMap(({ body }) => (Array.isArray(body) ? (body as Array<{ id: string }>) : []));
        return entries.filter(({ id }) => asked.has(id));
      },
    };
    const { column, errors } = await ask(transport, { details: 'restarts', states: ['RUNNING'] });
    expect(errors).toEqual([]);
    const values = column('name').map((name, row) => ({
      name,
      restarts: column('restarts')[row],
      age: column('checkpoint age')[row],
      uptime: column('uptime')[row],
    }));
    expect(values.length).toBeGreaterThan(1);
    for (const { restarts, age, uptime } of values) {
      expect(restarts).toBeGreaterThanOrEqual(0);
      expect(uptime).toBeGreaterThanOrEqual(0);
      expect(Number(age)).toBeLessThan(120_000);
    }
  });

  it.each(standardRecordings)('have their names on $title', ({ version, recording }) => {
    const lists = recording.answers.filter(({ path }) => /^\/jobs\/\w+\/metrics$/.test(path));
    const offered = JSON.stringify(lists.map(({ body }) => body));
    const missing = names.split(',').filter((name) => !offered.includes(`"${name}"`));
    expect(missing).toEqual(isSince(version, '2.0') ? [] : ['lastCheckpointCompletedTimestamp']);
  });

  it('are asked for within the budget; at the next refresh it is the turn of the others', async () => {
    const jobs = ['a', 'b', 'c', 'd', 'e'];
    const transport = fakeTransport({
      '/jobs/overview': { jobs: jobs.map((name, index) => job(name, 'RUNNING', 500_000 - index)) },
      ...Object.fromEntries(jobs.map((name) => [metricsOf(name), metrics({ numRestarts: 1 })])),
    });
    const { run, column } = await ask(transport, { details: 'restarts' }, { jsonData: { requestBudget: 5 } });
    expect(transport.requests.slice(1)).toEqual([metricsOf('a'), metricsOf('b')]);
    expect(column('restarts')).toEqual([1, 1, null, null, null]);
    await run();
    expect(transport.requests.slice(4)).toEqual([metricsOf('c'), metricsOf('d')]);
  });

  it('are asked once more after a quiet time; without metrics they stay open', async () => {
    const transport = fakeTransport({
      '/jobs/overview': { jobs: [job('orders', 'RUNNING', 0)] },
      [metricsOf('orders')]: [],
    });
    const { column, clock } = await ask(transport, { details: 'restarts' });
    expect(transport.requests).toEqual(['/jobs/overview', metricsOf('orders'), metricsOf('orders')]);
    expect(clock.now() - fakeClock().now()).toBe(1_200);
    expect(column('restarts')).toEqual([null]);
  });

  it('that cannot be had for one job leave the others', async () => {
    const transport = fakeTransport({ '/jobs/overview': overview, [metricsOf('orders')]: metrics({ numRestarts: 3 }) });
    transport.fail(metricsOf('Orders-eu'), { kind: 'timeout' });
    const { column, frame, errors } = await ask(transport, { details: 'restarts' });
    expect(column('restarts')).toEqual([3, null, null]);
    expect(frame?.meta?.notices?.map(({ text }) => text).join()).toMatch(/did not answer in time/);
    expect(errors).toEqual([]);
  });

  it('of a cluster without running jobs, such as a History Server, are no requests', async () => {
    const transport = fakeTransport({ '/jobs/overview': { jobs: [job('nightly', 'FINISHED', 0)] } });
    const { shown } = await ask(transport, { details: 'restarts' });
    expect(shown(columns)).toHaveLength(1);
    expect(transport.requests).toEqual(['/jobs/overview']);
  });
});
