import { Cluster } from '../model/cluster';
import { scenarios } from '../scenarios';
import { answerPrometheus } from './api';
import { Samples } from './samples';

const now = 1_795_272_000_000;
const samplesOf = (scenario: 'backpressure' | 'restart-loop') =>
  new Samples(new Cluster(scenarios[scenario](), now, 1));

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

it.each(['rate(x[5m])', 'a{b="c"', 'sum by', '{a~"b"}', '', 'a + b'])('refuses %j as Prometheus does', (query) => {
  expect(ask('query_range', { query, ...hour })).toMatchObject({
    status: 400,
    body: { status: 'error', errorType: 'bad_data' },
  });
});
