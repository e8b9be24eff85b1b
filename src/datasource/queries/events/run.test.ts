import { dateTime } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { asTable } from '../../../testing/asTable';
import { framesOf, requestOf, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport, type FakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { recordings } from '../../../testing/recording';
import { type Transport } from '../../../flink/transport';

type DataSource = ReturnType<typeof testDataSource>;

/** The last packet of an events query over all times, or those given. */
async function ask(datasource: DataSource, fields: object = {}, [from, to] = [0, 9e12]) {
  const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
  const targets = [{ refId: 'A', queryType: 'events', ...fields }];
  const packets = await lastValueFrom(datasource.query({ ...requestOf(targets as never[]), range }).pipe(toArray()));
  const packet = packets.at(-1);
  const [frame] = framesOf(packet);
  return {
    frame,
    errors: packet?.errors?.map(({ message }) => message),
    notices: frame?.meta?.notices?.map(({ text }) => text),
    rows: frame === undefined ? [] : asTable(frame, ['time', 'timeEnd', 'kind', 'title']).split('\n').slice(2),
  };
}

async function recorded(title: string, fields: object) {
  const found = recordings.find((recording) => recording.title === title);
  if (found === undefined) {
    throw new Error(`No recording ${title}`);
  }
  const transport = recordedTransport(found.recording);
  return { ...(await ask(testDataSource(transport), fields)), transport };
}

const columns = ['time', 'timeEnd', 'kind', 'title', 'text', 'tags', 'severity', 'task', 'task manager'];

test('flaky-enrichment of Flink 2.3: every failure and restart, states of its start', async () => {
  const { frame, transport, notices } = await recorded('2.3.0 standard', { job: 'flaky-enrichment' });
  expect(frame && asTable(frame, columns)).toMatchInlineSnapshot(`
"# events
time           timeEnd        kind     title                         text                                                                    tags                           severity  task                          task manager
1795253979127  1795253984133  restart  Restart                       RUNNING again after 5.0 s                                               restart,flaky-enrichment       warning   –                             –
1795253979127  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 5
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253970058  –              restart  Restart                                                                                               restart,flaky-enrichment       warning   –                             –
1795253970058  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 4
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253960939  –              restart  Restart                                                                                               restart,flaky-enrichment       warning   –                             –
1795253960939  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 3
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253947877  –              restart  Restart                                                                                               restart,flaky-enrichment       warning   –                             –
1795253947877  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 2
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253919825  –              restart  Restart                                                                                               restart,flaky-enrichment       warning   –                             –
1795253919825  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 1
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253892747  –              restart  Restart                                                                                               restart,flaky-enrichment       warning   –                             –
1795253892747  –              failure  Failure: ArithmeticException  / by zero
Task: Source: orders, subtask 0, attempt 0
TaskManager: tm-1  failure,flaky-enrichment,tm-1  error     Source: orders[1] -> Calc[2]  tm-1
1795253835487  –              state    Job is CREATED                                                                                        state,flaky-enrichment         info      –                             –
1795253835444  –              state    Job is INITIALIZING                                                                                   state,flaky-enrichment         info      –                             –"
`);
  expect(frame?.meta?.preferredVisualisationType).toBe('table');
  expect(notices).toEqual([]);
  expect(transport.requests).toEqual([
    '/jobs/overview',
    '/jobs/overview',
    '/jobs/fc95205b1683b01865dc400b1bacac2a',
    '/jobs/fc95205b1683b01865dc400b1bacac2a/exceptions',
    '/jobs/fc95205b1683b01865dc400b1bacac2a/checkpoints',
    '/taskmanagers',
  ]);
});

test('failed checkpoints of Flink 2.3', async () => {
  const { frame, transport } = await recorded('2.3.0 failing-checkpoints', { kinds: ['checkpointFailed'] });
  expect(frame && asTable(frame, columns)).toMatchInlineSnapshot(`
"# events
time           timeEnd  kind              title                 text                                   tags                               severity  task  task manager
1795254642086  –        checkpointFailed  Checkpoint 15 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254632070  –        checkpointFailed  Checkpoint 14 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254622060  –        checkpointFailed  Checkpoint 13 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254612057  –        checkpointFailed  Checkpoint 12 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254602049  –        checkpointFailed  Checkpoint 11 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254592045  –        checkpointFailed  Checkpoint 10 failed  Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254582040  –        checkpointFailed  Checkpoint 9 failed   Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254572036  –        checkpointFailed  Checkpoint 8 failed   Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –
1795254562019  –        checkpointFailed  Checkpoint 7 failed   Checkpoint expired before completing.  checkpointFailed,slow-checkpoints  warning   –     –"
`);
  expect(transport.requests.slice(2)).toEqual(['/jobs/7847a2275814997e7066b45a21cf51a2/checkpoints']);
});

test.each(recordings)('all jobs of $title', async ({ title, version, scenario }) => {
  const { rows, errors, notices, transport } = await recorded(title, {
    job: '*',
    kinds: ['failure', 'checkpointFailed'],
  });
  expect([errors, notices]).toEqual([[], []]);
  const expected = { '1.16.3': 7, '1.18.1': 4, '1.20.3': 5, '2.0.0': 3, '2.3.0': 6 }[version];
  expect(rows.filter((row) => row.includes('failure'))).toHaveLength(scenario === 'standard' ? (expected ?? -1) : 0);
  expect(rows.some((row) => row.includes('checkpointFailed'))).toBe(scenario === 'failing-checkpoints');
  expect(new Set(transport.requests).size).toBe(transport.requests.length);
});

const job = hexId('job');
const at = (path = '') => `/jobs/${job}${path}`;
const overview = (over: object = {}, id = job) => ({
  jid: id,
  name: 'a, b',
  state: 'RUNNING',
  'start-time': 1,
  ...over,
});
const vertex = (started: number, parallelism = 1) => ({
  id: hexId('v'),
  name: 'map[1] -> sink[2]',
  parallelism,
  status: 'RUNNING',
  'start-time': started,
});
const life = (timestamps: object, started = 100, parallelism = 1, now = 50_000) => ({
  jid: job,
  name: 'a, b',
  state: 'RUNNING',
  now,
  timestamps,
  vertices: [vertex(started, parallelism)],
});
const failures = (...times: number[]) => ({
  exceptionHistory: { entries: times.map((timestamp) => ({ exceptionName: 'a.Broken', timestamp })) },
});

function flink(): FakeTransport {
  return fakeTransport({
    '/jobs/overview': { jobs: [overview()] },
    '/taskmanagers': { taskmanagers: [{ id: 'tm-1', timeSinceLastHeartbeat: 900 }] },
    [at()]: life({ RUNNING: 100 }),
    [at('/exceptions')]: failures(),
    [at('/checkpoints')]: { history: [] },
  });
}

test('what Flink has forgotten is still known, each once', async () => {
  const transport = flink();
  const datasource = testDataSource(transport);
  transport.answer(at('/exceptions'), failures(10_000));
  transport.answer(at(), life({ RUNNING: 20_000, RESTARTING: 10_001 }, 20_001));
  transport.answer(at('/checkpoints'), {
    history: [
      {
        id: 7,
        status: 'FAILED',
        trigger_timestamp: 4_000,
        failure_timestamp: 5_000,
        failure_message: 'Late.',
        num_subtasks: 2,
        num_acknowledged_subtasks: 1,
      },
    ],
  });
  const first = await ask(datasource);
  expect(first.rows).toMatchInlineSnapshot(`
[
  "10000  20000    restart           Restart",
  "10000  –        failure           Failure: Broken",
  "5000   –        checkpointFailed  Checkpoint 7 failed",
]
`);
  transport.answer(at('/exceptions'), failures());
  transport.answer(at('/checkpoints'), { history: [] });
  expect((await ask(datasource)).rows).toEqual(first.rows);
  expect((await ask(datasource, { kinds: ['checkpointFailed'] })).rows).toHaveLength(1);
  expect((await ask(datasource, {}, [11_000, 12_000])).rows).toEqual([
    expect.stringMatching(/^10000 +20000 +restart +Restart$/),
  ]);
  expect((await ask(testDataSource(transport))).rows.join()).not.toContain('7 failed');
});

test('tasks and TaskManagers that changed between two looks', async () => {
  const transport = flink();
  const clock = fakeClock(1_000);
  const datasource = testDataSource(transport, { clock });
  const kinds = ['restart', 'parallelismChanged', 'taskManagerLost', 'taskManagerJoined'];
  expect((await ask(datasource, { kinds })).rows).toEqual([]);
  clock.advance(1_000);
  transport.answer(at(), life({ RUNNING: 100 }, 60_000, 3, 61_000));
  transport.answer('/taskmanagers', { taskmanagers: [{ id: 'tm-2', timeSinceLastHeartbeat: 1_900 }] });
  const { frame } = await ask(datasource, { kinds });
  expect(frame && asTable(frame, columns)).toMatchInlineSnapshot(`
"# events
time   timeEnd  kind                title                    text                                                                tags                    severity  task               task manager
60000  –        restart             Restart                  New tasks in 1 of 1 vertices, by no known failure
Task: map → sink  restart,a b             warning   map[1] -> sink[2]  –
60000  –        parallelismChanged  Parallelism 1 → 3        Task: map → sink                                                    parallelismChanged,a b  info      map[1] -> sink[2]  –
1000   2000     taskManagerJoined   TaskManager tm-2 joined  Between the last look without it and the first one with it          taskManagerJoined,tm-2  info      –                  tm-2
900    2000     taskManagerLost     TaskManager tm-1 lost    From its last heartbeat until it was seen to be gone                taskManagerLost,tm-1    error     –                  tm-1"
`);
});

test.each<[string[], string[]]>([
  [['failure'], [at('/exceptions')]],
  [['state'], [at()]],
  [['restart'], [at(), at('/exceptions')]],
  [['savepoint'], [at('/checkpoints')]],
  [['taskManagerLost'], ['/taskmanagers']],
  [['rescale'], []],
  [['{failure,state}'], [at(), at('/exceptions')]],
])('%j asks no more than it needs', async (kinds, requests) => {
  const transport = flink();
  const { errors } = await ask(testDataSource(transport), { job, kinds });
  expect(errors).toEqual([]);
  expect(transport.requests.toSorted()).toEqual(['/jobs/overview', ...requests].toSorted());
});

test.each([['nonsense'], ['$unknown'], ['failure', 'x']])('%j is no kind', async (...kinds) => {
  const { errors } = await ask(testDataSource(flink()), { kinds });
  expect(errors).toEqual([expect.stringContaining('wrong kind')]);
});

test('a job with the adaptive scheduler is asked for its rescales; when they are off there are none', async () => {
  const transport = flink();
  transport.answer('/jobs/overview', { jobs: [overview({ schedulerType: 'Adaptive' })] });
  const path = at('/rescales/history');
  transport.fail(path, { kind: 'notFound', path, detail: 'off' });
  const datasource = testDataSource(transport);
  expect(await ask(datasource, { kinds: ['rescale'] })).toMatchObject({ rows: [], errors: [], notices: [] });
  transport.answer(path, [
    {
      rescaleUuid: 'u',
      startTimestampInMillis: 5,
      endTimestampInMillis: 9,
      terminalState: 'COMPLETED',
      triggerCause: 'X',
    },
    { rescaleUuid: 'w', startTimestampInMillis: 20, endTimestampInMillis: -1, terminalState: null },
  ]);
  expect((await ask(datasource, { kinds: ['rescale'] })).rows).toMatchInlineSnapshot(`
[
  "20    –        rescale  Rescale in progress",
  "5     9        rescale  Rescale: COMPLETED",
]
`);
});

describe('when something can’t be had', () => {
  test('a batch job without checkpoints and a History Server without TaskManagers lack nothing', async () => {
    const transport = flink();
    for (const path of [at('/checkpoints'), '/taskmanagers']) {
      transport.fail(path, { kind: 'notFound', path, detail: 'no' });
    }
    expect(await ask(testDataSource(transport))).toMatchObject({ errors: [], notices: [] });
  });

  test('one source of several is a notice', async () => {
    const transport = flink();
    transport.fail(at('/exceptions'), { kind: 'timeout' });
    const { rows, errors, notices } = await ask(testDataSource(transport));
    expect([rows.length, errors]).toEqual([1, []]);
    expect(notices).toEqual([expect.stringContaining('did not answer in time')]);
  });

  test('all of them is an error, and what was seen stays', async () => {
    const transport = flink();
    const datasource = testDataSource(transport);
    await ask(datasource);
    for (const path of [at(), at('/exceptions'), at('/checkpoints')]) {
      transport.fail(path, { kind: 'notFound', path, detail: 'Job not found' });
    }
    const { rows, errors } = await ask(datasource, { kinds: ['failure', 'state'] });
    expect(rows).toHaveLength(1);
    expect(errors).toEqual([expect.stringContaining('Job not found')]);
  });
});

describe('all jobs', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map(hexId);
  function cluster(over: (index: number) => object = () => ({})): FakeTransport {
    const transport = fakeTransport({ '/jobs/overview': { jobs: ids.map((id, index) => overview(over(index), id)) } });
    ids.forEach((id, index) => transport.answer(`/jobs/${id}/exceptions`, failures(1_000 + index)));
    return transport;
  }
  const asked = ({ requests }: FakeTransport) => requests.filter((path) => path.includes('/exceptions')).length;
  const query = { job: '*', kinds: ['failure'] };

  test('in turn, within the budget, and says how many wait', async () => {
    const transport = cluster();
    const datasource = testDataSource(transport as Transport, { jsonData: { requestBudget: 3 } });
    const first = await ask(datasource, query);
    expect([first.rows.length, asked(transport), first.notices]).toEqual([
      3,
      3,
      ['2 more jobs are asked at the next refreshes.'],
    ]);
    const second = await ask(datasource, query);
    expect([second.rows.length, asked(transport), second.notices]).toEqual([5, 6, []]);
  });

  test('one that has ended is asked once; one outside of the range is not asked', async () => {
    const ended = { state: 'FINISHED', 'end-time': 2_000 };
    const transport = cluster((index) => (index === 0 ? ended : {}));
    const datasource = testDataSource(transport);
    await ask(datasource, query);
    await ask(datasource, query);
    expect(asked(transport)).toBe(5 + 4);
    const later = cluster((index) => (index < 4 ? ended : {}));
    await ask(testDataSource(later), query, [3_000, 9_000]);
    expect(asked(later)).toBe(1);
  });

  test('one that fails is a notice, the others stay', async () => {
    const transport = cluster();
    transport.fail(`/jobs/${ids[2]}/exceptions`, { kind: 'timeout' });
    const { rows, notices } = await ask(testDataSource(transport), query);
    expect([rows.length, notices]).toEqual([
      4,
      ['1 more jobs are asked at the next refreshes.', expect.stringContaining('in time')],
    ]);
  });

  test('none is an empty table', async () => {
    const transport = fakeTransport({ '/jobs/overview': { jobs: [] }, '/taskmanagers': { taskmanagers: [] } });
    expect(await ask(testDataSource(transport), { job: '*' })).toMatchObject({ rows: [], errors: [] });
  });
});

