import { type DataFrame, dateTime, LogRowContextQueryDirection } from '@grafana/data';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, requestOf, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport, type FakeTransport } from '../../../testing/fakeTransport';
import { lastValueFrom } from 'rxjs';

/** From the log of a TaskManager of Flink 2.3.0, with the clock of Berlin. */
const log = `2026-11-21 12:31:06,630 INFO  IOManager [main] - Created a new FileChannelManager. Used directories:
	/flink/tmp/flink-io-1b452155
2026-11-21 12:31:06,659 INFO  NettyConfig [main] - NettyConfig [ssl enabled: false]
2026-11-21 12:31:06,659 DEBUG NettyConfig [main] - second of its millisecond
2026-11-21 12:32:57,063 WARN  Task [Source: orders[1] -> Calc[2] (1/1)#0] - switched from RUNNING to FAILED with failure cause:
java.lang.ArithmeticException: / by zero
	at StreamExecCalc$14.processElement(Unknown Source) ~[?:?]
2026-11-21 12:32:58,000 ERROR Foo                                                          [] - gave up
`;
const modified = Date.UTC(2026, 10, 21, 11, 32, 58, 2);

interface ListedFile {
  name: string;
  size: number;
  mtime?: number;
}
const own: ListedFile = { name: 'flink-me-taskexecutor-0-host.log', size: log.length, mtime: modified };
const out: ListedFile = { name: 'flink-me-taskexecutor-0-host.out', size: 12, mtime: 7 };
const listOf = (...files: ListedFile[]) => ({ logs: files });
const taskManagers = { taskmanagers: [{ id: 'tm-10' }, { id: 'tm-2' }] };
const config = { 'flink-version': '2.3.0', 'timezone-offset': 3_600_000 };

const answers = {
  '/taskmanagers': taskManagers,
  '/config': config,
  '/taskmanagers/tm-2/logs': listOf(out, own),
  [`/taskmanagers/tm-2/logs/${own.name}`]: log,
  [`/taskmanagers/tm-2/logs/${out.name}`]: 'hello\nworld\n',
  '/taskmanagers/tm-10/logs': listOf(own),
};

const setUp = (over: Record<string, unknown> = {}) => {
  const transport = fakeTransport({ ...answers, ...over });
  return { transport, datasource: testDataSource(transport, { clock: fakeClock(modified + 60_000) }) };
};

async function runLogs(
  query: Record<string, unknown>,
  transport: FakeTransport = setUp().transport,
  datasource = testDataSource(transport, { clock: fakeClock(modified + 60_000) })
) {
  const now = { refId: 'A', queryType: 'logs', ...query };
  const request = requestOf([now]);
  request.range = {
    ...request.range,
    to: dateTime(query['until'] === undefined ? modified + 60_000 : Number(query['until'])),
  };
  const packet = await lastValueFrom(datasource.query(request as never));
  return {
    frames: framesOf(packet),
    errors: (packet.errors ?? []).map(({ message }) => message),
    requests: transport.requests,
  };
}

const valuesOf = ([frame]: Array<DataFrame | undefined>, column: string): unknown[] =>
  frame?.fields.find(({ name }) => name === column)?.values ?? [];

const bodies = ({ frames }: { frames: DataFrame[] }): unknown[] => valuesOf(frames, 'body');

