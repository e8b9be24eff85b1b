import { decodeBackpressure } from '../src/flink/backpressure';
import { Fields } from '../src/flink/decode';
import { decodeJob, type Job } from '../src/flink/job';
import { decodeAggregates } from '../src/flink/metrics';
import { hasCounters } from '../src/flink/pressure/growth';
import { meansBetween } from '../src/flink/pressure/means';
import { type SimulatedJob } from './model/job';
import { scenarioNames, type ScenarioName } from './scenarios';
import { Visitor } from './testing/visitor';

const ask = (visitor: Visitor, job = visitor.job()): Job => decodeJob(visitor.get(visitor.path(job)));
const sample = (job: Job) => ({ job, fetchedAt: null });
const settled = (scenario: ScenarioName): Visitor => {
  const visitor = new Visitor(scenario);
  visitor.get('/jobmanager/metrics');
  visitor.pass(1_000);
  return visitor;
};

describe('metrics are those that were fetched last', () => {
  const visitor = new Visitor('backpressure');
  const job = visitor.job();
  const path = visitor.path();
  const vertex = `${path}/vertices/${job.vertex(2).id}`;

  test('at first there are none, anywhere', () => {
    expect(hasCounters(ask(visitor))).toBe(false);
    expect(visitor.get(`${vertex}/backpressure`)).toEqual({ status: 'deprecated' });
    for (const empty of [
      `${path}/metrics`,
      `${vertex}/metrics`,
      `${vertex}/watermarks`,
      `${vertex}/subtasks/metrics?get=numRecordsIn`,
      '/jobs/metrics',
      '/jobmanager/metrics',
      '/taskmanagers/metrics?get=Status.JVM.CPU.Load',
    ]) {
      expect(visitor.get(empty)).toEqual([]);
    }
    expect(visitor.get('/taskmanagers/tm-1')).toMatchObject({ metrics: { heapUsed: 0, garbageCollectors: [] } });
  });

  test('a moment later they are those of the first request', () => {
    visitor.pass(1_000);
    expect(hasCounters(ask(visitor))).toBe(true);
    expect(decodeBackpressure(visitor.get(`${vertex}/backpressure`))?.measuredAt).toBe(visitor.now - 1_000);
  });

  test('they stand still for 10 s, however often somebody asks', () => {
    const first = ask(visitor);
    for (let second = 0; second < 9; second += 1) {
      visitor.pass(1_000);
      expect(ask(visitor).vertices).toEqual(first.vertices);
    }
    visitor.pass(1_000);
    // This request makes Flink fetch, and still has the old values.
    expect(ask(visitor).vertices).toEqual(first.vertices);
    visitor.pass(500);
    expect(ask(visitor).vertices).not.toEqual(first.vertices);
  });

  test('a measuring begins before its values have come', () => {
    visitor.pass(20_000);
    const stale = visitor.get(`${vertex}/subtasks/metrics?get=numRecordsIn`);
    expect(decodeBackpressure(visitor.get(`${vertex}/backpressure`))?.measuredAt).toBe(visitor.now);
    visitor.pass(500);
    expect(visitor.get(`${vertex}/subtasks/metrics?get=numRecordsIn`)).not.toEqual(stale);
  });
});

/** What the subtasks of a vertex really did, on average. */
function truth(job: SimulatedJob, vertex: number, from: number, to: number) {
  const { parallelism } = job.vertex(vertex);
  const mean = (quantity: 'busy' | 'blocked') =>
    Array.from({ length: parallelism }, (_, subtask) => job.share(quantity, vertex, subtask, from, to)).reduce(
      (sum, share) => sum + share / parallelism,
      0
    );
  return { busy: mean('busy'), blocked: mean('blocked') };
}