describe('several jobs of a variable', () => {
  const [a, b] = ['a', 'b'].map(hexId);
  const jobs = [
    overview({ name: 'orders' }, a),
    overview({ name: 'clicks,views' }, b),
    overview({ name: 'else' }, hexId('c')),
  ];
  const cluster = () =>
    fakeTransport({
      '/jobs/overview': { jobs },
      [`/jobs/${a}/exceptions`]: failures(1_000),
      [`/jobs/${b}/exceptions`]: failures(2_000),
    });
  const asked = ({ requests }: FakeTransport) => requests.filter((path) => path !== '/jobs/overview');

  test.each(['{orders,clicks,views}', `{${a},${b}}`, `{ clicks,views , ${a} }`])('%s', async (job) => {
    const transport = cluster();
    const { rows, errors } = await ask(testDataSource(transport), { job, kinds: ['failure'] });
    expect([rows.length, errors]).toEqual([2, []]);
    expect(asked(transport).sort()).toEqual([`/jobs/${a}/exceptions`, `/jobs/${b}/exceptions`]);
  });

  test('one that is gone is a notice', async () => {
    const { rows, notices } = await ask(testDataSource(cluster()), { job: '{gone,orders}', kinds: ['failure'] });
    expect([rows.length, notices]).toEqual([1, [expect.stringContaining('no job named “gone”')]]);
  });

  test('all of them gone is an error', async () => {
    const { rows, errors } = await ask(testDataSource(cluster()), { job: '{gone,lost}', kinds: ['failure'] });
    expect([rows, errors]).toEqual([[], [expect.stringContaining('no job named “gone”')]]);
  });
});

