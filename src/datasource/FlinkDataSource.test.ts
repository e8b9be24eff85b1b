import { lastValueFrom } from 'rxjs';
import { asTable } from '../testing/asTable';
import { framesOf, packetsOf, requestOf, testDataSource } from '../testing/datasource';
import { fakeClock } from '../testing/fakeClock';
import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { MovingFlink } from '../testing/movingFlink';
import { type FlinkQuery } from './queries/registry';

const job = (id: string, name: string, state: string, started: number) => ({
  jid: hexId(id),
  name,
  state,
  'start-time': started,
  'end-time': -1,
  duration: 60_000,
  tasks: { running: 2, total: 4 },
});

const overview = {
  jobs: [
    job('old', 'orders', 'FAILED', 1_000),
    job('done', 'nightly', 'FINISHED', 9_000),
    job('new', 'orders', 'RUNNING', 5_000),
  ],
};

describe('jobs', () => {
  it('are one row each, running ones first, for one request', async () => {
    const transport = fakeTransport({ '/jobs/overview': overview });
    const [packet] = await packetsOf(testDataSource(transport), [{ refId: 'A', queryType: 'jobs' }]);
    expect(
      framesOf(packet).map((frame) =>
        asTable(frame, ['name', 'state', 'started', 'ended', 'tasks running', 'tasks', 'type'])
      )
    ).toMatchInlineSnapshot(`
[
  "# jobs
name     state     started  ended  tasks running  tasks  type
orders   RUNNING   5000     –      2              4      –
nightly  FINISHED  9000     –      2              4      –
orders   FAILED    1000     –      2              4      –",
]
`);
    expect(transport.requests).toEqual(['/jobs/overview']);
  });
});

describe('the job graph', () => {
  const vertices = [
    { name: 'Source: orders[1] -> Calc[2]', subtasks: [{ busy: null, backpressured: 0.9 }], recordsPerSecond: 0 },
    {
      name: 'Join[3] -> sink: Writer',
      subtasks: [
        { busy: 1, backpressured: 0 },
        { busy: 0.5, backpressured: 0 },
      ],
      recordsPerSecond: 500,
    },
  ];
  const columns = [
    'title',
    'mainstat',
    'secondarystat',
    'busy_max',
    'busy_mean',
    'backpressured_max',
    'detail__records_in',
    'span',
    'basis',
  ];

  it('gets better step by step', async () => {
    const clock = fakeClock();
    const flink = new MovingFlink(clock, vertices);
    const packets = await packetsOf(testDataSource(flink, { clock }), [
      { refId: 'A', queryType: 'jobGraph', job: flink.jobId },
    ]);
    expect(
      packets
        .flatMap((packet) => framesOf(packet).slice(0, 1))
        .map((frame) => asTable(frame, columns))
        .join('\n\n')
    ).toMatchInlineSnapshot(`
"# nodes
title                mainstat  secondarystat  busy_max  busy_mean  backpressured_max  detail__records_in  span  basis
Source: orders       –         –              –         –          –                  –                   –     –
Join → sink: Writer  –         –              –         –          –                  –                   –     –

# nodes
title                mainstat  secondarystat  busy_max  busy_mean  backpressured_max  detail__records_in  span    basis
Source: orders       90 %      –              –         –          0.9                0                   600000  sinceStart
Join → sink: Writer  0 %       75 %           –         0.75       –                  500                 600000  sinceStart

# nodes
title                mainstat  secondarystat  busy_max  busy_mean  backpressured_max  detail__records_in  span    basis
Source: orders       90 %      –              –         –          0.9                0                   600000  sinceStart
Join → sink: Writer  0 %       100 %          1         0.75       0                  500                 600000  sinceStart

# nodes
title                mainstat  secondarystat  busy_max  busy_mean  backpressured_max  detail__records_in  span   basis
Source: orders       90 %      –              –         –          0.9                0                   10000  interval
Join → sink: Writer  0 %       100 %          1         0.75       0                  500                 10000  interval"
`);
    expect(packets.map(({ state }) => state)).toEqual(['Done', 'Done', 'Done', 'Done']);
  });

  it('is shared by all panels of a refresh', async () => {
    const clock = fakeClock();
    const flink = new MovingFlink(clock, vertices);
    const datasource = testDataSource(flink, { clock });
    const target = { refId: 'A', queryType: 'jobGraph', job: flink.jobId };
    await Promise.all(Array.from({ length: 20 }, () => packetsOf(datasource, [target])));
    const calm = fakeClock();
    const alone = new MovingFlink(calm, vertices);
    await packetsOf(testDataSource(alone, { clock: calm }), [target]);
    expect(flink.requests).toEqual(alone.requests);
  });
});