describe('means from two answers', () => {
  test.each<ScenarioName>(['healthy', 'backpressure', 'skew', 'demo', 'wide'])(
    'are what really happened in %s',
    (name) => {
      const visitor = settled(name);
      for (let round = 0; round < 6; round += 1) {
        for (const job of visitor.simulation.cluster.jobs.filter(({ spec }) => !spec.bounded && !spec.failures)) {
          const from = visitor.now;
          ask(visitor, job);
          visitor.pass(500);
          const before = ask(visitor, job);
          visitor.pass(10_000);
          const to = visitor.now;
          ask(visitor, job);
          visitor.pass(500);
          const means = meansBetween(sample(before), sample(ask(visitor, job)));
          job.spec.vertices.forEach(({ id, kind }, vertex) => {
            const { busy, blocked } = truth(job, vertex, from, to);
            const { shares } = means.get(id) ?? {};
            expect(Math.abs((shares?.backpressured ?? NaN) - blocked)).toBeLessThan(0.03);
            if (kind === 'legacySource') {
              expect([shares?.busy, shares?.idle]).toEqual([null, null]);
            } else {
              expect(Math.abs((shares?.busy ?? NaN) - busy)).toBeLessThan(0.03);
              expect(Math.abs((shares?.idle ?? NaN) - (1 - busy - blocked))).toBeLessThan(0.03);
            }
          });
          visitor.pass(10_000);
        }
        visitor.pass(120_000);
      }
    }
  );

  test('count what goes through an edge once', () => {
    const visitor = settled('healthy');
    const before = ask(visitor);
    visitor.pass(120_000);
    ask(visitor);
    visitor.pass(500);
    const means = meansBetween(sample(before), sample(ask(visitor)));
    const [source, sink] = visitor.job().spec.vertices;
    const out = means.get(source?.id ?? '')?.recordsOut ?? 0;
    expect(out).toBeGreaterThan(500);
    expect((means.get(sink?.id ?? '')?.recordsIn ?? 0) / out).toBeCloseTo(1, 2);
    expect(means.get(sink?.id ?? '')?.bytesIn).toBeGreaterThan(0);
  });
});

describe('gauges', () => {
  test('add up to a second for every subtask, and sources without busy time are not idle either', () => {
    const visitor = settled('demo');
    for (let round = 0; round < 20; round += 1) {
      for (const job of visitor.simulation.cluster.jobs.filter(({ spec }) => spec.bounded === null)) {
        for (const { id, kind } of job.spec.vertices) {
          const vertex = Fields.of(visitor.get(`${visitor.path(job)}/vertices/${id}/backpressure`), 'backpressure');
          for (const subtask of vertex.list('subtasks')) {
            const [busy, idle] = [subtask.raw('busyRatio'), subtask.number('idleRatio')];
            const sum = Number(busy) + idle + subtask.number('ratio');
            expect(kind === 'legacySource' ? [busy, idle] : [sum === 0 ? 0 : Math.round(sum * 1000)]).toEqual(
              kind === 'legacySource' ? [expect.anything(), 0] : [sum === 0 ? 0 : 1000]
            );
          }
        }
      }
      visitor.pass(11_000);
    }
  });

  test('are means of the last minute, the counters are not', () => {
    const visitor = settled('demo');
    const job = visitor.job('payment-risk');
    const shares = Array.from({ length: 60 }, () => {
      visitor.pass(10_500);
      const vertex = `${visitor.path(job)}/vertices/${job.vertex(3).id}`;
      visitor.get(vertex);
      visitor.pass(500);
      const gauge = decodeAggregates(visitor.get(`${vertex}/subtasks/metrics?get=backPressuredTimeMsPerSecond`));
      return gauge.get('backPressuredTimeMsPerSecond')?.avg ?? NaN;
    });
    const steps = shares.map((share, at) => Math.abs(share - (shares[at + 1] ?? share)));
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(200);
    // A sixth of the window is new in every step.
    expect(Math.max(...steps)).toBeLessThan(250);
  });
});

