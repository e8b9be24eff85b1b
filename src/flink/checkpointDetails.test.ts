import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, recordings } from '../testing/recording';
import {
  decodeCheckpointDetails,
  decodeCheckpointSubtasks,
  getCheckpointDetails,
  getCheckpointSubtasks,
} from './checkpointDetails';

const detailsAt = '/jobs/:id/checkpoints/details/:cid';
const subtasksAt = `${detailsAt}/subtasks/:vid`;

describe.each(recordings)('one checkpoint of $title', ({ recording }) => {
  const details = decodedAt(recording, detailsAt, decodeCheckpointDetails).map(({ value }) => value);
  const vertices = decodedAt(recording, subtasksAt, decodeCheckpointSubtasks).map(({ value }) => value);

  test('is the sum of its vertices', () => {
    expect(details.length).toBeGreaterThan(0);
    const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
    for (const { vertices: parts, acknowledged, subtasks, checkpointedBytes, latestAck } of details) {
      const all = [...parts.values()];
      expect(sum(all.map((part) => part.subtasks))).toBe(subtasks);
      expect(sum(all.map((part) => part.acknowledged))).toBe(acknowledged);
      expect(sum(all.map((part) => part.checkpointedBytes ?? Number.NaN))).toBe(checkpointedBytes);
      expect(Math.max(...all.map((part) => part.latestAck ?? 0))).toBe(latestAck ?? 0);
    }
  });

  test('knows of each subtask all or nothing', () => {
    expect(vertices.length).toBeGreaterThan(0);
    for (const { index, status, ...rest } of vertices.flat()) {
      const isKnown = status === 'completed';
      expect(index).toBeGreaterThanOrEqual(0);
      expect(isKnown || status === 'pending_or_failed').toBe(true);
      expect(Object.values(rest).filter((value) => (value !== null) !== isKnown)).toEqual([]);
    }
  });

  test('has phases that fit into the time of their subtask', () => {
    for (const { durationMs, startDelayMs, alignmentMs, syncMs, asyncMs } of vertices.flat()) {
      const phases = (startDelayMs ?? 0) + (alignmentMs ?? 0) + (syncMs ?? 0) + (asyncMs ?? 0);
      // Each phase is rounded by itself, and the start delay is taken with another clock than the rest.
      expect(phases).toBeLessThanOrEqual((durationMs ?? 0) + 100);
    }
  });
});

describe('answers that are not as expected', () => {
  const checkpoint = { id: 1, status: 'FAILED', trigger_timestamp: 1, num_subtasks: 1, num_acknowledged_subtasks: 0 };
  const vertex = { status: 'FAILED', num_subtasks: 1, num_acknowledged_subtasks: 0 };

  test.each<[field: string, answer: unknown]>([
    ['tasks', checkpoint],
    ['tasks.a', { ...checkpoint, tasks: { a: 1 } }],
    ['tasks.a.num_subtasks', { ...checkpoint, tasks: { a: { ...vertex, num_subtasks: null } } }],
    ['status', { ...checkpoint, status: undefined, tasks: {} }],
  ])('of a checkpoint name %s', (field, answer) => {
    expect(failureFrom(() => decodeCheckpointDetails(answer))).toEqual(unexpected(detailsAt, field));
  });

  test.each<[field: string, answer: unknown]>([
    ['subtasks', {}],
    ['subtasks[0].index', { subtasks: [{ status: 'completed' }] }],
    ['subtasks[0].status', { subtasks: [{ index: 0 }] }],
  ])('of subtasks name %s', (field, answer) => {
    expect(failureFrom(() => decodeCheckpointSubtasks(answer))).toEqual(unexpected(subtasksAt, field));
  });

  test('an acknowledged subtask may lack everything else', () => {
    const [subtask] = decodeCheckpointSubtasks({ subtasks: [{ index: 3, status: 'COMPLETED', state_size: 'NaN' }] });
    expect(subtask).toMatchObject({ index: 3, status: 'completed', stateBytes: null, syncMs: null, isAborted: null });
  });
});

test('a checkpoint that Flink has forgotten', async () => {
  const id = '1'.repeat(32);
  const path = `/jobs/${id}/checkpoints/details/5`;
  const detail = 'Could not find checkpointing statistics for checkpoint 5.';
  const transport = fakeTransport();
  const gone = { failure: { kind: 'checkpointGone', checkpoint: 5 } };
  transport.fail(path, { kind: 'notFound', path, detail });
  transport.fail(`${path}/subtasks/${id}`, { kind: 'notFound', path, detail });
  await expect(getCheckpointDetails(transport, id, 5)).rejects.toMatchObject(gone);
  await expect(getCheckpointSubtasks(transport, id, 5, id)).rejects.toMatchObject(gone);
  await expect(getCheckpointSubtasks(transport, id, 5, 'x')).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  expect(transport.requests).toEqual([path, `${path}/subtasks/${id}`]);
});