describe('lines', () => {
  it('are in Grafana’s contract for logs, newest first, from the first TaskManager', async () => {
    const { frames, requests } = await runLogs({});
    const [frame] = frames;
    expect(requests).toEqual(['/taskmanagers', '/taskmanagers/tm-2/logs', `/taskmanagers/tm-2/logs/${own.name}`]);
    expect(frame?.meta).toMatchObject({
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: { limit: 500, searchWords: [] },
    });
    expect(frame === undefined ? '' : asTable(frame, ['timestamp', 'severity', 'body'])).toMatchInlineSnapshot(`
"# logs
timestamp      severity  body
1795260778000  error     Foo - gave up
1795260777063  warning   Task [Source: orders[1] -> Calc[2] (1/1)#0] - switched from RUNNING to FAILED with failure cause:
java.lang.ArithmeticException: / by zero
	at StreamExecCalc$14.processElement(Unknown Source) ~[?:?]
1795260666659  debug     NettyConfig [main] - second of its millisecond
1795260666659  info      NettyConfig [main] - NettyConfig [ssl enabled: false]
1795260666630  info      IOManager [main] - Created a new FileChannelManager. Used directories:
	/flink/tmp/flink-io-1b452155"
`);
    expect(frame?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['timestamp', 'time'],
      ['body', 'string'],
      ['severity', 'string'],
      ['id', 'string'],
      ['labels', 'other'],
    ]);
    expect(frame?.fields[0]?.nanos).toEqual([0, 0, 1, 0, 0]);
    expect(frame?.fields[4]?.values[1]).toEqual({
      process: 'taskmanager',
      task_manager: 'tm-2',
      file: own.name,
      logger: 'Task',
      thread: 'Source: orders[1] -> Calc[2] (1/1)#0',
    });
  });

  it('keep their ids when the file grows, and each has another', async () => {
    const idsOf = async (text: string) => {
      const { frames } = await runLogs({}, setUp({ [`/taskmanagers/tm-2/logs/${own.name}`]: text }).transport);
      return valuesOf(frames, 'id');
    };
    const before = await idsOf(log);
    expect(new Set(before).size).toBe(5);
    expect((await idsOf(`${log}2026-11-21 12:33:00,000 INFO  a [] - b\n`)).slice(1)).toEqual(before);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ lines: 2 }, ['Foo - gave up', 'Task']],
    [{ lines: 0 }, ['Foo - gave up']],
    [{ level: 'WARN' }, ['Foo - gave up', 'Task']],
    [{ level: 'warn', lines: 1 }, ['Foo - gave up']],
    [{ level: 'FATAL' }, []],
    [{ level: 'unheard of', lines: 1 }, ['Foo - gave up']],
    [{ search: 'BY ZERO' }, ['Task']],
    [{ search: '/^ERROR|ssl/' }, ['Foo - gave up', 'NettyConfig']],
    [{ search: 'ssl', level: 'ERROR' }, []],
    [{ until: modified - 1_500 * 1_000 }, []],
    [{ until: modified - 100_000 }, ['NettyConfig', 'NettyConfig', 'IOManager']],
  ])('%j', async (query, expected) => {
    const found = bodies(await runLogs(query)).map(String);
    expect(found.map((body, index) => body.slice(0, expected[index]?.length))).toEqual(expected);
  });

  it('tell what to mark', async () => {
    const { frames } = await runLogs({ search: '(1/1)' });
    expect(frames[0]?.meta?.custom?.['searchWords']).toEqual([String.raw`\(1\/1\)`]);
  });

  it('have the time of the file where they have none', async () => {
    const { frames, requests } = await runLogs({ file: out.name, taskManager: 'tm-2' });
    expect(frames.map((frame) => asTable(frame, ['timestamp', 'severity', 'body']))).toMatchInlineSnapshot(`
[
  "# logs
timestamp  severity  body
7          –         world
7          –         hello",
]
`);
    expect(requests).toEqual(['/taskmanagers/tm-2/logs', `/taskmanagers/tm-2/logs/${out.name}`, '/config']);
  });

  it('are those of the process itself where several share a folder, in the JobManager’s time zone', async () => {
    const shared = listOf(
      { name: 'taskmanager-1.log', size: 1, mtime: 1 },
      { name: 'taskmanager-2.log', size: 2, mtime: 2 }
    );
    const { transport } = setUp({ '/taskmanagers/tm-2/logs': shared, '/taskmanagers/tm-2/log': log });
    const { frames, requests } = await runLogs({ lines: 1 }, transport);
    expect(requests).toEqual(['/taskmanagers', '/taskmanagers/tm-2/logs', '/taskmanagers/tm-2/log', '/config']);
    expect(frames[0]?.fields[0]?.values).toEqual([Date.UTC(2026, 10, 21, 11, 32, 58)]);
  });

  it('of the JobManager come from its own folder', async () => {
    const jobManager = { name: 'jobmanager.log', size: log.length, mtime: modified };
    const { transport } = setUp({
      '/jobmanager/logs': listOf(jobManager, own),
      '/jobmanager/logs/jobmanager.log': log,
    });
    const { frames, requests } = await runLogs({ process: 'jobmanager', lines: 1 }, transport);
    expect(requests).toEqual(['/jobmanager/logs', '/jobmanager/logs/jobmanager.log']);
    expect(frames[0]?.fields[4]?.values).toEqual([{ process: 'jobmanager', file: 'jobmanager.log', logger: 'Foo' }]);
  });

  it('are not read again while the file stays as it is', async () => {
    const { transport, datasource } = setUp();
    const path = `/taskmanagers/tm-2/logs/${own.name}`;
    const ask = () => packetsOf(datasource, [{ refId: 'A', queryType: 'logs', taskManager: 'tm-2' }]);
    const reads = () => transport.requests.filter((request) => request === path).length;
    await ask();
    await ask();
    expect(reads()).toBe(1);
    transport.answer('/taskmanagers/tm-2/logs', listOf({ ...own, size: own.size + 1 }));
    await ask();
    expect(reads()).toBe(2);
  });
});