describe('a restart', () => {
  test('starts counters and start times again', () => {
    const visitor = settled('restart-loop');
    const job = visitor.job();
    const ends = (at: number) => job.lifecycle.attempt(at).endedAt;
    while (ends(ends(visitor.now) + 6_000) < ends(visitor.now) + 40_000) {
      visitor.pass(1_000);
    }
    const failsAt = ends(visitor.now);
    const looks: Job[] = [];
    while (visitor.now < failsAt + 30_000) {
      visitor.pass(1_000);
      looks.push(ask(visitor));
    }
    const [source] = job.spec.vertices;
    const rows = looks.map(({ vertices, state }) => ({ ...vertices.find(({ id }) => id === source?.id), job: state }));
    const starts = [...new Set(rows.map(({ started }) => started))];
    expect(starts).toHaveLength(2);
    const before = rows.filter(({ started }) => started === starts[0]);
    const after = rows.filter(({ started, counters }) => started === starts[1] && counters?.recordsOut !== null);
    expect(before.at(-1)).toMatchObject({ job: 'RESTARTING', state: 'FAILED' });
    expect(after[0]?.counters?.recordsOut).toBeLessThan(12_000);
    // Until metrics of the new attempt have come there are none at all.
    expect(rows.some(({ started, counters }) => started === starts[1] && counters?.recordsOut === null)).toBe(true);
  });

  test('is told by the exceptions, the number of restarts and the attempts of the subtasks', () => {
    const visitor = settled('restart-loop');
    const job = visitor.job();
    visitor.pass(120_000);
    visitor.get('/jobs/metrics');
    visitor.pass(500);
    const metric = visitor.get(`${visitor.path()}/metrics?get=numRestarts`);
    expect(metric).toEqual([{ id: 'numRestarts', value: String(job.lifecycle.restarts(visitor.now - 500)) }]);
    const exceptions = Fields.of(visitor.get(`${visitor.path()}/exceptions`), 'exceptions').object('exceptionHistory');
    const times = exceptions.list('entries').map((entry) => entry.number('timestamp'));
    expect(times).toHaveLength(16);
    expect([...times].sort((left, right) => right - left)).toEqual(times);
    const vertex = Fields.of(visitor.get(`${visitor.path()}/vertices/${job.vertex(0).id}`), 'vertex');
    const attempts = vertex.list('subtasks').map((subtask) => subtask.number('attempt'));
    expect(new Set(attempts)).toEqual(new Set([job.lifecycle.attempt(visitor.now).number]));
  });
});

