import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, isSince, recordings } from '../testing/recording';
import { isId } from './ids';
import { decodeJob, getJob, type Job, type Vertex } from './job';
import { decodeJobs, isTerminal } from './jobs';

/** Two answers of one job, the second after the first. */
const pairsOf = (jobs: readonly Job[]) =>
  jobs.flatMap((job, index) => {
    const next = jobs.slice(index + 1).find((later) => later.id === job.id);
    return next === undefined ? [] : [[job, next] as const];
  });

const totalTime = ({ counters: { busyMs, idleMs, backpressuredMs } }: Vertex) =>
  busyMs === null || idleMs === null || backpressuredMs === null ? null : busyMs + idleMs + backpressuredMs;

describe.each(recordings)('jobs of $title', ({ version, recording }) => {
  const answers = decodedAt(recording, '/jobs/:id', decodeJob);
  const jobs = answers.map(({ value }) => value);
  const vertices = jobs.flatMap((job) => job.vertices.map((vertex) => ({ job, vertex })));

  test('answer for the id that was asked, in time', () => {
    expect(answers.length).toBeGreaterThan(5);
    for (const { value, ids, time } of answers) {
      expect([value.id]).toEqual(ids);
      expect(Math.abs(time - value.now)).toBeLessThan(2_000);
      expect(value.started).toBeLessThan(value.now);
      expect(value.runningSince).toBeGreaterThanOrEqual(value.started ?? Infinity);
      expect(value.runningSince).toBeLessThanOrEqual(value.now);
      expect(value.ended !== null).toBe(isTerminal(value.state));
    }
  });

  test('have names and types', () => {
    const [overview] = decodedAt(recording, '/jobs/overview', decodeJobs);
    const names = new Map(overview?.value.map(({ id, name }) => [id, name]));
    for (const job of jobs) {
      expect(job.name).toBe(names.get(job.id));
      expect(job.type).toBe(job.name === 'nightly-batch' ? 'BATCH' : 'STREAMING');
    }
  });

  test('have vertices with ids, names and as many subtasks as their parallelism', () => {
    for (const { vertex } of vertices) {
      expect(isId(vertex.id)).toBe(true);
      expect(vertex.name).not.toBe('');
      expect(vertex.parallelism).toBeGreaterThanOrEqual(1);
      expect(vertex.maxParallelism).toBeGreaterThanOrEqual(vertex.parallelism);
      expect([...vertex.tasks.values()].reduce((sum, count) => sum + count, 0)).toBe(vertex.parallelism);
      expect([...vertex.tasks.values()].every((count) => count > 0)).toBe(true);
    }
    for (const job of jobs) {
      expect(new Set(job.vertices.map(({ id }) => id)).size).toBe(job.vertices.length);
    }
  });

  test('describe every vertex in plain text', () => {
    expect(vertices.filter(({ vertex }) => vertex.description === '')).toEqual([]);
    expect(vertices.filter(({ vertex }) => /<br|&(?:lt|gt|amp|quot|#\d+);/.test(vertex.description))).toEqual([]);
  });

  test('have edges between their own vertices, from earlier to later ones', () => {
    for (const job of jobs) {
      const order = job.vertices.map(({ id }) => id);
      for (const { source, target, shipStrategy, exchange } of job.edges) {
        expect(order.indexOf(source)).toBeGreaterThanOrEqual(0);
        expect(order.indexOf(target)).toBeGreaterThan(order.indexOf(source));
        expect(shipStrategy).toMatch(/^(?:FORWARD|HASH|REBALANCE|RESCALE|BROADCAST|GLOBAL)(?:\[|$)/);
        expect(exchange).toMatch(/^(?:pipelined|pipelined_bounded|blocking)$/);
      }
    }
  });

  test('have inputs everywhere but at sources', () => {
    for (const { job, vertex } of vertices) {
      const inputs = job.edges.filter(({ target }) => target === vertex.id).length;
      expect([vertex.name, inputs > 0]).toEqual([vertex.name, !vertex.name.startsWith('Source: ')]);
    }
  });

  test('do not know the busy time of datagen sources, and know that of all others', () => {
    const started = vertices.filter(({ vertex }) => vertex.counters.recordsOut !== null && vertex.started !== null);
    const isKnown = (vertex: Vertex) => vertex.counters.busyMs !== null;
    expect(started.length).toBeGreaterThan(0);
    expect(started.filter(({ vertex }) => isKnown(vertex) === vertex.name.startsWith('Source: '))).toEqual([]);
  });

  test('count upwards as long as the same tasks run', () => {
    const counted = pairsOf(jobs).flatMap(([before, after]) =>
      after.vertices.flatMap((vertex) => {
        const then = before.vertices.find(({ id, started }) => id === vertex.id && started === vertex.started);
        return then === undefined ? [] : [{ vertex, then: then.counters, now: vertex.counters }];
      })
    );
    const fell = counted.flatMap(({ vertex, then, now }) =>
      Object.entries(now).flatMap(([name, value]) => {
        const earlier: unknown = Reflect.get(then, name);
        const least = typeof earlier === 'number' && value !== null ? value - earlier : 0;
        // Busy time is what the other two leave over, and they may be late: it can go back a little.
        const isTolerated = name === 'busyMs' && least > -5_500 * vertex.parallelism;
        return least >= 0 || isTolerated ? [] : [`${vertex.name} ${name} ${least}`];
      })
    );
    expect(counted.length).toBeGreaterThan(0);
    expect(fell).toEqual([]);
  });

  test('spend at most the time that passes; before 1.20 Flink counts idle time twice', () => {
    const known = vertices.flatMap(({ job, vertex }) => {
      const spent = totalTime(vertex);
      const elapsed = job.now - (vertex.started ?? 0);
      return spent === null || vertex.ended !== null ? [] : [{ spent: spent / vertex.parallelism, elapsed }];
    });
    const factor = isSince(version, '1.20') ? 1 : 2;
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter(({ spent, elapsed }) => spent > factor * elapsed + 1_000)).toEqual([]);
  });

  test('have ended vertices if they have ended', () => {
    for (const { job, vertex } of vertices.filter((one) => isTerminal(one.job.state))) {
      expect(vertex.state).toBe(job.state);
      expect(vertex.ended).toBeLessThanOrEqual(job.ended ?? 0);
      expect(vertex.counters.recordsOut).not.toBeNull();
    }
  });

  test('know the type even before Flink tells it (1.20)', () => {
    const said = recording.answers.filter(
      ({ body }) => typeof body === 'object' && body !== null && 'job-type' in body
    );
    expect(said.length > 0).toBe(isSince(version, '1.20'));
  });
});

const id = '1'.repeat(32);
const plainVertex = { id, name: 'Source: a', parallelism: 2, status: 'RUNNING' };
const plainJob = { jid: id, name: 'job', state: 'RUNNING', now: 1_000, vertices: [plainVertex] };
const decodeOne = (change: object) => decodeJob({ ...plainJob, vertices: [{ ...plainVertex, ...change }] }).vertices[0];

describe('a job that is not as expected', () => {
  test.each<[field: string, answer: unknown]>([
    ...['jid', 'name', 'state', 'now', 'vertices'].map((field): [string, unknown] => [
      field,
      { ...plainJob, [field]: undefined },
    ]),
    ...['id', 'name', 'parallelism', 'status'].map((field): [string, unknown] => [
      `vertices[1].${field}`,
      { ...plainJob, vertices: [plainVertex, { ...plainVertex, [field]: null }] },
    ]),
    ['vertices[0]', { ...plainJob, vertices: ['Source'] }],
    ['vertices', { ...plainJob, vertices: { [id]: plainVertex } }],
    ['now', { ...plainJob, now: 'NaN' }],
    ['vertices[0].parallelism', { ...plainJob, vertices: [{ ...plainVertex, parallelism: 'Infinity' }] }],
    ['plan.nodes[0].id', { ...plainJob, plan: { nodes: [{}] } }],
    ['plan.nodes[0].inputs[0].id', { ...plainJob, plan: { nodes: [{ id, inputs: [{ num: 0 }] }] } }],
    ['(the whole answer)', [plainJob]],
    ['(the whole answer)', null],
    ['(the whole answer)', 'job'],
  ])('names %s', (field, answer) => {
    expect(failureFrom(() => decodeJob(answer))).toEqual(unexpected('/jobs/:id', field));
  });

  test('needs only ids, names, states, parallelism and the clock', () => {
    expect(decodeJob(plainJob)).toEqual({
      id,
      name: 'job',
      state: 'RUNNING',
      type: null,
      started: null,
      ended: null,
      durationMs: null,
      now: 1_000,
      runningSince: null,
      restartedAt: null,
      edges: [],
      vertices: [
        {
          id,
          name: 'Source: a',
          parallelism: 2,
          maxParallelism: null,
          state: 'RUNNING',
          started: null,
          ended: null,
          tasks: new Map(),
          description: '',
          counters: {
            busyMs: null,
            idleMs: null,
            backpressuredMs: null,
            recordsIn: null,
            recordsOut: null,
            bytesIn: null,
            bytesOut: null,
          },
        },
      ],
    });
  });

  test.each([
    ['"NaN" is unknown', { 'accumulated-busy-time': 'NaN' }, { busyMs: null }],
    ['a float', { 'accumulated-busy-time': 66_406.0, 'read-bytes': 1.5 }, { busyMs: 66_406, bytesIn: 1.5 }],
    ['a text', { 'accumulated-idle-time': '7' }, { idleMs: 7 }],
    ['null', { 'accumulated-backpressured-time': null }, { backpressuredMs: null }],
    ['an incomplete sum', { 'read-records': 5, 'read-records-complete': false }, { recordsIn: null }],
    ['a complete sum', { 'read-records': 5, 'read-records-complete': true }, { recordsIn: 5 }],
    ['a sum of an old version', { 'write-records': 5 }, { recordsOut: 5 }],
    [
      'times of a subset of the subtasks',
      { 'accumulated-idle-time': 0, 'read-bytes-complete': true, 'write-bytes-complete': false, 'read-bytes': 0 },
      { idleMs: null, bytesIn: 0 },
    ],
    ['a value of a prototype', Object.create({ 'write-bytes': 5 }), { bytesOut: null }],
  ])('counters: %s', (_, metrics: unknown, expected) => {
    expect(decodeOne({ metrics })?.counters).toMatchObject(expected);
  });

  test.each([[[]], [null], ['x'], [7]])('counters that are %j are unknown', (metrics) => {
    expect(new Set(Object.values(decodeOne({ metrics })?.counters ?? {}))).toEqual(new Set([null]));
  });

  test.each([
    [-1, null],
    [0, null],
    ['NaN', null],
    [128, 128],
  ])('a maximum parallelism of %p is %p', (maxParallelism, expected) => {
    expect(decodeOne({ maxParallelism })?.maxParallelism).toBe(expected);
  });

  test('times that are not set are null', () => {
    const times = { 'start-time': -1, 'end-time': -1 };
    expect(decodeOne(times)).toMatchObject({ started: null, ended: null });
    expect(decodeJob({ ...plainJob, ...times, duration: -1 })).toMatchObject({
      started: null,
      ended: null,
      durationMs: null,
    });
  });

  test.each([
    [{ RUNNING: 0 }, null],
    [{ RUNNING: 900 }, 900],
    [{ CREATED: 900 }, null],
    [[], null],
    [null, null],
  ])('with the timestamps %j it runs since %p', (timestamps, since) => {
    expect(decodeJob({ ...plainJob, timestamps }).runningSince).toBe(since);
  });

  test('states of tasks are kept without zeros, also unknown ones', () => {
    const tasks: unknown = JSON.parse('{"RUNNING": 1, "FAILED": 0, "HOVERING": 1, "__proto__": 0}');
    expect(decodeOne({ tasks })?.tasks).toEqual(
      new Map([
        ['RUNNING', 1],
        ['HOVERING', 1],
      ])
    );
  });

  test('fields of other versions change nothing', () => {
    const more = { 'application-id': id, 'stream-graph': { nodes: [] }, toString: 'x', vertices2: [] };
    expect(decodeJob({ ...plainJob, ...more })).toEqual(decodeJob(plainJob));
  });

  test.each([
    [{ 'job-type': 'BATCH', plan: { type: 'STREAMING' } }, 'BATCH'],
    [{ plan: { type: 'STREAMING' } }, 'STREAMING'],
    [{ plan: [] }, null],
  ])('%j has the type %p', (change, type) => {
    expect(decodeJob({ ...plainJob, ...change }).type).toBe(type);
  });
});

describe('the request', () => {
  test('asks for the job', async () => {
    const transport = fakeTransport({ [`/jobs/${id}`]: plainJob });
    await expect(getJob(transport, id)).resolves.toMatchObject({ id });
    expect(transport.requests).toEqual([`/jobs/${id}`]);
  });

  test.each(['', '..', `${id}/yarn-cancel`, `${id}0`, 'A'.repeat(32), `${id}\n`])(
    'is not sent for %j',
    async (jobId) => {
      const transport = fakeTransport();
      await expect(getJob(transport, jobId)).rejects.toMatchObject({ failure: { kind: 'invalid', what: 'job' } });
      expect(transport.requests).toEqual([]);
    }
  );
});
