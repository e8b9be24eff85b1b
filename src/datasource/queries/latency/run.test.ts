import { type DataFrame } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { Visitor } from '../../../../simulator/testing/visitor';
import { flinkClient } from '../../../flink/client';
import { type Transport } from '../../../flink/transport';
import { latency } from '../../../frames/latency';
import { asTable } from '../../../testing/asTable';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { recordedMarkers } from '../../../testing/recordedMarkers';
import { recordings } from '../../../testing/recording';
import { LiveHistory } from '../../liveHistory';
import { type QueryContext, type Step } from '../queryType';
import { type LatencyQuery } from './query';
import { run } from './run';

const defaults: LatencyQuery = { job: '', vertex: '', statistic: 'p99', source: '', show: 'now', past: false };

/** Somebody who opens a dashboard and refreshes it. */
class Viewer {
  readonly clock = fakeClock();
  private readonly context: QueryContext;

  constructor(transport: Transport, jobId: string, budget = 12) {
    this.context = {
      flink: flinkClient(transport),
      jobId: () => Promise.resolve(jobId),
      watch: () => {
        throw new Error('nobody watches');
      },
      clock: this.clock,
      range: { from: 0, to: Number.MAX_SAFE_INTEGER },
      history: new LiveHistory(() => this.clock.now()),
      budget,
      past: null,
      requestsLastMinute: () => 0,
    };
  }

  steps(query: Partial<LatencyQuery> = {}): Promise<Step[]> {
    return lastValueFrom(run({ ...defaults, ...query }, this.context).pipe(toArray()));
  }

  async last(query: Partial<LatencyQuery> = {}): Promise<Step> {
    const step = (await this.steps(query)).at(-1);
    if (step === undefined) {
      throw new Error('no step');
    }
    return step;
  }

  async frame(query: Partial<LatencyQuery> = {}): Promise<DataFrame> {
    const [frame] = (await this.last(query)).frames;
    if (frame === undefined) {
      throw new Error('no frame');
    }
    return frame;
  }
}

const noticesIn = ({ frames }: Step): string[] => (frames[0]?.meta?.notices ?? []).map(({ text }) => text);

function jobIn(title: string, name: string) {
  const recording = recordings.find((one) => one.title === title)?.recording;
  const list = recording?.answers.find(({ path }) => path === '/jobs/overview')?.body as {
    jobs: Array<{ jid: string; name: string }>;
  };
  const jobId = list.jobs.find((job) => job.name === name)?.jid ?? '';
  if (recording === undefined) {
    throw new Error(`no recording ${title}`);
  }
  return { flink: recordedMarkers(recording), jobId };
}

/** Ids cut to six digits. */
const shortIds = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/\b([0-9a-f]{6})[0-9a-f]{26}\b/g, '$1'));
const columns = ['operator', 'source', 'subtask', 'mean', 'p99', 'vertex id', 'upstream', 'named by', 'granularity'];

