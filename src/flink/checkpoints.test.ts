import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, recordings } from '../testing/recording';
import { decodeCheckpoints, getCheckpoints, type Statistics } from './checkpoints';
import { FlinkError } from './errors';

const endpoint = '/jobs/:id/checkpoints';

describe.each(recordings)('checkpoints of $title', ({ recording }) => {
  const answers = decodedAt(recording, endpoint, decodeCheckpoints).map(({ value }) => value);
  const all = answers.flatMap(({ history, latest }) => [
    ...history,
    ...[latest.completed, latest.failed, latest.savepoint].filter((checkpoint) => checkpoint !== null),
  ]);

  test('are listed with times that follow each other', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const { triggered, latestAck, failed, durationMs, status } of all) {
      expect(latestAck ?? triggered).toBeGreaterThanOrEqual(triggered);
      expect(failed !== null).toBe(status === 'FAILED');
      const end = failed ?? latestAck;
      expect(durationMs).toBe(end === null ? null : end - triggered);
    }
  });

  test('count their acknowledgements: all of a completed one', () => {
    for (const { status, acknowledged, subtasks } of all) {
      expect(acknowledged <= subtasks && subtasks > 0).toBe(true);
      expect(acknowledged === subtasks).toBe(status === 'COMPLETED');
    }
  });

  test('know sizes, and say where the completed ones are', () => {
    for (const { status, checkpointedBytes, stateBytes, processedBytes, persistedBytes, path, discarded } of all) {
      expect([checkpointedBytes, stateBytes, processedBytes, persistedBytes]).not.toContain(null);
      expect(path?.includes('/chk-') ?? false).toBe(status === 'COMPLETED');
      expect(discarded === null).toBe(status !== 'COMPLETED');
    }
  });

  test('have percentiles as soon as one has completed', () => {
    for (const { counts, summary } of answers) {
      const figures = Object.values<Statistics>({ ...summary }).flatMap((statistics) =>
        Object.values<number | null>({ ...statistics })
      );
      expect(figures).toHaveLength(40);
      expect(figures.filter((figure) => (figure === null) !== (counts.completed === 0))).toEqual([]);
    }
  });

  test('restore only what was there before', () => {
    for (const { counts, latest } of answers) {
      expect(latest.restored !== null).toBe((counts.restored ?? 0) > 0);
      expect(latest.restored?.id ?? 1).toBeGreaterThan(0);
    }
  });
});

const entry = { id: 7, status: 'IN_PROGRESS', trigger_timestamp: 1_000, num_subtasks: 2, num_acknowledged_subtasks: 0 };
const first = (change: object) => decodeCheckpoints({ history: [{ ...entry, ...change }] }).history[0];

describe('an answer that is not as expected', () => {
  test.each<[field: string, answer: unknown]>([
    ['history', {}],
    ['history[0]', { history: [1] }],
    ...['id', 'trigger_timestamp', 'num_subtasks', 'num_acknowledged_subtasks'].map((field): [string, unknown] => [
      `history[0].${field}`,
      { history: [{ ...entry, [field]: 'NaN' }] },
    ]),
    ['history[0].status', { history: [{ ...entry, status: 1 }] }],
    ['latest.completed.status', { history: [], latest: { completed: { ...entry, status: null } } }],
    ['latest.restored.id', { history: [], latest: { restored: {} } }],
    ['(the whole answer)', null],
  ])('names %s', (field, answer) => {
    expect(failureFrom(() => decodeCheckpoints(answer))).toEqual(unexpected(endpoint, field));
  });

  test('needs little of a checkpoint', () => {
    expect(first({})).toEqual({
      id: 7,
      status: 'IN_PROGRESS',
      kind: 'CHECKPOINT',
      isSavepoint: false,
      savepointFormat: null,
      triggered: 1_000,
      latestAck: null,
      durationMs: null,
      failed: null,
      failure: null,
      checkpointedBytes: null,
      stateBytes: null,
      processedBytes: null,
      persistedBytes: null,
      subtasks: 2,
      acknowledged: 0,
      path: null,
      discarded: null,
    });
  });

  test('without anything but a history it knows no counts and no statistics', () => {
    const { counts, summary, latest } = decodeCheckpoints({ history: [] });
    expect(Object.values(counts)).toEqual([null, null, null, null, null]);
    expect(Object.values(latest)).toEqual([null, null, null, null]);
    expect(new Set(Object.values(summary.durationMs))).toEqual(new Set([null]));
  });
});

describe('what versions write differently', () => {
  test.each([
    [
      'up to 1.15 the one size is that of what was written',
      { state_size: 5 },
      { checkpointedBytes: 5, stateBytes: null },
    ],
    ['later there are two', { state_size: 5, checkpointed_size: 2 }, { checkpointedBytes: 2, stateBytes: 5 }],
    ['floats', { state_size: 5.0, checkpointed_size: 2.0 }, { checkpointedBytes: 2, stateBytes: 5 }],
    ['not yet', { latest_ack_timestamp: -1, end_to_end_duration: -1 }, { latestAck: null, durationMs: null }],
    ['a savepoint without its kind', { is_savepoint: true }, { kind: 'SAVEPOINT' }],
    ['its kind', { checkpoint_type: 'UNALIGNED_CHECKPOINT' }, { kind: 'UNALIGNED_CHECKPOINT' }],
    ['no place', { external_path: '<checkpoint-not-externally-addressable>' }, { path: null }],
    ['a failure that fills a book', { failure_message: 'x'.repeat(50_000) }, { failure: 'x'.repeat(10_000) }],
  ])('%s', (_, change, expected) => {
    expect(first(change)).toMatchObject(expected);
  });

  test('statistics are unknown while none has completed: the zeros beside "NaN" mean nothing', () => {
    const statistics = { min: 0, max: 0, avg: 0, p50: 'NaN', p99: 'NaN' };
    const of = (completed: number, value: object) =>
      decodeCheckpoints({ history: [], counts: { completed }, summary: { end_to_end_duration: value } }).summary
        .durationMs;
    expect(of(0, statistics)).toMatchObject({ min: null, max: null, avg: null, p50: null });
    expect(of(1, { ...statistics, p50: 12.5 })).toMatchObject({ min: 0, max: 0, avg: 0, p50: 12.5, p99: null });
  });
});

describe('a job without checkpoints', () => {
  const id = '1'.repeat(32);
  const path = `/jobs/${id}/checkpoints`;

  test.each(['Checkpointing has not been enabled.', 'Checkpointing was not enabled for job 1.'])(
    '%s',
    async (detail) => {
      const transport = fakeTransport();
      transport.fail(path, { kind: 'notFound', path, detail });
      await expect(getCheckpoints(transport, id)).rejects.toMatchObject({ failure: { kind: 'noCheckpoints' } });
    }
  );

  test('a History Server says so with status 200', async () => {
    const transport = fakeTransport({ [path]: { errors: ['Checkpointing has not been enabled.'] } });
    await expect(getCheckpoints(transport, id)).rejects.toMatchObject({ failure: { kind: 'noCheckpoints' } });
  });

  test('a job that is gone is another thing', async () => {
    const transport = fakeTransport();
    transport.fail(path, { kind: 'notFound', path, detail: `Job ${id} not found` });
    await expect(getCheckpoints(transport, id)).rejects.toMatchObject({ failure: { kind: 'notFound' } });
    await expect(getCheckpoints(transport, '../x')).rejects.toBeInstanceOf(FlinkError);
    expect(transport.requests).toEqual([path]);
  });
});
