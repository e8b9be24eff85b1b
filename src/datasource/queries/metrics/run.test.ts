import { type DataFrame } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { Visitor } from '../../../../simulator/testing/visitor';
import { flinkClient } from '../../../flink/client';
import { FlinkError, messageOf } from '../../../flink/errors';
import { type Clock } from '../../../flink/pressure/watch';
import { type Transport } from '../../../flink/transport';
import { asTable } from '../../../testing/asTable';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';
import { JobFinder } from '../../jobFinder';
import { LiveHistory } from '../../liveHistory';
import { type QueryContext, type Step } from '../queryType';
import { defaults, type MetricsQuery } from './query';
import { run } from './run';

const hour = 3_600_000;

/** A data source over a Flink, that is asked again and again. */
function dataSource(transport: Transport, clock: Clock, budget = 12) {
  const flink = flinkClient(transport);
  const finder = new JobFinder(flink);
  const context: Omit<QueryContext, 'range'> = {
    flink,
    clock,
    budget,
    history: new LiveHistory(() => clock.now()),
    jobId: (nameOrId, signal) => finder.idOf(nameOrId, signal),
    watch: () => {
      throw new Error('Metrics watch no job');
    },
    past: null,
    requestsLastMinute: () => 0,
  };
  const steps = (query: Partial<MetricsQuery>, range = { from: clock.now() - hour, to: Infinity }): Promise<Step[]> =>
    lastValueFrom(run({ ...defaults, ...query }, { ...context, range }).pipe(toArray()));
  return {
    steps,
    /** The last step of a refresh. */
    async frames(query: Partial<MetricsQuery>, range?: { from: number; to: number }): Promise<DataFrame[]> {
      return (await steps(query, range)).at(-1)?.frames ?? [];
    },
    history: context.history,
  };
}

/** A simulated Flink; the clock jumps when somebody waits. */
function simulated(version = '2.3.0', budget?: number) {
  const visitor = new Visitor('demo', undefined, { version });
  const requests: string[] = [];
  const get: Transport['get'] = async (path, params = {}) => {
    await Promise.resolve();
    const query = new URLSearchParams(params).toString();
    const asked = query === '' ? path : `${path}?${query}`;
    requests.push(decodeURIComponent(asked));
    const { status, body } = visitor.request('GET', asked);
    if (status !== 200) {
      throw new FlinkError({ kind: 'badAnswer', path, status, detail: messageOf(body) });
    }
    return body;
  };
  const clock: Clock = {
    now: () => visitor.now,
    sleep: async (ms) => {
      await Promise.resolve();
      visitor.pass(ms);
    },
  };
  visitor.pass(120_000);
  return {
    visitor,
    requests,
    clock,
    ...dataSource({ get, text: () => Promise.reject(new Error('no texts')) }, clock, budget),
    /** Requests since the last call, with short ids. */
    sent: () => requests.splice(0).map((path) => path.replace(/([0-9a-f]{4})[0-9a-f]{28}/g, '$1')),
  };
}

const noticesOf = (frames: readonly DataFrame[]) => (frames[0]?.meta?.notices ?? []).map(({ text }) => text);
const jobNamed = 'orders-per-minute';

describe.each(standardRecordings)('of $title', ({ recording }) => {
  const listed = recording.answers.find(
    ({ path }) => /\/metrics\?get=numRestarts,/.test(path) && path.startsWith('/jobs/')
  );
  const [path = '', names = ''] = (listed?.path ?? '').split('?get=');

  it('metrics of a job are a table, in the order in which they were asked for', async () => {
    const transport = recordedTransport(recording);
    const { frames } = dataSource(transport, fakeClock());
    const metrics = names.split(',');
    const [frame] = await frames({ scope: 'job', job: path.split('/')[2] ?? '', metrics, as: 'table' });
    expect(transport.requests).toEqual([`${path}?get=${names}`, `${path}?get=${names}`]);
    expect(metrics.length).toBeGreaterThan(5);
    expect(frame?.fields[0]?.values).toEqual(metrics);
    const values = frame?.fields.find(({ name }) => name === 'value')?.values ?? [];
    expect(values.filter((value) => typeof value === 'number').length).toBeGreaterThan(5);
    expect(frame?.fields.find(({ name }) => name === 'unit')?.values.slice(0, 2)).toEqual(['short', 'ms']);
  });
});