describe('a job whose states have not changed for a while', () => {
  const found = recordings.find(({ title }) => title === '2.3.0 standard');
  const answers = found?.recording.answers ?? [];
  const list = answers.find(({ path }) => path === '/jobs/overview')?.body;
  const healthy: unknown = (list as { jobs: Array<{ name: string }> }).jobs.find(
    ({ name }) => name === 'orders-per-minute'
  );
  const job = healthy as { jid: string; 'start-time': number };

  /** What two looks ask for. @param changes ms between the start and the last change of a state, at each look */
  async function twoLooks(changes: readonly [number, number]) {
    const transport = fakeTransport(Object.fromEntries(answers.map(({ path, body }) => [path, body])));
    const clock = fakeClock();
    const datasource = testDataSource(transport, { clock });
    const paths: string[][] = [];
    for (const change of changes) {
      const row = { ...job, duration: 60_000, 'last-modification': job['start-time'] + change };
      transport.answer('/jobs/overview', { jobs: [row] });
      transport.requests.splice(0);
      await ask(datasource, { job: 'orders-per-minute' });
      // Without Grafana's proxy in between nobody shares equal requests.
      paths.push([...new Set(transport.requests.map((path) => path.replace(job.jid, ':id')))]);
      clock.advance(10_000);
    }
    return paths;
  }

  const all = ['/jobs/overview', '/jobs/:id', '/jobs/:id/exceptions', '/jobs/:id/checkpoints', '/taskmanagers'];
  const few = ['/jobs/overview', '/jobs/:id/checkpoints', '/taskmanagers'];

  test.each<[string, readonly [number, number], string[]]>([
    ['is not asked again for states and failures', [1_000, 1_000], few],
    ['is asked again after a change', [1_000, 2_000], all],
    ['is asked again while the change is young', [59_000, 59_000], all],
  ])('%s', async (_, changes, second) => {
    const [first, then] = await twoLooks(changes);
    expect(first?.sort()).toEqual([...all].sort());
    expect(then?.sort()).toEqual([...second].sort());
  });
});
