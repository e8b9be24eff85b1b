import { markersOf } from '../answers/metrics/latency';
import { Cluster } from '../model/cluster';
import { scenarios } from '../scenarios';
import { answerPrometheus } from './api';
import { Samples } from './samples';

const now = 1_795_272_000_000;
const samplesOf = (scenario: 'backpressure' | 'restart-loop' | 'failing-checkpoints', version = '2.3.0') =>
  new Samples(new Cluster(scenarios[scenario](), now, 1), version);

interface Answer {
  status: string;
  error?: string;
  data?: { result: Array<{ metric: Record<string, string>; values: Array<[number, string]> }> };
}

function ask(path: string, parameters: Record<string, string>, samples = samplesOf('backpressure')) {
  const { status, text } = answerPrometheus(
    samples,
    `/prometheus/api/v1/${path}`,
    new URLSearchParams(parameters).toString(),
    now
  );
  return { status, body: JSON.parse(text) as Answer };
}

const hour = { start: String(now / 1000 - 1_200), end: String(now / 1000), step: '15' };
const busy = 'flink_taskmanager_job_task_busyTimeMsPerSecond';

it('has the past of each subtask, with the labels of Flink’s reporter', () => {
  const { body } = ask('query_range', { query: `${busy}{job_name="click_attribution"}`, ...hour });
  const result = body.data?.result ?? [];
  expect(result.length).toBeGreaterThan(3);
  expect(result[0]?.metric).toMatchObject({ __name__: busy, job_name: 'click_attribution', subtask_index: '0' });
  expect(result.every(({ values }) => values.length > 70)).toBe(true);
});

it('is the same whenever it is asked', () => {
  const query = { query: `max by (task_id) (${busy})`, ...hour };
  expect(ask('query_range', query).body).toEqual(ask('query_range', query).body);
});

it('has no samples while a job restarts', () => {
  const { body } = ask('query_range', { query: busy, ...hour, step: '10' }, samplesOf('restart-loop'));
  const times = body.data?.result.flatMap(({ values }) => values.map(([time]) => time)) ?? [];
  expect(new Set(times).size).toBeLessThan(121);
  expect(times.length).toBeGreaterThan(0);
});

it('aggregates', () => {
  const asked = (query: string) => ask('query_range', { query, ...hour }).body.data?.result ?? [];
  const all = asked('{__name__=~".*numRecordsInPerSecond"}');
  const count = asked('count by (__name__) ({__name__=~".*numRecordsInPerSecond"}) * 2');
  expect(count[0]?.values[0]?.[1]).toBe(String(all.length * 2));
});