it('latencies of a recorded vertex over its subtasks', async () => {
  const { recording } = standardRecordings.find(({ version }) => version === '2.3.0') ?? {};
  const asked = recording?.answers.find(
    ({ path, body }) => /subtasks\/metrics\?get=latency/.test(path) && Array.isArray(body) && body.length === 5
  );
  if (recording === undefined || asked === undefined) {
    throw new Error('nothing recorded');
  }
  const [place = '', names = ''] = asked.path.split('?get=').map(decodeURIComponent);
  const transport = recordedTransport(recording);
  const [, , job = '', , vertex = ''] = place.split('/');
  const frames = await dataSource(transport, fakeClock()).frames({
    job,
    vertex,
    metrics: names.split(','),
    as: 'table',
  });
  expect(transport.requests).toEqual([`/jobs/${job}`, `${place}?get=${names}`, `${place}?get=${names}`]);
  const table = asTable(frames[0] ?? fail(), ['metric', 'value', 'min', 'max', 'avg', 'sum', 'skew', 'vertex', 'unit']);
  expect(table.replace(/latency\.\S+\./g, '')).toMatchInlineSnapshot(`
"# metrics
metric                                                                                                                                   value  min  max  avg  sum  skew  vertex          unit
latency_median  0      0    0    0    0    0     Source: orders  ms
latency_mean    0      0    0    0    0    0     Source: orders  ms
latency_max     0      0    0    0    0    0     Source: orders  ms
latency_p95     0      0    0    0    0    0     Source: orders  ms
latency_p99     0      0    0    0    0    0     Source: orders  ms"
`);
});

