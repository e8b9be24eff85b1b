import { DataFrameType, FieldType } from '@grafana/data';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';

const query = { refId: 'A', queryType: 'exceptions' };
const flaky = { ...query, job: 'flaky-enrichment' };

async function recorded(version: string, fields: object = {}) {
  const found = standardRecordings.find((recording) => recording.version === version);
  if (found === undefined) {
    throw new Error(`No recording of ${version}`);
  }
  const transport = recordedTransport(found.recording);
  const packets = await packetsOf(testDataSource(transport), [{ ...flaky, ...fields }]);
  return { transport, packet: packets.at(-1), frame: framesOf(packets.at(-1))[0] };
}

const shown = [
  'time',
  'exception',
  'message',
  'root cause',
  'task',
  'subtask',
  'attempt',
  'task manager',
  'endpoint',
  'concurrent',
  'role',
];

test('Flink 2.3', async () => {
  const { transport, frame } = await recorded('2.3.0');
  expect(frame && asTable(frame, shown)).toMatchInlineSnapshot(`
"# exceptions
time           exception            message    root cause  task                          subtask  attempt  task manager  endpoint         concurrent  role
1795253979127  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        5        tm-1          localhost:35321  0           root
1795253970058  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        4        tm-1          localhost:35321  0           root
1795253960939  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        3        tm-1          localhost:35321  0           root
1795253947877  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        2        tm-1          localhost:35321  0           root
1795253919825  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        1        tm-1          localhost:35321  0           root
1795253892747  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2]  0        0        tm-1          localhost:35321  0           root"
`);
  expect(frame?.meta?.preferredVisualisationType).toBe('table');
  expect(transport.requests).toEqual(['/jobs/overview', '/jobs/fc95205b1683b01865dc400b1bacac2a/exceptions']);
});

test('Flink 1.16: no TaskManager, and traces that the JVM left out', async () => {
  const { frame } = await recorded('1.16.3');
  expect(frame && asTable(frame, [...shown.slice(0, 8), 'trace of'])).toMatchInlineSnapshot(`
"# exceptions
time           exception            message    root cause  task                                               subtask  attempt  task manager  trace of
1795253127459  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        6        –             1795252987219
1795253100417  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        5        –             1795252987219
1795253091364  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        4        –             1795252987219
1795253075321  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        3        –             1795252987219
1795253042273  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        2        –             1795252987219
1795252987219  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        1        –             –
1795252971012  ArithmeticException  / by zero  –           Source: orders[1] -> Calc[2] -> Sink: sink_one[3]  0        0        –             –"
`);
});

const job = hexId('job');
const path = `/jobs/${job}/exceptions`;
const trace = 'a.b.Broken: why\n\tat c.d(E.java:1)\nCaused by: f.Root: deep\n\tat g.h(I.java:2)\n';
const entry = (time: number, over: object = {}) => ({
  exceptionName: 'a.b.Broken',
  stacktrace: trace,
  timestamp: time,
  taskName: `map (2/4) - execution #${time}`,
  endpoint: 'h:1',
  taskManagerId: 'tm-1',
  failureLabels: { type: 'user', team: 'risk' },
  concurrentExceptions: [],
  ...over,
});
const answerOf = (...entries: unknown[]) => ({ exceptionHistory: { entries, truncated: false } });

const ask = async (datasource: ReturnType<typeof testDataSource>, fields: object = {}) => {
  const packet = (await packetsOf(datasource, [{ ...query, job, ...fields }])).at(-1);
  return { errors: packet?.errors?.map(({ message }) => message), frame: framesOf(packet)[0] };
};

test('those that failed at the same time are rows below their root', async () => {
  const concurrent = entry(5, { taskName: 'sink (1/4) - execution #5', failureLabels: {} });
  const transport = fakeTransport({ [path]: answerOf(entry(5, { concurrentExceptions: [concurrent, concurrent] })) });
  const { frame } = await ask(testDataSource(transport));
  expect(
    frame &&
      asTable(frame, ['role', 'task', 'root cause', 'failure labels', 'concurrent', 'caused together with', 'id'])
  ).toMatchInlineSnapshot(`
"# exceptions
role        task  root cause  failure labels        concurrent  caused together with  id
root        map   Root: deep  type=user, team=risk  2           –                     000000000000000000000000006a6f62/5/map/1/5/a.b.Broken
concurrent  sink  Root: deep  –                     –           Broken · map          000000000000000000000000006a6f62/5/sink/0/5/a.b.Broken
concurrent  sink  Root: deep  –                     –           Broken · map          000000000000000000000000006a6f62/5/sink/0/5/a.b.Broken/1"
`);
});