describe('checkpoints', () => {
  const asked = (scenario: 'backpressure' | 'failing-checkpoints', name: string) =>
    ask('query_range', { query: `{__name__=~"flink_jobmanager_job_(${name})"}`, ...hour }, samplesOf(scenario)).body
      .data?.result ?? [];
  const grown = (values: ReadonlyArray<[number, string]>) => Number(values.at(-1)?.[1]) - Number(values[0]?.[1]);

  it('are told by the gauges of the JobManager, as numbers', () => {
    const result = asked('backpressure', 'lastCheckpoint.*|numberOf.*').filter(
      ({ metric }) => metric.job_name === 'click_attribution'
    );
    const names = result.map(({ metric }) => metric.__name__?.replace('flink_jobmanager_job_', ''));
    expect(names).toEqual(
      expect.arrayContaining([
        'lastCheckpointDuration',
        'lastCheckpointSize',
        'lastCheckpointFullSize',
        'numberOfCompletedCheckpoints',
        'numberOfFailedCheckpoints',
      ])
    );
    expect(names).not.toContain('lastCheckpointExternalPath');
    expect(result[0]?.metric).toMatchObject({ job_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(result.flatMap(({ values }) => values).every(([, value]) => Number.isFinite(Number(value)))).toBe(true);
  });

  it('are counted as they end', () => {
    const [completed] = asked('backpressure', 'numberOfCompletedCheckpoints');
    expect(grown(completed?.values ?? [])).toBeGreaterThan(10);
    const [failed] = asked('failing-checkpoints', 'numberOfFailedCheckpoints');
    expect(grown(failed?.values ?? [])).toBeGreaterThan(10);
  });
});

describe('latency markers', () => {
  const anyName = 'flink_taskmanager_job(_task)?_latency_source_id_operator_id_operator_subtask_index_latency';
  const asked = (query: string, version?: string) =>
    ask('query_range', { query, ...hour }, samplesOf('backpressure', version)).body.data?.result ?? [];

  it('have the quantiles of each source, operator and subtask, and a count that grows', () => {
    const values = asked(`{__name__=~"${anyName}",job_name="click_attribution",quantile=~"0.5|0.99"}`);
    const [first] = values;
    expect(first?.metric).toMatchObject({
      __name__: 'flink_taskmanager_job_task_latency_source_id_operator_id_operator_subtask_index_latency',
      source_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      operator_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      task_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      operator_subtask_index: '0',
      subtask_index: '0',
    });
    expect(new Set(values.map(({ metric }) => metric.quantile))).toEqual(new Set(['0.5', '0.99']));
    const [count] = asked(`{__name__=~"${anyName}_count",job_name="click_attribution"}`);
    const numbers = count?.values.map(([, value]) => Number(value)) ?? [];
    expect(numbers.length).toBeGreaterThan(70);
    expect(numbers).toEqual([...numbers].sort((left, right) => left - right));
    expect(numbers.at(-1)).toBeGreaterThan(numbers[0] ?? Infinity);
    expect(count?.metric.quantile).toBeUndefined();
  });

  it('belong to the job up to Flink 1.19', () => {
    const [old] = asked(`{__name__=~"${anyName}",job_name="click_attribution"}`, '1.18.1');
    expect(old?.metric.__name__).toBe(
      'flink_taskmanager_job_latency_source_id_operator_id_operator_subtask_index_latency'
    );
    expect([old?.metric.task_id, old?.metric.tm_id]).toEqual([undefined, expect.any(String)]);
  });

  it('are what REST tells at the same moment', () => {
    const cluster = new Cluster(scenarios.backpressure(), now, 1);
    const [job] = cluster.jobs;
    const vertex = job!.spec.vertices.findIndex(({ name }) => /^IntervalJoin/.test(name));
    const { sources, operators, times } = markersOf(job!, vertex);
    const { body } = ask(
      'query',
      {
        query: `{__name__=~"${anyName}",operator_id="${operators[0]}",source_id="${job!.vertex(sources[0]!).id}",subtask_index="1",quantile="0.99"}`,
        time: String(now / 1000),
      },
      new Samples(cluster, '2.3.0')
    );
    const data = body.data as unknown as { result: Array<{ value: [number, string] }> };
    expect(data.result.map(({ value }) => value[1])).toEqual([String(times(sources[0]!, 1, now)?.at(0.99))]);
  });

  it('say that they are a count where a query says so', () => {
    const [count] = asked(
      `label_replace(sum by (source_id, operator_id) ({__name__=~"${anyName}_count"}), "statistic", "count", "", "")`
    );
    expect(Object.keys(count?.metric ?? {}).sort()).toEqual(['operator_id', 'source_id', 'statistic']);
    expect(count?.metric.statistic).toBe('count');
  });
});

it.each([
  'label_replace(up, "a", "$1", "b", ".*")',
  'label_replace(up, a, "b", "", "")',
  'rate(x[5m])',
  'a{b="c"',
  'sum by',
  '{a~"b"}',
  '',
  'a + b',
])('refuses %j as Prometheus does', (query) => {
  expect(ask('query_range', { query, ...hour })).toMatchObject({
    status: 400,
    body: { status: 'error', errorType: 'bad_data' },
  });
});