describe('a table', () => {
  it('of subtasks has a row each, with what Flink wrote where that is no number', async () => {
    const { frames, sent } = simulated();
    const [frame] = await frames({
      scope: 'subtask',
      job: jobNamed,
      subtask: '1',
      aggregation: 'none',
      metrics: ['numRecordsOut', 'isBackPressured', 'currentInputWatermark', 'busyTimeMsPerSecond'],
      as: 'table',
    });
    expect(asTable(frame ?? fail(), ['metric', 'value', 'text', 'vertex', 'subtask', 'unit', 'job']))
      .toMatchInlineSnapshot(`
"# metrics
metric                 value          text   vertex                              subtask  unit           job
numRecordsOut          11782443       –      Source: orders                      1        short          orders-per-minute
numRecordsOut          0              –      WindowAggregate → sink_agg: Writer  1        short          orders-per-minute
isBackPressured        0              false  Source: orders                      1        bool           orders-per-minute
isBackPressured        0              false  WindowAggregate → sink_agg: Writer  1        bool           orders-per-minute
currentInputWatermark  1795250117906  –      WindowAggregate → sink_agg: Writer  1        dateTimeAsIso  orders-per-minute
busyTimeMsPerSecond    303            –      WindowAggregate → sink_agg: Writer  1        suffix: ms/s   orders-per-minute
busyTimeMsPerSecond    –              NaN    Source: orders                      1        suffix: ms/s   orders-per-minute"
`);
    expect(sent()).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/7656",
  "/jobs/7656/vertices/cbc3/metrics?get=1.numRecordsOut,1.isBackPressured,1.currentInputWatermark,1.busyTimeMsPerSecond",
  "/jobs/7656/vertices/c27d/metrics?get=1.numRecordsOut,1.isBackPressured,1.currentInputWatermark,1.busyTimeMsPerSecond",
  "/jobs/7656/vertices/cbc3/metrics?get=1.numRecordsOut,1.isBackPressured,1.currentInputWatermark,1.busyTimeMsPerSecond",
]
`);
  });

  it('of a vertex has all aggregates, and leaves out names that would empty the answer', async () => {
    const { frames, sent, clock } = simulated();
    const query: Partial<MetricsQuery> = {
      job: jobNamed,
      metrics: ['numRecordsOut', 'currentInputWatermark', 'nope'],
      as: 'table',
    };
    const first = await frames(query);
    expect(asTable(first[0] ?? fail(), ['metric', 'value', 'min', 'max', 'avg', 'sum', 'skew', 'vertex']))
      .toMatchInlineSnapshot(`
"# metrics
metric                 value          min            max            avg            sum            skew   vertex
numRecordsOut          11782443       11513231       11782443       11647837       23295674       1.156  Source: orders
numRecordsOut          0              0              0              0              0              0      WindowAggregate → sink_agg: Writer
currentInputWatermark  1795250117906  1795250117906  1795250117906  1795250117906  3590500235812  0      WindowAggregate → sink_agg: Writer"
`);
    expect(noticesOf(first)).toEqual([expect.stringMatching(/^Flink gives no value here for nope\./)]);
    expect(sent()).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/7656",
  "/jobs/7656/vertices/cbc3/subtasks/metrics?get=numRecordsOut,currentInputWatermark,nope",
  "/jobs/7656/vertices/c27d/subtasks/metrics?get=numRecordsOut,currentInputWatermark,nope",
  "/jobs/7656/vertices/cbc3/subtasks/metrics?get=numRecordsOut,currentInputWatermark,nope",
  "/jobs/7656/vertices/c27d/subtasks/metrics",
  "/jobs/7656/vertices/cbc3/subtasks/metrics",
  "/jobs/7656/vertices/c27d/subtasks/metrics?get=numRecordsOut,currentInputWatermark",
  "/jobs/7656/vertices/cbc3/subtasks/metrics?get=numRecordsOut",
]
`);
    await clock.sleep(10_000, new AbortController().signal);
    await frames(query);
    // From now on it is known what there is.
    expect(sent()).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/7656/vertices/cbc3/subtasks/metrics?get=numRecordsOut",
  "/jobs/7656/vertices/c27d/subtasks/metrics?get=numRecordsOut,currentInputWatermark",
]
`);
  });

  it('without metrics has all that there are, in one unit where they have one', async () => {
    const { frames } = simulated();
    const [all] = await frames({ scope: 'job', job: jobNamed, metrics: [], as: 'table' });
    expect(all?.length).toBeGreaterThan(20);
    expect(all?.fields.find(({ name }) => name === 'value')?.config.unit).toBeUndefined();
    const [one] = await frames({ scope: 'jobmanager', metrics: ['Status.JVM.Memory.Heap.Used'], as: 'table' });
    expect(one?.fields.find(({ name }) => name === 'value')?.config.unit).toBe('bytes');
  });

  it('of an operator has its metrics without its name', async () => {
    const { frames, sent } = simulated();
    const operator = 'Calc[2]';
    const [frame] = await frames({
      scope: 'operator',
      job: jobNamed,
      operator,
      metrics: ['numRecordsOut'],
      as: 'table',
    });
    expect(asTable(frame ?? fail(), ['metric', 'operator', 'vertex'])).toMatchInlineSnapshot(`
"# metrics
metric         operator  vertex
numRecordsOut  Calc[2]   Source: orders"
`);
    expect(sent().some((path) => path.includes('get=Calc[2].numRecordsOut'))).toBe(true);
  });

  it.each<[Partial<MetricsQuery>, string[]]>([
    [
      { scope: 'taskmanager', aggregation: 'none' },
      ['/taskmanagers', '/taskmanagers/tm-1/metrics', '/taskmanagers/tm-2/metrics', '/taskmanagers/tm-3/metrics'],
    ],
    [{ scope: 'taskmanager', taskManager: 'tm-2' }, ['/taskmanagers/tm-2/metrics']],
    [
      { scope: 'taskmanager', taskManager: '{tm-2,tm-1}' },
      ['/taskmanagers/tm-1/metrics', '/taskmanagers/tm-2/metrics'],
    ],
    [{ scope: 'taskmanagers', aggregation: 'avg' }, ['/taskmanagers/metrics']],
    [
      { scope: 'taskmanagers', aggregation: 'none' },
      ['/taskmanagers', '/taskmanagers/tm-1/metrics', '/taskmanagers/tm-2/metrics', '/taskmanagers/tm-3/metrics'],
    ],
    [{ scope: 'jobmanager' }, ['/jobmanager/metrics']],
  ])('of %j', async (query, paths) => {
    const { frames, sent } = simulated();
    const [frame] = await frames({ ...query, metrics: ['Status.JVM.Memory.Heap.Used'], as: 'table' });
    expect([...new Set(sent().map((path) => path.split('?')[0]))]).toEqual(paths);
    const values: unknown[] = frame?.fields.find(({ name }) => name === 'value')?.values ?? [];
    expect(values).toHaveLength(paths.filter((path) => path.endsWith('/metrics')).length);
    expect(values.every((value) => typeof value === 'number' && value > 1e6)).toBe(true);
  });
});

describe('a series', () => {
  const query: Partial<MetricsQuery> = { job: jobNamed, vertex: '', metrics: ['numRecordsOut'], aggregation: 'sum' };

  it('grows with every refresh, is named and has a unit, and says since when it is known', async () => {
    const { frames, clock } = simulated();
    const first = await frames(query);
    await clock.sleep(10_000, new AbortController().signal);
    const second = await frames(query);
    expect(first.map(({ name, length }) => [name, length])).toEqual(second.map(({ name }) => [name, 1]));
    expect(second.map(({ length }) => length)).toEqual(second.map(() => 2));
    const [frame] = second;
    expect(frame?.fields[1]).toMatchObject({
      name: 'value',
      labels: { job: jobNamed, vertex: 'Source: orders', metric: 'numRecordsOut', aggregation: 'sum' },
      config: { unit: 'short', displayNameFromDS: 'numRecordsOut sum · Source: orders' },
    });
    expect(frame?.meta?.custom).toEqual({ knownSince: Number(frame?.fields[0]?.values[0]) });
    expect(noticesOf(second)).toEqual([
      expect.stringMatching(/^Flink keeps no past: known since \d\d:\d\d\. For longer, use its Prometheus reporter\.$/),
    ]);
  });

  it('says nothing of the past when the range has none', async () => {
    const { frames, clock } = simulated();
    await frames(query);
    await clock.sleep(10_000, new AbortController().signal);
    const begun = clock.now();
    expect(noticesOf(await frames(query, { from: begun, to: begun + hour }))).toEqual([]);
  });

  it('says so, too, when all of the range lies before', async () => {
    const { frames, clock } = simulated();
    const now = clock.now();
    const [frame] = await frames(query, { from: now - 3 * hour, to: now - 2 * hour });
    expect(frame?.length).toBe(0);
    expect(noticesOf(frame === undefined ? [] : [frame])).toHaveLength(1);
  });

  it('as growth per second is what Flink says itself of the last minute', async () => {
    const { frames, clock } = simulated();
    const ofSource = { ...query, vertex: '' };
    for (let refresh = 0; refresh < 6; refresh += 1) {
      await frames(ofSource);
      await clock.sleep(12_000, new AbortController().signal);
    }
    const [grown] = await frames({ ...ofSource, value: 'rate' });
    const [said] = await frames({ ...ofSource, metrics: ['numRecordsOutPerSecond'] });
    const values = (grown?.fields[1]?.values ?? []).map(Number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(grown?.fields[1]?.config.unit).toBe('suffix: /s');
    // The first looks are of one fetch, and of two whose distance is not known.
    expect(values).toHaveLength(4);
    expect(mean / Number(said?.fields[1]?.values.at(-1))).toBeCloseTo(1, 1);
  });

  it('is shared by equal questions, and goes on when the job of this name is another one', async () => {
    const clock = fakeClock();
    const id = (digit: string) => digit.repeat(32);
    const overview = (job: string) => ({ jobs: [{ jid: job, name: 'orders', state: 'RUNNING', 'start-time': 1 }] });
    const metrics = (job: string) => `/jobs/${job}/metrics`;
    const transport = fakeTransport({
      '/jobs/overview': overview(id('1')),
      [metrics(id('1'))]: [{ id: 'numRestarts', value: '1' }],
      [metrics(id('2'))]: [{ id: 'numRestarts', value: '0' }],
    });
    const { frames } = dataSource(transport, clock);
    const ofJob: Partial<MetricsQuery> = { scope: 'job', job: 'orders', metrics: ['numRestarts'] };
    await frames(ofJob);
    clock.advance(10_000);
    transport.answer('/jobs/overview', overview(id('2')));
    expect((await frames(ofJob))[0]?.fields[1]?.values).toEqual([1, 0]);
    // By id it is this run only.
    expect((await frames({ ...ofJob, job: id('2') }))[0]?.fields[1]?.values).toEqual([0]);
  });

  it('has a gap where a value was not there, and none for what never was', async () => {
    const clock = fakeClock();
    const transport = fakeTransport({ '/jobmanager/metrics': [{ id: 'a', value: '1' }] });
    const { frames, history } = dataSource(transport, clock);
    const ofJobManager: Partial<MetricsQuery> = { scope: 'jobmanager', metrics: ['a', 'b'] };
    expect(noticesOf(await frames(ofJobManager))[0]).toMatch(/^Flink gives no value here for b\./);
    clock.advance(10_000);
    transport.answer('/jobmanager/metrics', []);
    const last = await frames(ofJobManager);
    expect(last.map(({ fields }) => fields[1]?.values)).toEqual([[1, null]]);
    expect(history.bytes).toBe(64 * 16);
  });

  it('of what is no number here is none, and that is said', async () => {
    const { frames } = simulated();
    const shown = await frames({
      job: jobNamed,
      vertex: 'cbc357ccb763df2852fee8c4fc7d55f2',
      metrics: ['busyTimeMsPerSecond'],
    });
    expect(shown.map(({ length }) => length)).toEqual([0]);
    expect(noticesOf(shown)).toEqual([expect.stringMatching(/^Flink gives no value here for busyTimeMsPerSecond\./)]);
  });

  it('of no metric asks for nothing, and says what to do', async () => {
    const { frames, sent, clock } = simulated();
    const before = clock.now();
    const none = await frames({ job: jobNamed, metrics: ['', ' '] });
    expect([sent(), clock.now() - before]).toEqual([[], 0]);
    expect(noticesOf(none)).toEqual(['Choose a metric in the query.']);
  });
});

describe('after a silence', () => {
  const answers = (value: string) => [{ id: 'a', value }];
  const query: Partial<MetricsQuery> = { scope: 'jobmanager', metrics: ['a'] };

  it('the first answer is thrown away: it is as old as the silence', async () => {
    const clock = fakeClock();
    const transport = fakeTransport();
    const { steps } = dataSource(
      {
        ...transport,
        get: (...asked) => {
          const answer = transport.get(...asked);
          transport.answer('/jobmanager/metrics', answers('2'));
          return answer;
        },
      },
      clock
    );
    transport.answer('/jobmanager/metrics', answers('1'));
    const begun = clock.now();
    expect((await steps({ ...query, as: 'table' })).map(({ frames }) => frames[0]?.fields[1]?.values)).toEqual([
      [1],
      [2],
    ]);
    expect(clock.now() - begun).toBe(1_200);
    clock.advance(60_000);
    transport.answer('/jobmanager/metrics', answers('7'));
    const series = await steps(query);
    expect(series.map(({ frames }) => frames[0]?.fields[1]?.values)).toEqual([[2], [2, 2]]);
  });

  it('an empty answer is no step, and what comes then is', async () => {
    const clock = fakeClock();
    const transport = fakeTransport({ '/jobmanager/metrics': [] });
    const { steps } = dataSource(transport, {
      now: () => clock.now(),
      sleep: (ms, signal) => {
        transport.answer('/jobmanager/metrics', answers('3'));
        return clock.sleep(ms, signal);
      },
    });
    const all = await steps(query);
    expect(all.map(({ frames }) => frames.map(({ fields }) => fields[1]?.values))).toEqual([[[3]]]);
    expect(transport.requests).toHaveLength(2);
  });
});

describe('limits', () => {
  it('no refresh sends more requests for values than it may, and all have their turn', async () => {
    const { frames, sent, clock } = simulated('2.3.0', 3);
    const query: Partial<MetricsQuery> = { job: 'click-attribution', metrics: ['numRecordsIn'], as: 'table' };
    const rows: number[] = [];
    const counts: number[] = [];
    for (let refresh = 0; refresh < 3; refresh += 1) {
      const [frame] = await frames(query);
      rows.push(frame?.length ?? 0);
      counts.push(sent().filter((path) => path.includes('/metrics?')).length);
      await clock.sleep(10_000, new AbortController().signal);
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
    expect(rows.at(-1)).toBe(3);
  });

  it('names that need several requests are asked for in turns', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `metric.of.a.rather.long.name.${index}`);
    const clock = fakeClock();
    const transport = fakeTransport({ '/jobmanager/metrics': names.map((id) => ({ id, value: '1' })) });
    const { frames } = dataSource(transport, clock, 3);
    for (let refresh = 0; refresh < 2; refresh += 1) {
      await frames({ scope: 'jobmanager', metrics: names, as: 'table' });
      clock.advance(10_000);
    }
    expect(transport.requests).toHaveLength(6);
    // One of them was only sent to wake Flink up, and is sent again when the others have had their turn.
    expect(new Set(transport.requests).size).toBe(5);
  });

  it('too many values are left out, and that is said', async () => {
    const names = Array.from({ length: 612 }, (_, index) => `m${index}`);
    const transport = fakeTransport({ '/jobmanager/metrics': names.map((id) => ({ id, value: '1' })) });
    const frames = await dataSource(transport, fakeClock()).frames({
      scope: 'jobmanager',
      metrics: names,
      as: 'table',
    });
    expect(frames[0]?.length).toBe(500);
    expect(noticesOf(frames)).toEqual(['Only the first 500 values are asked for, 112 are left out.']);
  });
});

describe('what Flink lacks', () => {
  it.each([
    ['1.18.1', true],
    ['2.3.0', false],
  ])('Flink %s: the skew is missing %p, and nobody asks for it by name', async (version, isMissing) => {
    const { frames, sent } = simulated(version);
    const shown = await frames({ job: jobNamed, aggregation: 'skew', metrics: ['numRecordsOut'] });
    expect(sent().filter((path) => path.includes('agg='))).toEqual([]);
    const said = 'This version of Flink does not tell the skew: that came with Flink 1.20.';
    expect(noticesOf(shown).includes(said)).toBe(isMissing);
    expect(shown.some(({ length }) => length > 0)).toBe(!isMissing);
  });

  it('a job that has ended has no metrics', async () => {
    const { frames, requests } = simulated();
    const shown = await frames({ job: 'nightly-batch', metrics: ['numRecordsOut'] });
    expect(noticesOf(shown)).toEqual([expect.stringMatching(/^Flink gives no value here for numRecordsOut\./)]);
    expect(requests.length).toBeGreaterThan(2);
  });

  it.each<[Partial<MetricsQuery>, object]>([
    [{ vertex: 'nobody' }, { kind: 'invalid', what: 'vertex', value: 'nobody' }],
    [
      { scope: 'subtask', subtask: 'x' },
      { kind: 'invalid', what: 'subtask', value: 'x' },
    ],
    [
      { scope: 'taskmanager', taskManager: '..' },
      { kind: 'invalid', what: 'TaskManager', value: '..' },
    ],
    [
      { scope: 'job', job: 'nobody' },
      { kind: 'noJob', name: 'nobody' },
    ],
  ])('%j is refused', async (query, failure) => {
    const { steps } = simulated();
    await expect(steps({ job: jobNamed, ...query })).rejects.toMatchObject({ failure });
  });

  it('one vertex that fails leaves the others alone; all that fail are a failure', async () => {
    const transport = fakeTransport({
      '/taskmanagers': { taskmanagers: [{ id: 'a' }, { id: 'b' }] },
      '/taskmanagers/b/metrics': [{ id: 'x', value: '1' }],
    });
    transport.fail('/taskmanagers/a/metrics', { kind: 'timeout' });
    const clock = fakeClock();
    const { steps, history } = dataSource(transport, clock);
    const query: Partial<MetricsQuery> = { scope: 'taskmanager', metrics: ['x'], aggregation: 'none', as: 'table' };
    // Who asks when Flink has just been woken sees both.
    await expect(steps(query)).rejects.toMatchObject({ failure: { kind: 'timeout' } });
    clock.advance(5_000);
    const last = (await steps(query)).at(-1);
    expect(last?.partial).toEqual([{ kind: 'timeout' }]);
    expect(last?.frames[0]?.length).toBe(1);
    transport.fail('/taskmanagers/b/metrics', { kind: 'timeout' });
    clock.advance(10_000);
    await expect(steps(query)).rejects.toMatchObject({ failure: { kind: 'timeout' } });
    expect(history.bytes).toBeGreaterThan(0);
  });
});
