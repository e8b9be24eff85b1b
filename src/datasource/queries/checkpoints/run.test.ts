import { isCheckpointingOff } from '../../../frames/checkpoints';
import { asTable } from '../../../testing/asTable';
import { fakeTransport } from '../../../testing/fakeTransport';
import { queryContext, stepsOf } from '../../../testing/queryContext';
import { recordedTransport } from '../../../testing/recordedTransport';
import { recordings } from '../../../testing/recording';
import { type QueryContext } from '../queryType';
import { clockOf } from './history';
import { type CheckpointsQuery, run } from './run';

const recorded = (title: string) => {
  const found = recordings.find((recording) => recording.title === title);
  if (found === undefined) {
    throw new Error(`There is no recording ${title}.`);
  }
  return recordedTransport(found.recording);
};
const ask = (context: QueryContext, query: Partial<CheckpointsQuery>) =>
  stepsOf(run({ job: '', show: 'history', phases: false, past: false, ...query }, context));
const withoutIds = (requests: readonly string[]) => requests.map((path) => path.replace(/[0-9a-f]{32}/g, 'ID'));

describe('history', () => {
  test('of a job whose checkpoints expire, for two requests and, once, the configuration', async () => {
    const transport = recorded('2.3.0 failing-checkpoints');
    const context = queryContext(transport);
    const [step, ...more] = await ask(context, {});
    expect(more).toEqual([]);
    expect(
      asTable(step!.frames[0]!, [
        'id',
        'status',
        'duration',
        'acknowledged',
        'subtasks',
        'failure',
        'checkpointed size',
        'completed',
        'failed',
        'discarded',
        'listed',
      ])
    ).toMatchInlineSnapshot(`
"# checkpoints
id  status       duration  acknowledged  subtasks  failure                                checkpointed size  completed      failed         discarded  listed
16  IN_PROGRESS  6662      3             6         –                                      0                  –              –              –          true
15  FAILED       10014     4             6         Checkpoint expired before completing.  0                  –              1795254642086  –          true
14  FAILED       10009     4             6         Checkpoint expired before completing.  0                  –              1795254632070  –          true
13  FAILED       10001     5             6         Checkpoint expired before completing.  1002874            –              1795254622060  –          true
12  FAILED       10007     5             6         Checkpoint expired before completing.  356873             –              1795254612057  –          true
11  FAILED       10002     5             6         Checkpoint expired before completing.  310854             –              1795254602049  –          true
10  FAILED       10004     5             6         Checkpoint expired before completing.  511835             –              1795254592045  –          true
9   FAILED       10003     3             6         Checkpoint expired before completing.  0                  –              1795254582040  –          true
8   FAILED       10016     5             6         Checkpoint expired before completing.  364513             –              1795254572036  –          true
7   FAILED       10004     4             6         Checkpoint expired before completing.  357761             –              1795254562019  –          true
1   COMPLETED    4845      6             6         –                                      428901             1795254501798  –              false      false"
`);
    expect(
      asTable(step!.frames[1]!, [
        'job state',
        'age',
        'interval',
        'timeout',
        'min pause',
        'completed id',
        'completed at',
        'failed id',
        'failed at',
        'savepoint id',
        'restored id',
        'failed count',
        'now',
      ])
    ).toMatchInlineSnapshot(`
"# latest checkpoints
job state  age     interval  timeout  min pause  completed id  completed at   failed id  failed at      savepoint id  restored id  failed count  now
RUNNING    148454  5000      10000    0          1             1795254501798  15         1795254642086  –             –            15            1795254650252"
`);
    expect(withoutIds(transport.requests)).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/ID/checkpoints/config",
  "/jobs/overview",
]
`);
    const before = transport.requests.length;
    await ask(context, {});
    expect(withoutIds(transport.requests.slice(before))).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/overview",
]
`);
  });

  test('with phases asks for the slowest subtask of each, once', async () => {
    const transport = recorded('2.3.0 failing-checkpoints');
    const context = queryContext(transport, { budget: 3 });
    const steps = await ask(context, { phases: true });
    const columns = ['id', 'start delay', 'alignment', 'sync', 'async', 'slowest vertex', 'slowest subtask'];
    expect(steps.map((step) => asTable(step.frames[0]!, columns).split('\n').slice(0, 4).join('\n')))
      .toMatchInlineSnapshot(`
[
  "# checkpoints
id  start delay  alignment  sync  async  slowest vertex  slowest subtask
16  –            –          –     –      –               –
15  –            –          –     –      –               –",
  "# checkpoints
id  start delay  alignment  sync  async  slowest vertex  slowest subtask
16  –            –          –     –      –               –
15  8658         0          0     0      Source: clicks  0",
]
`);
    expect(withoutIds(transport.requests).slice(4)).toMatchInlineSnapshot(`
[
  "/jobs/ID/checkpoints/details/15",
  "/jobs/ID/checkpoints/details/15/subtasks/ID",
  "/jobs/ID",
]
`);
    expect(steps.at(-1)?.partial).toEqual([]);
  });

  test('marks what the job was restored from', async () => {
    const [step] = await ask(queryContext(recorded('2.3.0 standard')), { job: 'flaky-enrichment' });
    expect(asTable(step!.frames[0]!, ['id', 'status', 'restored', 'discarded']).split('\n').slice(0, 4).join('\n'))
      .toMatchInlineSnapshot(`
"# checkpoints
id  status     restored       discarded
25  COMPLETED  –              false
24  COMPLETED  1795253984134  true"
`);
    expect(asTable(step!.frames[1]!, ['restored id', 'restored at', 'restored savepoint', 'restored count']))
      .toMatchInlineSnapshot(`
"# latest checkpoints
restored id  restored at    restored savepoint  restored count
24           1795253984134  false               6"
`);
  });

  test('comes without what cannot be had', async () => {
    const id = '1'.repeat(32);
    const transport = fakeTransport({ [`/jobs/${id}/checkpoints`]: { history: [] } });
    transport.fail('/jobs/overview', { kind: 'timeout' });
    transport.fail(`/jobs/${id}/checkpoints/config`, { kind: 'starting' });
    const [step] = await ask(queryContext(transport), { job: id });
    expect(step?.partial).toEqual(expect.arrayContaining([{ kind: 'starting' }, { kind: 'timeout' }]));
    expect(asTable(step!.frames[1]!, ['job state', 'age', 'interval', 'now'])).toMatchInlineSnapshot(`
"# latest checkpoints
job state  age  interval  now
–          –    –         –"
`);
  });
});

