import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { noCounters } from '../testing/jobs';
import { decodedAt, isSince, recordings } from '../testing/recording';
import { decodeJob } from './job';
import { decodeVertexDetail, getVertexDetail } from './vertex';

const endpoint = '/jobs/:id/vertices/:vid';

describe.each(recordings)('vertices of $title', ({ version, recording }) => {
  const answers = decodedAt(recording, endpoint, decodeVertexDetail);
  const jobs = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);
  const sameVertex = ([jobId, vertexId]: string[]) =>
    jobs.findLast(({ id }) => id === jobId)?.vertices.find(({ id }) => id === vertexId);

  test('answer for the vertex that was asked, as the job describes it', () => {
    expect(answers.length).toBeGreaterThan(0);
    for (const { value, ids, time } of answers) {
      const vertex = sameVertex(ids);
      expect([value.id, value.name, value.parallelism]).toEqual([vertex?.id, vertex?.name, vertex?.parallelism]);
      expect(Math.abs(time - (value.now ?? 0))).toBeLessThan(2_000);
    }
  });

  test('have a subtask for each index', () => {
    for (const { value } of answers) {
      expect(value.subtasks.map(({ index }) => index)).toEqual(Array.from({ length: value.parallelism }, (_, i) => i));
    }
  });

  test('run on the TaskManagers of the cluster', () => {
    for (const { state, taskManagerId, endpoint: place } of answers.flatMap(({ value }) => value.subtasks)) {
      expect(state).toMatch(/^(?:RUNNING|FINISHED|INITIALIZING|DEPLOYING|SCHEDULED|CREATED|CANCELED|FAILED)$/);
      expect(taskManagerId).toMatch(/^tm-[12]$/);
      // Flink 1.19 wrote the port for the first time.
      expect(place).toMatch(
        isSince(version, '1.19') ? /^(?:localhost|127\.0\.0\.1):\d+$/ : /^(?:localhost|127\.0\.0\.1)$/
      );
    }
  });

  test('restart only in the flaky job', () => {
    const flaky = new Set(jobs.filter(({ name }) => name === 'flaky-enrichment').map(({ id }) => id));
    for (const { value, ids } of answers) {
      const isFlaky = ids[0] !== undefined && flaky.has(ids[0]);
      expect(value.subtasks.some(({ attempt }) => attempt > 0)).toBe(isFlaky);
    }
  });

  test('measure busy time of all but datagen sources', () => {
    for (const { value } of answers) {
      const counters = value.subtasks.map((one) => one.counters);
      const reported = counters.filter(({ recordsOut }) => recordsOut !== null);
      const isSource = value.name.startsWith('Source: ');
      expect(reported.filter(({ busyMs }) => (busyMs === null) !== isSource)).toEqual([]);
      expect(reported.every(({ idleMs, backpressuredMs }) => idleMs !== null && backpressuredMs !== null)).toBe(true);
    }
  });
});

describe.each(recordings)('subtasks of $title', ({ recording }) => {
  const subtasks = decodedAt(recording, endpoint, decodeVertexDetail).flatMap(({ value }) =>
    value.subtasks.map((subtask) => ({ ...subtask, now: value.now ?? 0 }))
  );

  test('have run since they were deployed', () => {
    for (const { started, ended, durationMs, now, state } of subtasks) {
      expect(ended === null).toBe(state !== 'FINISHED');
      expect(Math.abs((durationMs ?? 0) - (started === null ? 0 : (ended ?? now) - started))).toBeLessThan(50);
    }
  });

  test('spent that time and the time before it in the states that they entered', () => {
    for (const { stateMs, durationMs, state } of subtasks.filter(({ started }) => started !== null)) {
      const inTask = ['DEPLOYING', 'INITIALIZING', 'RUNNING'].map((name) => stateMs.get(name) ?? 0);
      expect(Math.abs(inTask.reduce((sum, ms) => sum + ms, 0) - (durationMs ?? 0))).toBeLessThan(50);
      expect([...stateMs.values()].every((ms) => ms >= 0)).toBe(true);
      expect(stateMs.has('CREATED')).toBe(true);
      expect(state === 'RUNNING' && !stateMs.has('RUNNING')).toBe(false);
    }
  });

  test('of all but sources have read bytes', () => {
    expect(subtasks.some(({ counters }) => (counters.bytesIn ?? 0) > 0)).toBe(true);
    expect(subtasks.some(({ counters }) => (counters.bytesOut ?? 0) > 0)).toBe(true);
  });
});

