import { Fields } from '../src/flink/decode';
import { decodeAggregates } from '../src/flink/metrics';
import { Visitor } from './testing/visitor';

function settled(...scene: ConstructorParameters<typeof Visitor>): Visitor {
  const visitor = new Visitor(...scene);
  visitor.get('/jobs/metrics');
  visitor.pass(1_000);
  return visitor;
}

const idsOf = (body: unknown): string[] => Fields.all(body, 'metrics').map((metric) => metric.text('id'));

describe('what the JobManager knows of a job', () => {
  test('is a copy of up to 3 s, while the list of jobs is not', () => {
    const visitor = settled('healthy');
    const state = () => Fields.of(visitor.get(visitor.path()), 'job').text('state');
    const listed = () =>
      Fields.of(visitor.get('/jobs/overview'), 'jobs')
        .list('jobs')
        .map((job) => job.text('state'));
    expect(state()).toBe('RUNNING');
    visitor.pass(1);
    visitor.request('PATCH', visitor.path());
    visitor.pass(2_000);
    expect(state()).toBe('RUNNING');
    expect(listed()).toContain('CANCELED');
    visitor.pass(1_100);
    expect(state()).toBe('CANCELED');
  });

  test('has its clock and ages up to date all the same', () => {
    const visitor = settled('healthy');
    const [before, after] = [0, 1_500].map((ms) => {
      visitor.pass(ms);
      return Fields.of(visitor.get(visitor.path()), 'job');
    });
    expect((after?.number('now') ?? 0) - (before?.number('now') ?? 0)).toBe(1_500);
    expect((after?.number('duration') ?? 0) - (before?.number('duration') ?? 0)).toBe(1_500);
  });
});

describe('metrics of a vertex', () => {
  const visitor = settled('skew');
  const vertex = `${visitor.path()}/vertices/${visitor.job().vertex(1).id}`;

  test('are those of its subtasks, numbered', () => {
    const names = idsOf(visitor.get(`${vertex}/metrics`));
    const ofOne = idsOf(visitor.get(`${vertex}/subtasks/0/metrics`));
    expect(names).toHaveLength(ofOne.length * 8);
    expect(names.filter((name) => name.startsWith('5.')).map((name) => name.slice(2)).length).toBe(ofOne.length);
    expect(visitor.get(`${vertex}/metrics?get=5.numRecordsIn,8.numRecordsIn,numRecordsIn`)).toHaveLength(1);
  });

  test.each([
    ['5', 1],
    ['0,2-4', 4],
    ['0-99', 8],
    ['9', 0],
    ['x', 0],
  ])('of the subtasks %s are of %i', (subtasks, count) => {
    const body = visitor.get(`${vertex}/subtasks/metrics?get=numRecordsIn&subtasks=${subtasks}`);
    const records = decodeAggregates(body).get('numRecordsIn');
    expect(Math.round((records?.sum ?? 0) / (records?.avg ?? 1))).toBe(count);
  });

  test('have latencies of every operator behind every source', () => {
    const names = idsOf(visitor.get(`${vertex}/subtasks/metrics`)).filter((name) => name.endsWith('.latency_p99'));
    expect(names).toHaveLength(8 * 3);
    const values = decodeAggregates(visitor.get(`${vertex}/subtasks/metrics?get=${names.join(',')}`));
    expect(values.size).toBe(24);
    const hot = names.filter((name) => name.includes('operator_subtask_index.5.'));
    const others = names.filter((name) => !hot.includes(name));
    const most = (of: string[]) => Math.max(...of.map((name) => values.get(name)?.max ?? NaN));
    expect(most(hot)).toBeGreaterThan(5 * most(others));
  });

  test('are with the job in old versions', () => {
    const old = settled('skew', undefined, { version: '1.18.1' });
    const isLatency = (name: string) => name.startsWith('latency.');
    expect(idsOf(old.get(`${old.path()}/metrics`)).filter(isLatency).length).toBeGreaterThan(100);
    const path = `${old.path()}/vertices/${old.job().vertex(1).id}/subtasks/metrics`;
    expect(idsOf(old.get(path)).filter(isLatency)).toEqual([]);
  });
});