describe('one answer', () => {
  test.each(['1.16.3', '1.18.1', '1.20.3', '2.0.0', '2.3.0'])('of Flink %s serves every show', async (version) => {
    const transport = recorded(`${version} standard`);
    const context = queryContext(transport);
    for (const show of ['history', 'counts', 'summary', 'config'] as const) {
      const [step] = await ask(context, { job: 'orders-per-minute', show });
      expect(step?.frames[0]?.length).toBeGreaterThan(0);
      expect(step?.frames[0]?.meta?.preferredVisualisationType).toBe('table');
    }
  });

  test('counts, summary and configuration of the healthy job', async () => {
    const transport = recorded('2.3.0 standard');
    const context = queryContext(transport);
    const tables: string[] = [];
    for (const show of ['counts', 'summary', 'config'] as const) {
      const [step] = await ask(context, { job: 'orders-per-minute', show });
      tables.push(asTable(step!.frames[0]!));
    }
    expect(tables.join('\n\n')).toMatchInlineSnapshot(`
"# checkpoint counts
completed  failed  in progress  total  restored
32         1       0            33     0

# checkpoint summary
statistic  duration  checkpointed size  state size  processed  persisted
min        17        10382              10382       0          0
avg        56        10813              10813       4588       0
max        413       11302              11302       41059      0
p50        35.5      10382              10382       0          0
p90        96.1      11302              11302       35571      0
p95        225.8     11302              11302       40379.1    0
p99        413       11302              11302       41059      0
p999       413       11302              11302       41059      0

# checkpoint configuration
name                                        value                              setting                                      number
Mode                                        exactly once                       mode                                         –
Interval                                    5 s                                interval                                     5000
Time-out                                    1 min                              timeout                                      60000
Minimum pause between checkpoints           none                               min_pause                                    0
Checkpoints at the same time, at most       1                                  max_concurrent                               1
Unaligned checkpoints                       off                                unaligned_checkpoints                        –
Aligned checkpoint time-out                 none                               aligned_checkpoint_timeout                   0
Failed checkpoints that the job tolerates   100000                             tolerable_failed_checkpoints                 100000
Completed checkpoints                       deleted when the job is cancelled  externalization                              –
Checkpoints after some tasks have finished  on                                 checkpoints_after_tasks_finish               –
State backend                               HashMapStateBackend                state_backend                                –
Checkpoint storage                          FileSystemCheckpointStorage        checkpoint_storage                           –
State changelog                             off                                state_changelog_enabled                      –
Changelog storage                           memory                             changelog_storage                            –
Changelog materialisation interval          10 mins                            changelog_periodic_materialization_interval  600000"
`);
    expect(withoutIds(transport.requests)).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/overview",
  "/jobs/ID/checkpoints/config",
]
`);
  });
});

describe('a job that takes no checkpoints', () => {
  test.each([
    ['2.3.0', 'history'],
    ['2.3.0', 'counts'],
    ['2.3.0', 'summary'],
    ['2.3.0', 'config'],
    ['1.20.3', 'history'],
    // This version answers with zeros.
    ['1.16.3', 'history'],
    ['1.16.3', 'counts'],
  ] as const)('of Flink %s, %s: one sentence and an empty frame that says so', async (version, show) => {
    const [step] = await ask(queryContext(recorded(`${version} standard`)), { job: 'nightly-batch', show });
    expect(step?.failure).toEqual({ kind: 'noCheckpoints' });
    expect(step?.frames.map((frame) => [frame.length, isCheckpointingOff(frame)])).toEqual(
      show === 'history'
        ? [
            [0, true],
            [0, false],
          ]
        : [[0, true]]
    );
    expect([...new Set(step?.frames.flatMap(({ fields }) => fields.map(({ config }) => config.noValue)))]).toEqual([
      'no checkpoints',
    ]);
  });

  test('is not one that has taken none yet', async () => {
    const id = '1'.repeat(32);
    const transport = fakeTransport({
      '/jobs/overview': { jobs: [] },
      [`/jobs/${id}/checkpoints`]: { history: [], counts: { total: 0 } },
      [`/jobs/${id}/checkpoints/config`]: { interval: 5_000 },
    });
    for (const show of ['history', 'counts'] as const) {
      const [step] = await ask(queryContext(transport), { job: id, show });
      expect(step?.failure).toBeUndefined();
      expect(step?.frames.some(isCheckpointingOff)).toBe(false);
    }
  });
});

test('a job that is gone is a failure of its own', async () => {
  const id = '1'.repeat(32);
  const transport = fakeTransport({ '/jobs/overview': { jobs: [] } });
  for (const path of [`/jobs/${id}/checkpoints`, `/jobs/${id}/checkpoints/config`]) {
    transport.fail(path, { kind: 'notFound', path, detail: 'Job not found' });
  }
  await expect(ask(queryContext(transport), { job: id })).rejects.toMatchObject({ failure: { kind: 'notFound' } });
});

test('the JobManager’s clock is read from a job that still runs', () => {
  const job = { id: 'a', name: 'a', type: null, scheduler: null, lastChanged: null, tasks: new Map<string, number>() };
  const ended = { ...job, state: 'FINISHED', started: 100, ended: 200, durationMs: 100 };
  const running = { ...job, state: 'RESTARTING', started: 1_000, ended: null, durationMs: 500 };
  const other = { ...running, id: 'b', durationMs: 501 };
  expect(clockOf([ended, other, running], 'a')).toBe(1_500);
  expect(clockOf([ended, other], 'a')).toBe(1_501);
  expect(clockOf([ended, { ...running, durationMs: null }], 'a')).toBeNull();
});