describe('what cannot be read', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a file of 1 GB', { '/taskmanagers/tm-2/logs': listOf({ ...own, size: 1e9 }) }, {}, 'has 1 GB, and Flink'],
    ['a file that is gone', {}, { file: 'old.log' }, 'no log file “old.log”'],
    ['no files', { '/taskmanagers/tm-2/logs': listOf() }, {}, 'keeps no log files'],
    ['no TaskManagers', { '/taskmanagers': { taskmanagers: [] } }, {}, 'No TaskManager is registered'],
    ['no expression', {}, { search: '/(/' }, '“/(/” is not a regular expression'],
    ['a path for an id', {}, { taskManager: '../jobmanager' }, 'is not a TaskManager ID: nothing was sent'],
  ])('%s', async (_, over, query, sentence) => {
    const { errors, requests } = await runLogs(query, setUp(over).transport);
    expect(errors).toEqual([expect.stringContaining(sentence)]);
    expect(requests.filter((path) => path.endsWith('.log'))).toEqual([]);
  });

  it('needs an editor for the JobManager', async () => {
    const { transport } = setUp();
    transport.fail('/jobmanager/logs', { kind: 'editorsOnly', path: '/jobmanager/logs' });
    const { errors } = await runLogs({ process: 'jobmanager' }, transport);
    expect(errors).toEqual([expect.stringContaining('Only editors and administrators')]);
  });
});

describe('files', () => {
  it('are those of all TaskManagers', async () => {
    const { frames, requests } = await runLogs({ show: 'files' });
    expect(requests).toEqual(['/taskmanagers', '/taskmanagers/tm-2/logs', '/taskmanagers/tm-10/logs']);
    expect(frames.map((frame) => asTable(frame))).toMatchInlineSnapshot(`
[
  "# logFiles
name                              size  modified       process      task manager
flink-me-taskexecutor-0-host.log  625   1795260778002  taskmanager  tm-2
flink-me-taskexecutor-0-host.out  12    7              taskmanager  tm-2
flink-me-taskexecutor-0-host.log  625   1795260778002  taskmanager  tm-10",
]
`);
  });

  it.each<[Record<string, unknown>, string[], number]>([
    [{ taskManager: 'tm-2' }, ['/taskmanagers/tm-2/logs'], 2],
    [{ taskManager: 'tm-2', search: '/out$/' }, ['/taskmanagers/tm-2/logs'], 1],
    [{ process: 'jobmanager' }, ['/jobmanager/logs'], 1],
  ])('%j', async (query, requests, rows) => {
    const asked = await runLogs({ show: 'files', ...query }, setUp({ '/jobmanager/logs': listOf(own) }).transport);
    expect(asked.requests).toEqual(requests);
    expect(asked.frames[0]?.length).toBe(rows);
  });

  it('of a TaskManager that does not answer leave the others', async () => {
    const { transport } = setUp();
    transport.fail('/taskmanagers/tm-10/logs', { kind: 'timeout' });
    const { frames, errors } = await runLogs({ show: 'files' }, transport);
    expect(errors).toEqual([]);
    expect(frames[0]?.length).toBe(2);
    expect(frames[0]?.meta?.notices).toEqual([expect.objectContaining({ severity: 'warning' })]);
  });
});

describe('the lines around one', () => {
  const around = async (direction: LogRowContextQueryDirection, body: string, over: Record<string, unknown> = {}) => {
    const { transport, datasource } = setUp();
    const [frame] = (await runLogs({ search: body }, transport, datasource)).frames;
    const [rowId] = valuesOf([frame], 'id');
    const [labels] = valuesOf([frame], 'labels');
    const row = { rowId, labels, ...over };
    transport.requests.length = 0;
    const { data } = await datasource.getLogRowContext(row as never, { direction, limit: 2 });
    return { bodies: bodies({ frames: data as DataFrame[] }).map((text) => String(text).split(' - ')[0]), transport };
  };

  it.each([
    [LogRowContextQueryDirection.Backward, 'by zero', ['NettyConfig [main]', 'NettyConfig [main]']],
    [LogRowContextQueryDirection.Forward, 'by zero', ['Foo']],
    [LogRowContextQueryDirection.Backward, 'Used directories', []],
    [LogRowContextQueryDirection.Forward, 'ssl', ['Task [Source: orders[1] -> Calc[2] (1/1)#0]', 'NettyConfig [main]']],
  ])('%s of %s', async (direction, body, expected) => {
    const found = await around(direction, body);
    expect(found.bodies).toEqual(expected);
    expect(found.transport.requests).toEqual(['/taskmanagers/tm-2/logs']);
  });

  it.each([
    ['is of another query type', { labels: { job_id: 'x' } }],
    ['is no longer in the file', { rowId: 'taskmanager/tm-2/x.log/999-1' }],
  ])('are none where the row %s', async (_, over) => {
    expect((await around(LogRowContextQueryDirection.Backward, 'by zero', over)).bodies).toEqual([]);
  });
});