test('a trace that the JVM left out is that of an earlier failure, and says so', async () => {
  const transport = fakeTransport({ [path]: answerOf(entry(1)) });
  const datasource = testDataSource(transport);
  await ask(datasource);
  transport.answer(path, answerOf(entry(9, { exceptionName: 'a.b.Broken', stacktrace: 'a.b.Broken\n' })));
  // The cause of the earlier one is not that of the bare one: nothing is made up.
  expect((await ask(datasource)).frame?.fields.find(({ name }) => name === 'trace of')?.values).toEqual([null]);

  const plain = 'a.b.Broken: why\n\tat c.d(E.java:1)\n';
  transport.answer(path, answerOf(entry(2, { stacktrace: plain })));
  await ask(datasource);
  transport.answer(path, answerOf(entry(9, { stacktrace: 'a.b.Broken\n' })));
  const { frame } = await ask(datasource);
  expect(frame && asTable(frame, ['time', 'exception', 'message', 'trace of'])).toMatchInlineSnapshot(`
"# exceptions
time  exception  message  trace of
9     Broken     why      2"
`);
  const logs = (await ask(datasource, { show: 'logs' })).frame;
  expect(logs?.fields.find(({ name }) => name === 'body')?.values).toEqual([
    expect.stringMatching(
      /^Broken\n\(The JVM left out .* \d{4}-\d\d-\d\d .*\)\na\.b\.Broken: why\n\tat c\.d\(E\.java:1\)$/
    ),
  ]);
});

test('as logs, in the shape of Grafana’s logs contract', async () => {
  const transport = fakeTransport({ [path]: answerOf(entry(5)) });
  const { frame } = await ask(testDataSource(transport), { show: 'logs' });
  expect(frame?.meta).toMatchObject({ type: DataFrameType.LogLines, preferredVisualisationType: 'logs' });
  expect(frame?.fields.map(({ name, type, values }) => [name, type, values[0] as unknown])).toEqual([
    ['timestamp', FieldType.time, 5],
    ['body', FieldType.string, trace.trimEnd()],
    ['severity', FieldType.string, 'error'],
    ['id', FieldType.string, `${job}/5/map/1/5/a.b.Broken`],
    [
      'labels',
      FieldType.other,
      {
        exception: 'Broken',
        task: 'map',
        subtask: '1',
        attempt: '5',
        task_manager: 'tm-1',
        endpoint: 'h:1',
        failure_labels: 'type=user, team=risk',
        job_id: job,
      },
    ],
  ]);
});

test('a job that never failed has an empty table', async () => {
  const { frame, errors } = await ask(testDataSource(fakeTransport({ [path]: answerOf() })));
  expect([frame?.length, errors]).toEqual([0, []]);
});

test.each([
  ['', path],
  ['20', path],
  ['$most', `${path}?maxExceptions=3`],
  [' 1 ', `${path}?maxExceptions=1`],
])('at most %j asks for %s', async (limit, request) => {
  const transport = fakeTransport({ [path]: answerOf(entry(5)) });
  const { errors } = await ask(testDataSource(transport, { variables: { most: '3' } }), { limit });
  expect([errors, transport.requests]).toEqual([[], [request]]);
});

test.each(['-1', '0', 'many', '1.5', '1e9', '{1,2}'])('at most %s is refused without a request', async (limit) => {
  const transport = fakeTransport();
  const { errors } = await ask(testDataSource(transport), { limit });
  expect(errors).toEqual([expect.stringContaining('wrong kind')]);
  expect(transport.requests).toEqual([]);
});

test('a job that is gone is explained', async () => {
  const transport = fakeTransport();
  transport.fail(path, { kind: 'notFound', path, detail: 'Job not found' });
  expect((await ask(testDataSource(transport))).errors).toEqual([expect.stringContaining('Job not found')]);
});
