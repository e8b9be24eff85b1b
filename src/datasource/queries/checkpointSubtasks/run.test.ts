import { type DataFrame } from '@grafana/data';
import { asTable } from '../../../testing/asTable';
import { checkpoint, listing } from '../../../testing/checkpoints';
import { fakeTransport } from '../../../testing/fakeTransport';
import { failureFrom } from '../../../testing/failureFrom';
import { hexId } from '../../../testing/jobs';
import { queryContext, stepsOf } from '../../../testing/queryContext';
import { recordedTransport } from '../../../testing/recordedTransport';
import { recordings } from '../../../testing/recording';
import { type QueryContext } from '../queryType';
import { checkpointOf, choose, choices } from './chosen';
import { type CheckpointSubtasksQuery, run } from './run';

const recorded = (title: string) => {
  const found = recordings.find((recording) => recording.title === title);
  if (found === undefined) {
    throw new Error(`There is no recording ${title}.`);
  }
  return recordedTransport(found.recording);
};
const ask = async (context: QueryContext, query: Partial<CheckpointSubtasksQuery>) => {
  const [step] = await stepsOf(run({ job: '', checkpoint: 'latest', vertex: '', show: 'vertices', ...query }, context));
  return step!;
};
const withoutJob = (requests: readonly string[]) =>
  requests.map((path) => path.replace(/\/jobs\/[0-9a-f]{32}/g, '/jobs/ID'));
const notices = (frame: DataFrame | undefined) => (frame?.meta?.notices ?? []).map(({ text }) => text);
const phases = [
  'vertex',
  'acknowledged',
  'subtasks',
  'duration',
  'start delay',
  'alignment',
  'sync',
  'async',
  'slowest subtask',
];

describe('a recorded checkpoint', () => {
  test('in progress, by vertex, and what it costs once and then', async () => {
    const transport = recorded('2.3.0 failing-checkpoints');
    const context = queryContext(transport);
    const step = await ask(context, { checkpoint: 'newest' });
    expect(asTable(step.frames[0]!, [...phases, 'duration median', 'order'])).toMatchInlineSnapshot(`
"# checkpoint vertices
vertex                            acknowledged  subtasks  duration  start delay  alignment  sync  async  slowest subtask  duration median  order
IntervalJoin → sink_join: Writer  0             2         –         –            –          –     –      –                –                2
Source: orders                    1             2         5928      5920         0          0     1      1                5928             0
Source: clicks                    2             2         6662      6657         0          0     0      1                4524             1"
`);
    expect(step.frames.map(({ name }) => name)).toEqual(['checkpoint vertices', 'checkpoints']);
    expect(withoutJob(transport.requests)).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/ID/checkpoints/details/16",
  "/jobs/ID",
  "/jobs/ID/checkpoints/details/16/subtasks/cbc357ccb763df2852fee8c4fc7d55f2",
  "/jobs/ID/checkpoints/details/16/subtasks/11ffd1a2f5905feab358b0af9a75fe4e",
  "/jobs/ID/checkpoints/details/16/subtasks/6cdc5bb954874d922eaee11a8e7b5dd5",
]
`);
    const before = transport.requests.length;
    await ask(context, { checkpoint: 'newest' });
    // It may have gone on; its vertices are asked again only where one more subtask has acknowledged.
    expect(withoutJob(transport.requests.slice(before))).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/ID/checkpoints",
  "/jobs/ID/checkpoints/details/16",
]
`);
  });

  test('that failed, by subtask: those that are missing first', async () => {
    const transport = recorded('2.3.0 failing-checkpoints');
    const context = queryContext(transport);
    const step = await ask(context, { checkpoint: '15', show: 'subtasks' });
    expect(
      asTable(step.frames[0]!, [
        'vertex',
        'subtask',
        'status',
        'task manager',
        'duration',
        'start delay',
        'alignment',
        'sync',
        'async',
        'acknowledged',
      ])
    ).toMatchInlineSnapshot(`
"# checkpoint subtasks
vertex                            subtask  status             task manager  duration  start delay  alignment  sync  async  acknowledged
IntervalJoin → sink_join: Writer  0        pending_or_failed  tm-2          –         –            –          –     –      –
IntervalJoin → sink_join: Writer  1        pending_or_failed  tm-1          –         –            –          –     –      –
Source: clicks                    0        completed          tm-2          8664      8658         0          0     0      1795254640736
Source: orders                    1        completed          tm-1          7824      7820         0          0     1      1795254639896
Source: clicks                    1        completed          tm-1          7823      7818         0          0     2      1795254639895
Source: orders                    0        completed          tm-2          7802      7798         0          0     0      1795254639874"
`);
    expect(step.frames.map(({ name }) => name)).toEqual(['checkpoint subtasks', 'checkpoint vertices', 'checkpoints']);
    expect(step.partial).toEqual([]);
    const before = transport.requests.length;
    await ask(context, { checkpoint: '15', show: 'subtasks' });
    await ask(context, { checkpoint: '15' });
    expect(new Set(transport.requests.slice(before))).toEqual(new Set(['/jobs/overview']));
  });

  test.each(['1.16.3', '1.18.1', '1.20.3', '2.0.0', '2.3.0'])(
    'of Flink %s: completed, sizes add up',
    async (version) => {
      const context = queryContext(recorded(`${version} standard`));
      const { frames } = await ask(context, { job: 'orders-per-minute', show: 'subtasks' });
      const total = (frame: DataFrame | undefined, column: string) => {
        const cells: unknown[] = frame?.fields.find(({ name }) => name === column)?.values ?? [];
        return cells.reduce<number>((sum, cell) => sum + Number(cell), 0);
      };
      const [subtasks, vertices, whole] = frames;
      for (const column of ['checkpointed size', 'state size', 'processed', 'persisted']) {
        expect([column, total(subtasks, column)]).toEqual([column, total(whole, column)]);
        expect([column, total(vertices, column)]).toEqual([column, total(whole, column)]);
      }
      expect(subtasks?.length).toBe(total(whole, 'subtasks'));
      expect(total(whole, 'start delay')).not.toBe(0);
    }
  );
});

