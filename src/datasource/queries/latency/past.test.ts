import { type DataFrame, toDataFrame } from '@grafana/data';
import { of, throwError } from 'rxjs';
import { type Job } from '../../../flink/job';
import { queryContext, stepsOf } from '../../../testing/queryContext';
import { recordedMarkers } from '../../../testing/recordedMarkers';
import { recordings } from '../../../testing/recording';
import { type SeriesSource } from '../../prometheus';
import { pastExpressions } from './past';
import { type LatencyQuery } from './query';
import { run } from './run';

const [source, join] = ['a'.repeat(32), 'b'.repeat(32)];

/** A job of two vertices. */
const jobOf = (parallelism = 4, id = 'abc'): Job => ({
  id,
  name: 'job',
  state: 'RUNNING',
  type: null,
  started: 0,
  ended: null,
  durationMs: 0,
  now: 0,
  runningSince: null,
  restartedAt: null,
  vertices: [source, join].map((vertexId) => ({
    ...({} as Job['vertices'][number]),
    id: vertexId,
    name: vertexId === source ? 'Source: orders' : 'Join',
    parallelism,
  })),
  edges: [],
});

const ask = (query: Partial<LatencyQuery>, job = jobOf()) =>
  pastExpressions(job, { vertex: '', statistic: 'p99', show: 'both', ...query });

const name =
  'flink_taskmanager_job(_task)?_latency(_source_id)?(_source_subtask_index)?_operator_id_operator_subtask_index_latency';
const pair = 'source_id, operator_id, task_id, task_name';

describe('the expressions', () => {
  it('are the worst subtask of each source and operator, and how many markers had come in', () => {
    expect(ask({})).toEqual([
      `max by (${pair}, quantile) ({__name__=~"${name}",job_id="abc",quantile="0.99"})`,
      `label_replace(sum by (${pair}) ({__name__=~"${name}_count",job_id="abc"}), "statistic", "count", "", "")`,
    ]);
  });

  it('have no count where it would be a line of its own', () => {
    expect(ask({ show: 'series' })).toEqual(ask({}).slice(0, 1));
  });

  it('name the quantiles that the query needs and Flink has', () => {
    expect(ask({ statistic: 'p50,mean,p999' })[0]).toContain(',quantile=~"0.5|0.999"}');
    expect(ask({ statistic: '' })[0]).toContain(',quantile=~"0.5|0.75|0.95|0.98|0.99|0.999"}');
  });

  it.each<[Partial<LatencyQuery>]>([[{ statistic: 'mean' }], [{ statistic: 'p90,max' }], [{ show: 'now' }]])(
    'are none for %j',
    (query) => {
      expect(ask(query)).toEqual([]);
    }
  );

  it('are of each subtask where the query is, as long as they are few', () => {
    const each = `${pair}, operator_subtask_index`;
    expect(ask({ show: 'subtasks' }).map((one) => one.includes(`by (${each}`))).toEqual([true, true]);
    expect(ask({ show: 'subtasks' }, jobOf(200))[0]).toContain(each);
    expect(ask({ show: 'subtasks' }, jobOf(201))).toEqual(ask({}, jobOf(201)));
    expect(ask({ show: 'subtasks', statistic: 'p50,p99' }, jobOf(200))[0]).not.toContain(each);
    expect(ask({ show: 'subtasks', vertex: 'Join' }, jobOf(400))[0]).toContain(each);
  });

  it('are of one vertex where the query is, and of those that do not tell theirs', () => {
    const expressions = ask({ vertex: 'Join' });
    expect(expressions.every((one) => one.includes(`,job_id="abc",task_id=~"|${join}"`))).toBe(true);
  });

  it('take whatever stands in an id for a text', () => {
    for (const expression of ask({}, jobOf(4, 'x"} or up{a="$job'))) {
      expect(expression).toContain(String.raw`job_id="x\"} or up{a=\"\x24job"`);
    }
  });
});