describe('what can be asked for again', () => {
  const urls = (visitor: Visitor) =>
    visitor.simulation.cluster.jobs.flatMap((job) => {
      const path = visitor.path(job);
      const [vertex] = job.spec.vertices;
      return [path, `${path}/checkpoints`, `${path}/exceptions`, `${path}/vertices/${vertex?.id}/subtasks/metrics`];
    });

  test.each(scenarioNames.filter((name) => name !== 'huge'))('%s: same seed and clock, same answers', (name) => {
    const [once, twice] = [new Visitor(name), new Visitor(name)];
    // One of them is asked much more often, at moments that do not change what Flink has fetched.
    const bodies = [once, twice].map((visitor, index) => {
      ['/jobs/overview', ...urls(visitor)].forEach((url) => visitor.request('GET', url));
      for (let step = 0; step < 5; step += 1) {
        visitor.pass(60_000);
        for (let extra = 0; extra < index * 3; extra += 1) {
          visitor.request('GET', '/jobs/overview');
          visitor.request('GET', '/taskmanagers');
        }
        urls(visitor).forEach((url) => visitor.request('GET', url));
        visitor.pass(1_000);
      }
      visitor.pass(4_000);
      return ['/overview', '/jobs/overview', '/taskmanagers', ...urls(visitor)].map((url) =>
        visitor.request('GET', url)
      );
    });
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('another seed is another cluster', () => {
    const [one, other] = [1, 2].map((seed) => new Visitor('demo', undefined, { seed }));
    expect(one?.get(`${one.path()}/checkpoints`)).not.toEqual(other?.get(`${other.path()}/checkpoints`));
  });

  test.each(scenarioNames.filter((name) => name !== 'hostile'))('%s: no id stands for two things', (name) => {
    const { jobs } = new Visitor(name).simulation.cluster;
    const jobIds = jobs.map(({ spec }) => spec.id);
    expect(new Set(jobIds).size).toBe(jobIds.length);
    for (const { spec } of jobs) {
      const ids = spec.vertices.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    }
  });
});

describe('the scenarios', () => {
  test('backpressure: both sources wait, the join is busy', () => {
    const visitor = settled('backpressure');
    const [orders, clicks, join] = visitor.job().spec.vertices.map(({ id }) => {
      const vertex = decodeBackpressure(visitor.get(`${visitor.path()}/vertices/${id}/backpressure`));
      return vertex?.subtasks.map(({ busy, backpressured }) => ({ busy, backpressured }));
    });
    expect(orders?.every(({ backpressured }) => (backpressured ?? 0) > 0.97)).toBe(true);
    expect(clicks?.every(({ backpressured }) => (backpressured ?? 0) > 0.97)).toBe(true);
    expect(Math.max(...(join ?? []).map(({ busy }) => busy ?? 0))).toBe(1);
    expect(join?.every(({ backpressured }) => backpressured === 0)).toBe(true);
  });

  test('skew: one subtask of eight does nearly all', () => {
    const visitor = settled('skew');
    const { id = '' } = visitor.job().spec.vertices[1] ?? {};
    const subtasks = Fields.of(visitor.get(`${visitor.path()}/vertices/${id}`), 'vertex').list('subtasks');
    const records = subtasks.map((subtask) => subtask.object('metrics').number('read-records'));
    const most = Math.max(...records);
    expect(records).toHaveLength(8);
    expect(records.filter((count) => count < most / 5)).toHaveLength(7);
  });

  test('failing-checkpoints: some expire, some cannot be written, some complete', () => {
    const visitor = settled('failing-checkpoints');
    visitor.pass(300_000);
    const messages = visitor.simulation.cluster.jobs.flatMap((job) =>
      Fields.of(visitor.get(`${visitor.path(job)}/checkpoints`), 'checkpoints')
        .list('history')
        .map((entry) => entry.textOrNull('failure_message') ?? entry.text('status'))
    );
    expect(messages).toEqual(
      expect.arrayContaining([
        'Checkpoint expired before completing.',
        'Asynchronous task checkpoint failed.',
        'COMPLETED',
        'IN_PROGRESS',
      ])
    );
  });

  test('demo: has a savepoint in a history, a batch job that has ended and one in every kind of trouble', () => {
    const visitor = settled('demo');
    const jobs = Fields.of(visitor.get('/jobs/overview'), 'jobs').list('jobs');
    expect(jobs.map((job) => `${job.text('name')} ${job.text('state')}`).sort()).toEqual([
      'click-attribution RUNNING',
      expect.stringMatching(/^flaky-enrichment R/),
      'hot-key-count RUNNING',
      'nightly-batch FINISHED',
      'orders-per-minute RUNNING',
      'payment-risk RUNNING',
    ]);
    const history = Fields.of(
      visitor.get(`${visitor.path(visitor.job('orders-per-minute'))}/checkpoints`),
      'checkpoints'
    );
    expect(history.list('history').some((entry) => entry.flag('is_savepoint'))).toBe(true);
  });

  test('huge: has 1,000 vertices between idle and held up', () => {
    const visitor = settled('huge');
    const { vertices } = ask(visitor);
    const time = (vertex: Job['vertices'][number]) => vertex.counters.backpressuredMs ?? 0;
    expect(vertices).toHaveLength(1_000);
    expect(vertices.filter((vertex) => time(vertex) === 0).length).toBeGreaterThan(400);
    expect(vertices.filter((vertex) => time(vertex) > 0).length).toBeGreaterThan(40);
  });

  test('empty: has no jobs', () => {
    expect(new Visitor('empty').get('/jobs/overview')).toEqual({ jobs: [] });
  });
});