describe('a job by name', () => {
  const answers = { '/jobs/overview': overview };
  const ask = async (
    name: string,
    more: Record<string, unknown> = {},
    variables: Record<string, string> = { job: 'nightly' }
  ) => {
    const transport = fakeTransport({ ...answers, ...more });
    const packets = await packetsOf(testDataSource(transport, { variables }), [
      { refId: 'A', queryType: 'jobGraph', job: name },
    ]);
    return { transport, errors: packets.at(-1)?.errors };
  };
  const ended = (id: string) => ({
    [`/jobs/${hexId(id)}`]: { jid: hexId(id), name: id, state: 'FINISHED', now: 1, vertices: [] },
  });

  it.each([
    ['the newest that runs', 'orders', 'new'],
    ['the newest that ran, when none runs', 'nightly', 'done'],
    ['the most important of all, when nothing is chosen', '', 'new'],
    ['what a variable says', '$job', 'done'],
  ])('is %s', async (_why, name, id) => {
    const { transport, errors } = await ask(name, ended(id));
    expect(errors).toEqual([]);
    expect(transport.requests).toEqual(['/jobs/overview', `/jobs/${hexId(id)}`]);
  });

  it('is not looked up when it is an id', async () => {
    const { transport } = await ask(hexId('done'), ended('done'));
    expect(transport.requests).toEqual([`/jobs/${hexId('done')}`]);
  });

  it.each([
    ['nobody', 'This cluster has no job named “nobody”. Choose one of its jobs, or another cluster.'],
    [
      '<img src=x onerror=alert(1)>',
      'This cluster has no job named “<img src=x onerror=alert(1)>”. Choose one of its jobs, or another cluster.',
    ],
  ])('that is %s is said in a sentence', async (name, message) => {
    const { errors, transport } = await ask(name);
    expect(errors).toEqual([{ refId: 'A', message }]);
    expect(transport.requests).toEqual(['/jobs/overview']);
  });
});

describe('what is sent', () => {
  it.each(['../config', 'a/b', `${hexId('x')}/yarn-cancel`, `${hexId('x')}?mode=cancel`, 'A'.repeat(32), '%2e%2e'])(
    'is never a path from the hostile job %s',
    async (job) => {
      const transport = fakeTransport({
        '/jobs/overview': { jobs: [{ ...overview.jobs[0], jid: job, name: 'evil' }] },
      });
      const packets = await packetsOf(testDataSource(transport), [
        { refId: 'A', queryType: 'jobGraph', job: 'evil' },
        { refId: 'B', queryType: 'jobGraph', job },
      ]);
      expect(packets.at(-1)?.errors).toHaveLength(2);
      expect(new Set(transport.requests)).toEqual(new Set(['/jobs/overview']));
    }
  );
});

describe('saved queries', () => {
  it('of an unknown type are left out, hidden ones too', async () => {
    const packets = await packetsOf(testDataSource(fakeTransport()), [
      { refId: 'A', queryType: 'nope' },
      { refId: 'C', queryType: 'jobs', hide: true },
    ]);
    expect(packets).toEqual([{ data: [] }]);
  });

  it('without a type are what their editor shows: the job graph', async () => {
    const transport = fakeTransport();
    await packetsOf(testDataSource(transport), [{ refId: 'A' }]);
    expect(transport.requests).toEqual(['/jobs/overview']);
  });

  it('with a field of the wrong kind are refused in a sentence', async () => {
    const packets = await packetsOf(testDataSource(fakeTransport()), [{ refId: 'A', queryType: 'jobGraph', job: 5 }]);
    expect(packets.at(-1)?.errors?.[0]?.message).toMatch(/field of the wrong kind/);
  });

  it('get the fields they lack', async () => {
    const transport = fakeTransport({ '/jobs/overview': { jobs: [] } });
    const packets = await packetsOf(testDataSource(transport), [{ refId: 'A', queryType: 'jobGraph' }]);
    expect(packets.at(-1)?.errors?.[0]?.message).toMatch(/^This cluster has no jobs/);
  });
});