describe('from recordings', () => {
  test('2.3.0: at the vertices', async () => {
    const { flink, jobId } = jobIn('2.3.0 standard', 'click-attribution');
    const frame = await new Viewer(flink, jobId).frame({ statistic: 'mean,p99' });
    expect(shortIds(asTable(frame, columns).split('\n')).join('\n')).toMatchInlineSnapshot(`
"# latency
operator               source             subtask  mean       p99       vertex id                         upstream                                                           named by  granularity
Calc[2]                Source: orders[1]  0        0          0         cbc357  cbc357                                   hash      operator
Calc[2]                Source: orders[1]  1        0.016      1         cbc357  cbc357                                   hash      operator
WatermarkAssigner[3]   Source: orders[1]  0        0.008      0.71      cbc357  268c6e                                   hash      operator
WatermarkAssigner[3]   Source: orders[1]  1        0.016      1         cbc357  268c6e                                   hash      operator
Calc[6]                Source: clicks[5]  0        0.032      2.5       6cdc5b  6cdc5b                                   hash      operator
Calc[6]                Source: clicks[5]  1        0.026      1         6cdc5b  6cdc5b                                   hash      operator
WatermarkAssigner[7]   Source: clicks[5]  0        0.032      2.5       6cdc5b  19894d                                   hash      operator
WatermarkAssigner[7]   Source: clicks[5]  1        0.13       10.24     6cdc5b  19894d                                   hash      operator
IntervalJoin[9]        Source: orders[1]  0        34311.506  63462     11ffd1  961f81 82c4a6  head      operator
IntervalJoin[9]        Source: orders[1]  1        9883.953   26489.42  11ffd1  961f81 82c4a6  head      operator
IntervalJoin[9]        Source: clicks[5]  0        29640.736  42698     11ffd1  961f81 82c4a6  head      operator
IntervalJoin[9]        Source: clicks[5]  1        7960.513   26616.4   11ffd1  961f81 82c4a6  head      operator
Calc[10]               Source: orders[1]  0        34311.506  63462     11ffd1  11ffd1                                   hash      operator
Calc[10]               Source: orders[1]  1        9883.953   26489.42  11ffd1  11ffd1                                   hash      operator
Calc[10]               Source: clicks[5]  0        29640.759  42698     11ffd1  11ffd1                                   hash      operator
Calc[10]               Source: clicks[5]  1        7960.513   26616.4   11ffd1  11ffd1                                   hash      operator
sink_join[11]: Writer  Source: orders[1]  0        34311.506  63462     11ffd1  8495bb                                   hash      operator
sink_join[11]: Writer  Source: orders[1]  1        9883.953   26489.42  11ffd1  8495bb                                   hash      operator
sink_join[11]: Writer  Source: clicks[5]  0        29640.759  42698     11ffd1  8495bb                                   hash      operator
sink_join[11]: Writer  Source: clicks[5]  1        7960.513   26616.4   11ffd1  8495bb                                   hash      operator"
`);
    expect(shortIds(flink.requests)).toMatchInlineSnapshot(`
[
  "/jobs/c01198",
  "/jobs/c01198/metrics",
  "/jobs/c01198/vertices/11ffd1/subtasks/0/metrics",
  "/jobs/c01198/vertices/6cdc5b/subtasks/0/metrics",
  "/jobs/c01198/vertices/cbc357/subtasks/0/metrics",
  "/jobs/c01198/vertices/11ffd1/metrics?get=(24 names)",
  "/jobs/c01198/vertices/6cdc5b/metrics?get=(8 names)",
  "/jobs/c01198/vertices/cbc357/metrics?get=(8 names)",
]
`);
  });

  test('1.18.1: at the job', async () => {
    const { flink, jobId } = jobIn('1.18.1 standard', 'orders-per-minute');
    const frame = await new Viewer(flink, jobId).frame({ statistic: 'mean,p99' });
    expect(shortIds(asTable(frame, columns).split('\n')).join('\n')).toMatchInlineSnapshot(`
"# latency
operator              source             subtask  mean    p99     vertex id                         upstream                          named by  granularity
Calc[2]               Source: orders[1]  0        0.016   1       cbc357  cbc357  hash      operator
Calc[2]               Source: orders[1]  1        0.016   1       cbc357  cbc357  hash      operator
WatermarkAssigner[3]  Source: orders[1]  0        0.016   1       cbc357  570f70  hash      operator
WatermarkAssigner[3]  Source: orders[1]  1        0.023   1       cbc357  570f70  hash      operator
WindowAggregate[5]    Source: orders[1]  0        49.258  198.85  c27dcf  b728d9  head      operator
WindowAggregate[5]    Source: orders[1]  1        48.641  159.35  c27dcf  b728d9  head      operator
Calc[6]               Source: orders[1]  0        49.281  198.85  c27dcf  c27dcf  hash      operator
Calc[6]               Source: orders[1]  1        48.648  159.35  c27dcf  c27dcf  hash      operator
Sink: sink_agg[7]     Source: orders[1]  0        49.281  198.85  c27dcf  09a4a3  hash      operator
Sink: sink_agg[7]     Source: orders[1]  1        48.648  159.35  c27dcf  09a4a3  hash      operator"
`);
    expect(shortIds(flink.requests)).toMatchInlineSnapshot(`
[
  "/jobs/dbfee6",
  "/jobs/dbfee6/metrics",
  "/jobs/dbfee6/metrics?get=(20 names)",
]
`);
  });

  test('1.18.1, granularity subtask: each source subtask by itself', async () => {
    const { flink, jobId } = jobIn('1.18.1 latency-subtask', 'orders-per-minute');
    const frame = await new Viewer(flink, jobId).frame({ vertex: 'c27dcf7b54ef6bfd6cff02ca8870b681' });
    expect(asTable(frame, ['operator', 'source', 'source subtask', 'subtask', 'p99', 'granularity']))
      .toMatchInlineSnapshot(`
"# latency
operator            source             source subtask  subtask  p99  granularity
WindowAggregate[5]  Source: orders[1]  0               0        136  subtask
WindowAggregate[5]  Source: orders[1]  1               0        103  subtask
WindowAggregate[5]  Source: orders[1]  0               1        118  subtask
WindowAggregate[5]  Source: orders[1]  1               1        879  subtask
Calc[6]             Source: orders[1]  0               0        136  subtask
Calc[6]             Source: orders[1]  1               0        103  subtask
Calc[6]             Source: orders[1]  0               1        120  subtask
Calc[6]             Source: orders[1]  1               1        884  subtask
Sink: sink_agg[7]   Source: orders[1]  0               0        136  subtask
Sink: sink_agg[7]   Source: orders[1]  1               0        103  subtask
Sink: sink_agg[7]   Source: orders[1]  0               1        120  subtask
Sink: sink_agg[7]   Source: orders[1]  1               1        884  subtask"
`);
  });

  test('1.18.1, granularity single: all sources together', async () => {
    const { flink, jobId } = jobIn('1.18.1 latency-single', 'orders-per-minute');
    const viewer = new Viewer(flink, jobId);
    const frame = await viewer.frame();
    expect(asTable(frame, ['operator', 'source', 'subtask', 'p99', 'granularity', 'source id'])).toMatchInlineSnapshot(`
"# latency
operator              source  subtask  p99     granularity  source id
Calc[2]               –       0        7.84    single       –
Calc[2]               –       1        15.44   single       –
WatermarkAssigner[3]  –       0        8.6     single       –
WatermarkAssigner[3]  –       1        15.44   single       –
WindowAggregate[5]    –       0        903.12  single       –
WindowAggregate[5]    –       1        133.78  single       –
Calc[6]               –       0        903.12  single       –
Calc[6]               –       1        133.78  single       –
Sink: sink_agg[7]     –       0        903.12  single       –
Sink: sink_agg[7]     –       1        133.78  single       –"
`);
    const { frames } = await viewer.last({ show: 'series', vertex: 'c27dcf7b54ef6bfd6cff02ca8870b681' });
    expect(frames.map(({ fields }) => fields[1]?.config.displayNameFromDS)).toMatchInlineSnapshot(`
[
  "WindowAggregate[5] p99",
  "Calc[6] p99",
  "Sink: sink_agg[7] p99",
]
`);
    expect(Object.keys(frames[0]?.fields[1]?.labels ?? {})).not.toContain('source');
  });

  test.each(recordings.filter(({ title }) => /standard|skew|failing/.test(title)))(
    '$title: names and values of every running job',
    async ({ recording }) => {
      const flink = recordedMarkers(recording);
      const ids = recording.answers.flatMap(({ path }) => /^\/jobs\/([0-9a-f]{32})\/metrics$/.exec(path)?.[1] ?? []);
      const rows = await Promise.all(
        ids.map(async (jobId) => latency.read(await new Viewer(flink, jobId, 50).frame()) ?? [])
      );
      expect(rows.flat().length).toBeGreaterThan(9);
      expect(rows.flat().filter(({ namedBy, p99 }) => namedBy === null || p99 === null || p99 < 0)).toEqual([]);
    }
  );
});