describe('more vertices than a refresh may ask for', () => {
  const job = hexId('job');
  const ids = ['a', 'b', 'c'].map(hexId);
  const progress = (duration: number, acknowledged = 1) => ({
    status: 'COMPLETED',
    end_to_end_duration: duration,
    num_subtasks: 1,
    num_acknowledged_subtasks: acknowledged,
  });
  const base = `/jobs/${job}/checkpoints/details/7`;
  const answers = () =>
    fakeTransport({
      [`/jobs/${job}`]: {
        jid: job,
        name: 'job',
        state: 'RUNNING',
        now: 0,
        vertices: ids.map((id, index) => ({ id, name: `v${index}`, parallelism: 1, status: 'RUNNING' })),
      },
      [base]: {
        id: 7,
        trigger_timestamp: 1_000,
        ...progress(30),
        tasks: Object.fromEntries(ids.map((id, index) => [id, progress(10 * (index + 1))])),
      },
      ...Object.fromEntries(
        ids.map((id, index) => [
          `${base}/subtasks/${id}`,
          { subtasks: [{ index: 0, status: 'completed', end_to_end_duration: 10 * (index + 1), start_delay: index }] },
        ])
      ),
    });
  const asked = (requests: readonly string[]) => requests.flatMap((path) => /subtasks\/(.*)/.exec(path)?.[1] ?? []);

  test('come with the next refreshes, the slowest first, and a notice says so', async () => {
    const transport = answers();
    const context = queryContext(transport, { budget: 2 });
    const first = await ask(context, { job, checkpoint: '7' });
    expect(asTable(first.frames[0]!, ['vertex', 'duration', 'start delay'])).toMatchInlineSnapshot(`
"# checkpoint vertices
vertex  duration  start delay
v2      30        2
v1      20        1
v0      10        –"
`);
    expect(notices(first.frames[0])).toEqual(['1 of 3 vertices are not loaded yet: the next refreshes bring them.']);
    expect(asked(transport.requests)).toEqual([ids[2], ids[1]]);
    const second = await ask(context, { job, checkpoint: '7' });
    expect(notices(second.frames[0])).toEqual([]);
    expect(asked(transport.requests)).toEqual([ids[2], ids[1], ids[0]]);
    await ask(context, { job, checkpoint: '7' });
    expect(transport.requests).toHaveLength(5);
  });

  test('can be one, by id or by its whole name', async () => {
    for (const vertex of [ids[1] ?? '', 'v1']) {
      const transport = answers();
      const step = await ask(queryContext(transport), { job, checkpoint: '7', vertex });
      expect(step.frames[0]?.fields.find(({ name }) => name === 'vertex id')?.values).toEqual([ids[1]]);
      expect(asked(transport.requests)).toEqual([ids[1]]);
    }
    await expect(ask(queryContext(answers()), { job, checkpoint: '7', vertex: 'no' })).rejects.toMatchObject({
      failure: { kind: 'invalid', what: 'vertex', value: 'no' },
    });
  });

  test('one that fails is missing, and is asked for again', async () => {
    const transport = answers();
    const context = queryContext(transport);
    transport.fail(`${base}/subtasks/${ids[0]}`, { kind: 'timeout' });
    const step = await ask(context, { job, checkpoint: '7' });
    expect(step.partial).toEqual([{ kind: 'timeout' }]);
    expect(step.frames[0]?.length).toBe(3);
    transport.answer(`${base}/subtasks/${ids[0]}`, { subtasks: [] });
    expect((await ask(context, { job, checkpoint: '7' })).partial).toEqual([]);
    expect(asked(transport.requests).slice(3)).toEqual([ids[0]]);
  });

  test('a subtask that was restarted since has no TaskManager', async () => {
    const transport = answers();
    ids.forEach((id, index) => {
      const subtask = {
        subtask: 0,
        status: 'RUNNING',
        'taskmanager-id': `tm-${index}`,
        'start-time': 500 * (index + 1),
      };
      transport.answer(`/jobs/${job}/vertices/${id}`, { id, name: 'v', parallelism: 1, subtasks: [subtask] });
    });
    const step = await ask(queryContext(transport), { job, checkpoint: '7', show: 'subtasks' });
    expect(asTable(step.frames[0]!, ['vertex', 'task manager'])).toMatchInlineSnapshot(`
"# checkpoint subtasks
vertex  task manager
v2      –
v1      tm-1
v0      tm-0"
`);
  });

  test('without the graph they have their ids for names', async () => {
    const transport = answers();
    transport.fail(`/jobs/${job}`, { kind: 'timeout' });
    const step = await ask(queryContext(transport), { job, checkpoint: '7' });
    expect(step.frames[0]?.fields[0]?.values).toEqual([ids[2], ids[1], ids[0]]);
    expect(step.partial).toEqual([{ kind: 'timeout' }]);
  });

  test('a checkpoint that Flink has forgotten says so', async () => {
    const transport = answers();
    transport.fail(base, {
      kind: 'notFound',
      path: base,
      detail: 'Could not find checkpointing statistics for checkpoint 7.',
    });
    await expect(ask(queryContext(transport), { job, checkpoint: '7' })).rejects.toMatchObject({
      failure: { kind: 'checkpointGone', checkpoint: 7 },
    });
  });
});