it('keeps the last picture of a job by name while Flink is gone', async () => {
  const clock = fakeClock();
  const flink = new MovingFlink(clock, [{ name: 'map', subtasks: [{ busy: 0.5, backpressured: 0 }] }]);
  const get = flink.get.bind(flink);
  jest.spyOn(flink, 'get').mockImplementation(async (path, ...rest) => {
    const answer = await get(path, ...rest);
    return path === '/jobs/overview' ? { jobs: [{ jid: flink.jobId, name: 'job', state: 'RUNNING' }] } : answer;
  });
  const datasource = testDataSource(flink, { clock });
  const target = { refId: 'A', queryType: 'jobGraph', job: 'job' };
  await packetsOf(datasource, [target]);
  const answered = clock.now();
  flink.down = true;
  clock.advance(60_000);
  const last = (await packetsOf(datasource, [target])).at(-1);
  expect(framesOf(last).map((frame) => frame.name)).toEqual([
    'nodes',
    'edges',
    'job',
    'subtasks of the graph',
    'task managers of the graph',
    'verdict',
  ]);
  expect(framesOf(last).map((frame) => asTable(frame, ['stale_since']))[2]).toContain(String(answered));
  expect(last?.errors?.[0]?.message).toMatch(/^Grafana cannot reach Flink/);
});

it('keeps the last rows of any query while Flink is gone, and says of when they are', async () => {
  const transport = fakeTransport({ '/jobs/overview': overview });
  const clock = fakeClock();
  const datasource = testDataSource(transport, { clock });
  const targets = [{ refId: 'A', queryType: 'jobs' }];
  await packetsOf(datasource, targets);
  transport.fail('/jobs/overview', { kind: 'timeout' });
  const last = (await packetsOf(datasource, targets)).at(-1);
  expect(framesOf(last).map(({ length }) => length)).toEqual([3]);
  expect(framesOf(last)[0]?.meta?.notices?.[0]?.text).toMatch(
    /^Flink does not answer: these are the values of 2023-11-14 22:13:20\.$/
  );
  expect(last?.errors).toHaveLength(1);
  transport.fail('/jobs/overview', { kind: 'permission', detail: '' });
  clock.advance(10_000);
  expect(framesOf((await packetsOf(datasource, targets)).at(-1))).toEqual([]);
});

describe('what every answer gets', () => {
  const targets = [{ refId: 'A', queryType: 'jobs' }];

  it('links, the dashboard’s filters, and the requests of the last minute', async () => {
    const datasource = testDataSource(fakeTransport({ '/jobs/overview': overview }));
    const filters = [{ key: 'state', operator: '=', value: 'RUNNING' }];
    const packet = await lastValueFrom(datasource.query({ ...requestOf(targets as FlinkQuery[]), filters }));
    const [frame] = framesOf(packet);
    expect(frame && asTable(frame, ['name', 'state'])).toBe('# jobs\nname    state\norders  RUNNING');
    expect(frame?.fields[0]?.config.links).toHaveLength(1);
    expect(frame?.meta?.custom).toEqual({ requestsLastMinute: 0 });
  });

  it('the columns and values to filter by', async () => {
    const datasource = testDataSource(fakeTransport({ '/jobs/overview': overview }));
    expect(await datasource.getTagKeys()).toContainEqual({ text: 'State', value: 'state' });
    expect(await datasource.getTagValues({ key: 'state', filters: [] })).toEqual([]);
    await packetsOf(datasource, targets);
    expect(await datasource.getTagValues({ key: 'state', filters: [] })).toEqual([
      { text: 'FAILED' },
      { text: 'FINISHED' },
      { text: 'RUNNING' },
    ]);
  });

  it('the last answer again when the shortest refresh has not passed', async () => {
    const clock = fakeClock();
    const transport = fakeTransport({ '/jobs/overview': overview });
    const datasource = testDataSource(transport, { clock, jsonData: { minRefreshSeconds: 5 } });
    for (const later of [0, 4_000, 900, 200]) {
      clock.advance(later);
      expect(framesOf((await packetsOf(datasource, targets)).at(-1))).toHaveLength(1);
    }
    expect(transport.requests).toHaveLength(2);
  });
});

it('tries again at once when the last try has failed', async () => {
  const clock = fakeClock();
  const flink = new MovingFlink(clock, [{ name: 'map', subtasks: [{ busy: 0.5, backpressured: 0 }] }]);
  const datasource = testDataSource(flink, { clock });
  const targets = [{ refId: 'A', queryType: 'jobGraph', job: flink.jobId }];
  await packetsOf(datasource, targets);
  // Too soon for new metrics, so that the try takes no time.
  clock.advance(3_000);
  flink.down = true;
  const failed = (await packetsOf(datasource, targets)).at(-1);
  expect(failed?.errors).toHaveLength(1);
  flink.down = false;
  clock.advance(100);
  expect((await packetsOf(datasource, targets)).at(-1)?.errors).toEqual([]);
});