describe('a running job', () => {
  const open = (statistics: Partial<LatencyQuery> = {}) => {
    const { flink, jobId } = jobIn('2.3.0 standard', 'click-attribution');
    const viewer = new Viewer(flink, jobId);
    return { flink, viewer, ask: () => viewer.frame(statistics) };
  };

  test('lists are asked for once, and again after a minute, of another subtask', async () => {
    const { flink, viewer, ask } = open();
    await ask();
    const lists = () =>
      shortIds(flink.requests.filter((path) => /subtasks\/\d+\/metrics$/.test(path))).map((path) => path.slice(-28));
    expect(lists()).toHaveLength(3);
    viewer.clock.advance(59_000);
    await ask();
    expect(lists()).toHaveLength(3);
    viewer.clock.advance(2_000);
    await ask();
    expect(lists().slice(3)).toEqual(
      lists()
        .slice(0, 3)
        .map((path) => path.replace('subtasks/0', 'subtasks/1'))
    );
    expect(flink.requests.filter((path) => /^\/jobs\/\w+\/metrics$/.test(path))).toHaveLength(1);
  });

  test('only what was asked for has columns', async () => {
    const { viewer } = open();
    const named = async (statistic: string) =>
      (await viewer.frame({ statistic })).fields
        .map(({ name }) => name)
        .filter((name) => /^(p\d+|min|max|mean)$/.test(name));
    expect(await named('p99')).toEqual(['p99']);
    expect(await named('{max,median}')).toEqual(['p50', 'max']);
    expect(await named('')).toEqual(['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p98', 'p99', 'p999', 'max']);
  });

  test.each([
    ['6cdc5bb954874d922eaee11a8e7b5dd5', 'by id'],
    ['Source: clicks[5]', 'by name'],
    ['Source: clicks[5] -> Calc[6] -> WatermarkAssigner[7]', 'by vertex'],
  ])('source %s (%s)', async (source) => {
    const rows = latency.read(await open({ source }).ask()) ?? [];
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set(['Source: clicks[5]']));
    expect(rows.length).toBeGreaterThan(4);
  });

  test.each(['11ffd1a2f5905feab358b0af9a75fe4e', 'IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer'])(
    'vertex %s',
    async (vertex) => {
      const rows = latency.read(await open({ vertex }).ask()) ?? [];
      expect(new Set(rows.map(({ vertexId }) => vertexId))).toEqual(new Set(['11ffd1a2f5905feab358b0af9a75fe4e']));
    }
  );

  test.each<[Partial<LatencyQuery>, object]>([
    [{ vertex: 'nobody' }, { kind: 'noVertex', name: 'nobody' }],
    [{ statistic: 'p97' }, { kind: 'badQuery' }],
    [{ show: 'never' as 'now' }, { kind: 'badQuery' }],
  ])('%j is refused', async (query, failure) => {
    await expect(open().viewer.last(query)).rejects.toMatchObject({ failure });
  });

  test('an unknown source is said', async () => {
    const { viewer } = open();
    const step = await viewer.last({ source: 'nobody' });
    expect(step.frames[0]?.length).toBe(0);
    expect(noticesIn(step)).toEqual(['This job has latency markers, but none of the chosen vertex and source.']);
  });

  test('over time: the worst subtask, one point a refresh', async () => {
    const { viewer } = open();
    const rows = latency.read(await viewer.frame()) ?? [];
    await viewer.last({ show: 'series' });
    viewer.clock.advance(10_000);
    const { frames } = await viewer.last({ show: 'series' });
    const join = frames.find(({ fields }) => fields[1]?.labels?.operator === 'IntervalJoin[9]');
    const worst = Math.max(
      ...rows
        .filter(({ operator, source }) => operator === 'IntervalJoin[9]' && source === 'Source: orders[1]')
        .map(({ p99 }) => p99 ?? 0)
    );
    expect(join?.fields.map(({ values }): unknown => values)).toEqual([
      [viewer.clock.now() - 10_000, viewer.clock.now()],
      [worst, worst],
    ]);
    expect(join?.fields[1]?.labels).toEqual({
      source: 'Source: orders[1]',
      source_id: 'cbc357ccb763df2852fee8c4fc7d55f2',
      operator: 'IntervalJoin[9]',
      operator_id: '11ffd1a2f5905feab358b0af9a75fe4e',
      statistic: 'p99',
      vertex: 'IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer',
      vertex_id: '11ffd1a2f5905feab358b0af9a75fe4e',
    });
    expect(frames).toHaveLength(10);
  });

  test('both: the rows of now, and lines that say how long nothing has changed', async () => {
    const { flink, viewer } = open();
    await viewer.last({ show: 'both' });
    viewer.clock.advance(70_000);
    const { frames } = await viewer.last({ show: 'both' });
    const [table, ...lines] = frames;
    expect(table === undefined ? null : latency.read(table)).toHaveLength(20);
    expect(table?.fields.some(({ name }) => name === 'mean')).toBe(false);
    expect(lines).toHaveLength(10);
    // The recorded values never change: markers might as well have stopped.
    const unchanged = lines.map(({ fields }) => [
      fields.find(({ labels }) => labels !== undefined)?.labels?.operator,
      String(fields.find(({ name }) => name === 'unchanged')?.values),
    ]);
    const isSlow = (name = '') => /^(IntervalJoin|Calc\[10\]|sink_join)/.test(name);
    const slow = unchanged.filter(([name]) => isSlow(name)).map(([, values]) => values);
    expect(slow).toEqual(Array(6).fill('0,70000'));
    // Markers of the chains with the sources take next to no time: there it means nothing.
    expect(unchanged.map(([, values]) => values)).toContain('0,0');
    // The mean, which moves with every marker, is watched at the first subtasks only.
    const asked = flink.requests.filter((path) => path.includes('get=')).slice(0, 3);
    expect(asked.map((path) => /\((\d+) names\)/.exec(path)?.[1])).toEqual(['18', '6', '6']);
  });

  test('over time, each subtask', async () => {
    const { viewer } = open();
    const { frames } = await viewer.last({ show: 'subtasks', vertex: '11ffd1a2f5905feab358b0af9a75fe4e' });
    expect(frames.map(({ fields }) => fields[1]?.config.displayNameFromDS)).toHaveLength(12);
    expect(frames[1]?.fields[1]?.config.displayNameFromDS).toBe('Source: orders[1] → IntervalJoin[9] [1] p99');
    expect(frames[1]?.fields[2]?.name).toBe('unchanged');
  });
});