const id = '1'.repeat(32);
const subtask = { subtask: 0, status: 'RUNNING' };
const vertex = { id, name: 'a', parallelism: 1, subtasks: [subtask] };
const decodeOne = (change: object) =>
  decodeVertexDetail({ ...vertex, subtasks: [{ ...subtask, ...change }] }).subtasks[0];

describe('a vertex that is not as expected', () => {
  test.each<[field: string, answer: unknown]>([
    ...['id', 'name', 'parallelism', 'subtasks'].map((field): [string, unknown] => [
      field,
      { ...vertex, [field]: undefined },
    ]),
    ['subtasks[0].subtask', { ...vertex, subtasks: [{ status: 'RUNNING' }] }],
    ['subtasks[1].status', { ...vertex, subtasks: [subtask, { subtask: 1, status: 1 }] }],
    ['subtasks[0]', { ...vertex, subtasks: [[]] }],
    ['parallelism', { ...vertex, parallelism: 'NaN' }],
    ['(the whole answer)', []],
  ])('names %s', (field, answer) => {
    expect(failureFrom(() => decodeVertexDetail(answer))).toEqual(unexpected(endpoint, field));
  });

  test('needs little of a subtask', () => {
    expect(decodeOne({})).toEqual({
      index: 0,
      attempt: 0,
      state: 'RUNNING',
      taskManagerId: null,
      endpoint: null,
      started: null,
      ended: null,
      durationMs: null,
      counters: noCounters,
      stateMs: new Map(),
    });
  });

  test('times in states: those that were never entered, or are no numbers, are left out', () => {
    const durations = { CREATED: 3, SCHEDULED: 0, DEPLOYING: -1, Running: 7.5, INITIALIZING: 'NaN' };
    expect(decodeOne({ 'status-duration': durations })?.stateMs).toEqual(
      new Map([
        ['CREATED', 3],
        ['SCHEDULED', 0],
        ['RUNNING', 7.5],
      ])
    );
  });

  test.each([
    ['the newer name wins', { host: 'a', endpoint: 'a:1' }, 'a:1'],
    ['up to 1.18 there is a host', { host: 'a' }, 'a'],
    ['not deployed', { endpoint: '(unassigned)' }, null],
    ['no text', { endpoint: 1 }, null],
  ])('place: %s', (_, change, place) => {
    expect(decodeOne(change)?.endpoint).toBe(place);
  });

  test('a subtask that has not reported has no counters', () => {
    const metrics = { 'read-records': 0, 'read-records-complete': false, 'accumulated-idle-time': 0 };
    expect(decodeOne({ metrics })).toMatchObject({ counters: { recordsIn: null, idleMs: null } });
  });

  test('a subtask of a source knows what it wrote, not how busy it is', () => {
    const metrics = { 'write-records': 7.0, 'accumulated-busy-time': 'NaN', 'accumulated-idle-time': 0 };
    expect(decodeOne({ metrics, 'taskmanager-id': '(unassigned)', 'start-time': -1 })).toMatchObject({
      counters: { recordsOut: 7, busyMs: null, idleMs: 0 },
      taskManagerId: null,
      started: null,
    });
  });
});

test('the request asks for vertex and job, and for nothing that is no id', async () => {
  const path = `/jobs/${id}/vertices/${id}`;
  const transport = fakeTransport({ [path]: vertex });
  await expect(getVertexDetail(transport, id, id)).resolves.toMatchObject({ id });
  await expect(getVertexDetail(transport, id, '../..')).rejects.toMatchObject({
    failure: { kind: 'invalid', what: 'vertex', value: '../..' },
  });
  await expect(getVertexDetail(transport, '', id)).rejects.toMatchObject({ failure: { kind: 'invalid', what: 'job' } });
  expect(transport.requests).toEqual([path]);
});