const series = (operatorId: string, sourceId: string, taskId: string | null): DataFrame =>
  toDataFrame({
    name: `past of ${operatorId.slice(0, 4)}`,
    fields: [
      { name: 'Time', values: [1] },
      {
        name: 'Value',
        values: [2],
        labels: { operator_id: operatorId, source_id: sourceId, ...(taskId === null ? {} : { task_id: taskId }) },
      },
    ],
  });

const recording = recordings.find(({ title }) => title === '2.3.0 standard')?.recording;

/** Somebody who looks at a recorded job beside a Prometheus. */
async function look(query: Partial<LatencyQuery>, answer: (job: Job) => ReturnType<SeriesSource['ask']>) {
  const asked: string[][] = [];
  const context = queryContext(recordedMarkers(recording!));
  const { signal } = new AbortController();
  const job = await context.flink.job(await context.jobId('click-attribution', signal), signal);
  const past: SeriesSource = {
    ask: (expressions) => {
      asked.push([...expressions]);
      return answer(job);
    },
  };
  const steps = await stepsOf(
    run(
      { job: job.id, vertex: '', statistic: 'p99', source: '', show: 'both', past: true, ...query },
      { ...context, range: { from: 0, to: Infinity }, past }
    )
  );
  const { frames = [], failure } = steps.at(-1) ?? {};
  return { job, asked, frames, failure, past: frames.filter(({ name }) => /^past of/.test(name ?? '')) };
}

const idOf = (job: Job, name: RegExp) => job.vertices.find((vertex) => name.test(vertex.name))?.id ?? '';

it('comes behind what Flink says of now', async () => {
  const { asked, frames, past, job } = await look({}, () => of([series('f'.repeat(32), source, null)]));
  expect([asked.length, past.length]).toEqual([1, 1]);
  expect(frames[0]?.name).toBe('latency');
  expect(frames.at(-1)).toBe(past[0]);
  expect(asked[0]?.[0]).toContain(`job_id="${job.id}"`);
});

it('is not asked for where the query is without it, or Flink’s reporter has none of it', async () => {
  const answer = () => of([]);
  expect((await look({ past: false }, answer)).asked).toEqual([]);
  expect((await look({ show: 'now' }, answer)).asked).toEqual([]);
  expect((await look({ statistic: 'mean' }, answer)).asked).toEqual([]);
});

it('has only series of the chosen vertex and source, whether or not they say their vertex', async () => {
  const answer = (job: Job) => {
    const [orders, clicks, joins] = [/orders/, /clicks/, /^IntervalJoin/].map((one) => idOf(job, one));
    return of(
      [joins, clicks].flatMap((operator) =>
        [orders, clicks].flatMap((from) => [
          series(operator!, from!, null),
          series('e'.repeat(32), from!, operator!),
          series('d'.repeat(32), from!, null),
        ])
      )
    );
  };
  const of1 = await look({ vertex: '' }, answer);
  expect(of1.past).toHaveLength(12);
  const { past, job } = await look({ vertex: idOf(of1.job, /^IntervalJoin/), source: idOf(of1.job, /orders/) }, answer);
  expect(past.map(({ fields }) => fields[1]?.labels)).toEqual([
    { operator_id: idOf(job, /^IntervalJoin/), source_id: idOf(job, /orders/) },
    { operator_id: 'e'.repeat(32), source_id: idOf(job, /orders/), task_id: idOf(job, /^IntervalJoin/) },
  ]);
});

it('a Prometheus that fails is a notice, and what Flink says of now stays', async () => {
  const { frames, failure } = await look({}, () => throwError(() => new Error('timeout')));
  expect(failure).toBeUndefined();
  expect(frames[0]?.name).toBe('latency');
  expect(frames.at(-1)?.meta?.notices?.[0]?.text).toBe('Prometheus does not tell the past of this job: timeout');
});

it('a vertex that is not there is a failure of the query, as without its past', async () => {
  await expect(look({ vertex: 'nowhere' }, () => of([]))).rejects.toThrow();
});