const [job, source, sink] = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const vertexBody = (id = '', name = '') => ({ id, name, parallelism: 1, status: 'RUNNING', 'start-time': 1 });
const jobBody = (state = 'RUNNING') => ({
  jid: job,
  name: 'j',
  state,
  now: 2,
  vertices: [vertexBody(source, 'Source: a'), vertexBody(sink, 'Sink: b')],
  plan: { nodes: [{ id: sink, inputs: [{ id: source }] }] },
});
const p99 = `latency.source_id.${source}.operator_id.${sink}.operator_subtask_index.0.latency_p99`;
const atVertex = (id = '') => `/jobs/${job}/vertices/${id}`;

describe('without values', () => {
  const flinkWith = (answers: Record<string, unknown>) => fakeTransport({ [`/jobs/${job}`]: jobBody(), ...answers });

  test('markers are off: one sentence, no error', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [{ id: 'busyTimeMsPerSecond' }],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [{ id: 'busyTimeMsPerSecond' }],
    });
    const viewer = new Viewer(flink, job ?? '');
    const step = await viewer.last();
    expect(step.failure).toBeUndefined();
    expect(noticesIn(step)).toEqual([
      expect.stringMatching(
        /^Latency markers of this job are off, or none has arrived yet. To turn them on, set metrics\.latency\.interval /
      ),
    ]);
    expect(flink.requests).toHaveLength(4);
    viewer.clock.advance(10_000);
    await viewer.last();
    expect(flink.requests).toHaveLength(5);
  });

  test.each(['FINISHED', 'CANCELED', 'FAILED'])('a job that is %s is not asked', async (state) => {
    const flink = flinkWith({ [`/jobs/${job}`]: jobBody(state) });
    const step = await new Viewer(flink, job ?? '').last();
    expect(noticesIn(step)).toEqual([`This job is ${state}: latency markers are taken only while a job runs.`]);
    expect(flink.requests).toHaveLength(1);
  });

  test('after a quiet time Flink is asked once more', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [],
      [`${atVertex(sink)}/metrics?get=0.${p99}`]: [{ id: `0.${p99}`, value: '7' }],
    });
    const viewer = new Viewer(flink, job ?? '');
    const { now, sleep } = viewer.clock;
    viewer.clock.sleep = async (ms, signal) => {
      flink.answer(`${atVertex(sink)}/subtasks/0/metrics`, [{ id: p99 }]);
      await sleep(ms, signal);
    };
    const start = now();
    expect((await viewer.frame()).fields.find(({ name }) => name === 'p99')?.values).toEqual([7]);
    expect(now() - start).toBe(1_200);
  });

  test('and for values too, with what is known until then', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [{ id: 'x' }],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [{ id: p99 }],
      [`${atVertex(sink)}/metrics`]: [],
    });
    const viewer = new Viewer(flink, job ?? '');
    const { sleep } = viewer.clock;
    viewer.clock.sleep = async (ms, signal) => {
      flink.answer(`${atVertex(sink)}/metrics`, [{ id: `0.${p99}`, value: '3.5' }]);
      await sleep(ms, signal);
    };
    const steps = await viewer.steps();
    expect(steps.map(({ frames }) => frames[0]?.length)).toEqual([0, 1]);
  });

  test('a value that cannot be had is a failure when there is no other, else a part', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [{ id: 'x' }],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [{ id: p99 }],
    });
    flink.fail(`${atVertex(sink)}/metrics`, { kind: 'timeout' });
    const viewer = new Viewer(flink, job ?? '');
    expect(await viewer.last()).toMatchObject({ failure: { kind: 'timeout' } });
    flink.answer(`${atVertex(sink)}/metrics`, [{ id: `0.${p99}`, value: '3.5' }]);
    viewer.clock.advance(10_000);
    expect((await viewer.frame()).length).toBe(1);
    flink.fail(`${atVertex(sink)}/metrics`, { kind: 'timeout' });
    viewer.clock.advance(10_000);
    const step = await viewer.last();
    expect([step.failure, step.partial, step.frames[0]?.length]).toEqual([undefined, [{ kind: 'timeout' }], 1]);
    viewer.clock.advance(900_000);
    expect(await viewer.last()).toMatchObject({ failure: { kind: 'timeout' } });
  });

  test('a new attempt of the tasks knows nothing of the old values', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [{ id: 'x' }],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [{ id: p99 }],
      [`${atVertex(sink)}/metrics`]: [{ id: `0.${p99}`, value: '3.5' }],
    });
    const viewer = new Viewer(flink, job ?? '');
    expect((await viewer.frame()).length).toBe(1);
    const { vertices, ...rest } = jobBody();
    flink.answer(`/jobs/${job}`, { ...rest, vertices: vertices.map((vertex) => ({ ...vertex, 'start-time': 9 })) });
    flink.answer(`${atVertex(sink)}/subtasks/0/metrics`, [{ id: 'x' }]);
    viewer.clock.advance(10_000);
    const step = await viewer.last();
    expect(step.frames[0]?.length).toBe(0);
    expect(noticesIn(step)).toEqual([
      'The tasks of this job have started again: no latency marker has arrived at them yet.',
    ]);
  });

  test('lines stay while the job restarts and when it has ended', async () => {
    const flink = flinkWith({
      [`/jobs/${job}/metrics`]: [{ id: 'uptime' }],
      [`${atVertex(source)}/subtasks/0/metrics`]: [{ id: 'x' }],
      [`${atVertex(sink)}/subtasks/0/metrics`]: [{ id: p99 }],
      [`${atVertex(sink)}/metrics`]: [{ id: `0.${p99}`, value: '3.5' }],
    });
    const viewer = new Viewer(flink, job ?? '');
    const lines = async () => {
      viewer.clock.advance(10_000);
      const { frames } = await viewer.last({ show: 'series' });
      return frames.map(({ fields }) => [fields[1]?.config.displayNameFromDS, fields[1]?.values]);
    };
    expect(await lines()).toEqual([['Source: a → Sink: b p99', [3.5]]]);
    const { vertices, ...rest } = jobBody();
    flink.answer(`/jobs/${job}`, { ...rest, vertices: vertices.map((vertex) => ({ ...vertex, 'start-time': 9 })) });
    flink.answer(`${atVertex(sink)}/subtasks/0/metrics`, [{ id: 'x' }]);
    expect(await lines()).toEqual([['Source: a → Sink: b p99', [3.5]]]);
    flink.answer(`/jobs/${job}`, jobBody('FINISHED'));
    expect(await lines()).toEqual([['Source: a → Sink: b p99', [3.5]]]);
  });
});