describe('which checkpoint', () => {
  const failed = checkpoint(4, { status: 'FAILED', durationMs: 60_000 });
  const answer = listing(
    [
      checkpoint(2, { durationMs: 9_000 }),
      checkpoint(5, { status: 'IN_PROGRESS', durationMs: 80_000 }),
      failed,
      checkpoint(3),
    ],
    { completed: checkpoint(3), failed, savepoint: checkpoint(1) }
  );

  test.each([
    ['latest', 3],
    ['newest', 5],
    ['latestFailed', 4],
    ['latestSavepoint', 1],
    ['slowest', 2],
  ] as const)('%s is %i', (choice, id) => {
    expect(choose(answer, choice)?.id).toBe(id);
  });

  test('the slowest one failed where nothing completed', () => {
    expect(choose(listing([failed]), 'slowest')?.id).toBe(4);
    expect(choices.map((choice) => choose(listing([]), choice))).toEqual(choices.map(() => null));
  });

  test.each([
    ['', 'latest'],
    [' 17 ', 17],
    ['slowest', 'slowest'],
  ])('“%s” is %s', (text, expected) => {
    expect(checkpointOf(text)).toBe(expected);
  });

  test.each(['-1', '1.5', '../config', '$checkpoint', '1e3', '99999999999999999999'])(
    '“%s” is none: nothing is sent',
    (value) => {
      expect(failureFrom(() => checkpointOf(value))).toEqual({ kind: 'invalid', what: 'checkpoint', value });
    }
  );

  test('one that is not there is a remark, not an error', async () => {
    const step = await ask(queryContext(recorded('2.3.0 failing-checkpoints')), {
      checkpoint: 'latestSavepoint',
      show: 'subtasks',
    });
    expect(step.failure).toBeUndefined();
    expect(step.frames.map((frame) => [frame.name, frame.length, notices(frame)])).toEqual([
      ['checkpoint subtasks', 0, ['Flink remembers no savepoint of this job.']],
    ]);
  });

  test.each(['1.16.3', '2.3.0'])('of a batch job of Flink %s: one sentence', async (version) => {
    const step = await ask(queryContext(recorded(`${version} standard`)), { job: 'nightly-batch' });
    expect(step.failure).toEqual({ kind: 'noCheckpoints' });
  });
});