describe('a flame graph', () => {
  const visitor = settled('backpressure');
  const flame = (vertex: number, query = '') =>
    Fields.of(
      visitor.get(`${visitor.path()}/vertices/${visitor.job().vertex(vertex).id}/flamegraph${query}`),
      'flamegraph'
    );

  test('is sampled when somebody asks, for 5 s', () => {
    expect(flame(2).number('endTimestamp')).toBe(-3);
    visitor.pass(4_000);
    expect(flame(2).number('endTimestamp')).toBe(-3);
    visitor.pass(1_500);
    expect(flame(2).number('endTimestamp')).toBe(visitor.now - 500);
    visitor.pass(70_000);
    expect(flame(2).number('endTimestamp')).toBe(-3);
    visitor.pass(6_000);
  });

  test('shows what tasks did, on and off the CPU', () => {
    flame(0);
    visitor.pass(6_000);
    const looks = (vertex: number, type: string) => flame(vertex, `?type=${type}`).object('data').number('value');
    expect(looks(2, 'full')).toBe(200);
    expect(looks(2, 'on_cpu')).toBeGreaterThan(190);
    expect(looks(0, 'OFF_CPU')).toBeGreaterThan(190);
    expect(flame(0, '?subtaskindex=1').object('data').number('value')).toBe(100);
    const path = `${visitor.path()}/vertices/${visitor.job().vertex(0).id}/flamegraph`;
    expect(visitor.request('GET', `${path}?subtaskindex=9`).status).toBe(404);
    expect(visitor.request('GET', `${path}?type=nope`).status).toBe(400);
  });

  test('of a job that has ended says so', () => {
    const demo = settled('demo');
    const batch = demo.job('nightly-batch');
    expect(demo.get(`${demo.path(batch)}/vertices/${batch.vertex(0).id}/flamegraph`)).toEqual({ endTimestamp: -1 });
  });
});

describe('a TaskManager', () => {
  test('has the slots of its jobs, and as many tasks as run in them', () => {
    const visitor = settled('demo');
    const rows = Fields.of(visitor.get('/taskmanagers'), 'taskmanagers').list('taskmanagers');
    const tasks = visitor.simulation.cluster.jobs
      .filter(({ spec }) => spec.bounded === null)
      .reduce((sum, { spec }) => sum + spec.vertices.reduce((part, { parallelism }) => part + parallelism, 0), 0);
    expect(rows.reduce((sum, row) => sum + row.number('assignedTasks'), 0)).toBe(tasks);
    const free = Fields.of(visitor.get('/overview'), 'overview').number('slots-available');
    expect(rows.reduce((sum, row) => sum + row.number('freeSlots'), 0)).toBe(free);
    expect(rows.every((row) => row.number('timeSinceLastHeartbeat') <= visitor.now)).toBe(true);
  });

  test('collects garbage as time passes, and its counters never go back', () => {
    const visitor = settled('demo');
    const counts = Array.from({ length: 50 }, () => {
      visitor.pass(30_000);
      visitor.get('/jobs/metrics');
      visitor.pass(500);
      const collectors = Fields.of(visitor.get('/taskmanagers/tm-1'), 'taskmanager').object('metrics');
      return collectors.list('garbageCollectors')[0]?.number('count') ?? NaN;
    });
    expect([...counts].sort((left, right) => left - right)).toEqual(counts);
    expect((counts.at(-1) ?? 0) - (counts[0] ?? 0)).toBeGreaterThan(20);
  });

  test('has a log with the failures of its tasks, and lists it with its size', () => {
    const visitor = settled('restart-loop');
    const used = visitor.simulation.cluster.slots(visitor.job())[0]?.id ?? '';
    const { body } = visitor.request('GET', `/taskmanagers/${used}/log`);
    expect(body).toContain('switched from RUNNING to FAILED');
    const logs = Fields.of(visitor.get(`/taskmanagers/${used}/logs`), 'logs').list('logs');
    expect(logs.find((log) => log.text('name').endsWith('.log'))?.number('size')).toBe(Buffer.byteLength(String(body)));
    expect(visitor.request('GET', '/taskmanagers/nobody/log').status).toBe(404);
    expect(visitor.request('GET', `/taskmanagers/${used}/logs/..%2fsecret`).status).toBe(404);
  });
});

test('accumulators count records', () => {
  const visitor = settled('demo');
  const job = visitor.job('payment-risk');
  const read = () =>
    Fields.of(visitor.get(`${visitor.path(job)}/accumulators`), 'accumulators').list('user-task-accumulators')[0];
  const before = Number(read()?.text('value'));
  visitor.pass(60_000);
  visitor.get('/jobs/metrics');
  visitor.pass(1_000);
  expect(read()?.text('name')).toBe('payments-scored');
  expect(Number(read()?.text('value'))).toBeGreaterThan(before + 100_000);
});