/** The simulator over no network. */
function simulated(visitor: Visitor): Transport & { requests: string[] } {
  const requests: string[] = [];
  return {
    requests,
    text: () => Promise.reject(new Error('no text')),
    get: (path, params = {}) => {
      const query = new URLSearchParams(params).toString();
      requests.push(query === '' ? path : `${path}?${query}`);
      return Promise.resolve(visitor.get(query === '' ? path : `${path}?${query}`));
    },
  };
}

test('a large job stays within the budget, in requests of less than 3,500 characters, and says what is still to come', async () => {
  const visitor = new Visitor('wide');
  const flink = simulated(visitor);
  visitor.get(`${visitor.path()}/metrics`);
  visitor.pass(1_000);
  const viewer = new Viewer(flink, visitor.job().spec.id);
  const counts: number[] = [];
  const notices: string[][] = [];
  for (let refresh = 0; refresh < 30; refresh += 1) {
    flink.requests.length = 0;
    notices.push(noticesIn(await viewer.last()));
    counts.push(flink.requests.length);
    expect(Math.max(...flink.requests.map(({ length }) => length))).toBeLessThan(3_500 - '&mode=read-only'.length);
    visitor.pass(10_000);
    viewer.clock.advance(10_000);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(12);
  expect(notices[0]?.join(' ')).toMatch(/^1\d\d vertices were not searched for latency markers yet/);
  expect(notices.at(-1)?.join(' ')).not.toContain('not searched');
  expect((await viewer.frame()).length).toBeGreaterThan(200);
});
