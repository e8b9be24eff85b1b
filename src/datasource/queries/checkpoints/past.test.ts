import { type DataFrame, toDataFrame } from '@grafana/data';
import { of, throwError } from 'rxjs';
import { queryContext, stepsOf } from '../../../testing/queryContext';
import { recordedTransport } from '../../../testing/recordedTransport';
import { recordings } from '../../../testing/recording';
import { type SeriesSource } from '../../prometheus';
import { pastExpressions } from './past';
import { type CheckpointsQuery, run } from './run';

const [recording] = recordings.filter(({ title }) => title === '2.3.0 standard');

/** A healthy job of a real Flink, and a Prometheus beside it. */
async function ask(query: Partial<CheckpointsQuery>, past: SeriesSource | null) {
  const transport = recordedTransport(recording!.recording);
  const steps = await stepsOf(
    run(
      { job: 'orders-per-minute', show: 'history', phases: false, past: true, ...query },
      queryContext(transport, { past })
    )
  );
  return { names: steps.at(-1)?.frames.map(({ name }) => name), steps, requests: transport.requests.length };
}

function prometheus(answer: SeriesSource['ask']) {
  const asked: string[][] = [];
  const past: SeriesSource = {
    ask: (expressions) => {
      asked.push([...expressions]);
      return answer(expressions);
    },
  };
  return { asked, past };
}

const gauge: DataFrame = toDataFrame({ name: 'gauge', fields: [] });

it('asks for the five gauges of one job in one expression', () => {
  expect(pastExpressions('abc')).toEqual([
    'max by (__name__, job_id) ({__name__=~"flink_jobmanager_job_(lastCheckpointDuration|lastCheckpointFullSize|lastCheckpointSize|numberOfCompletedCheckpoints|numberOfFailedCheckpoints)",job_id="abc"})',
  ]);
  expect(pastExpressions('a"} or vector(1) or up{b="')[0]).toMatch(/,job_id="a\\"} or vector\(1\) or up{b=\\""}\)$/);
});

it('has them behind the history, for no request to Flink', async () => {
  const { asked, past } = prometheus(() => of([gauge]));
  const { names, requests } = await ask({}, past);
  expect(names).toEqual(['checkpoints', 'latest checkpoints', 'gauge']);
  expect(asked).toEqual([[expect.stringMatching(/job_id="[0-9a-f]{32}"/)]]);
  expect(requests).toBe((await ask({ past: false }, past)).requests);
  expect(asked).toHaveLength(1);
});

it.each<[string, Partial<CheckpointsQuery>]>([
  ['what is no history', { show: 'counts' }],
  ['a query without its past', { past: false }],
])('asks nothing for %s', async (_, query) => {
  const { asked, past } = prometheus(() => of([gauge]));
  await ask(query, past);
  expect(asked).toEqual([]);
});

it('is the history alone where no Prometheus is named', async () => {
  expect((await ask({}, null)).names).toEqual(['checkpoints', 'latest checkpoints']);
});

it('a Prometheus that fails is a notice beside the history', async () => {
  const { past } = prometheus(() => throwError(() => new Error('timeout')));
  const { steps } = await ask({}, past);
  const { frames, failure } = steps.at(-1)!;
  expect(failure).toBeUndefined();
  expect(frames[0]?.length).toBeGreaterThan(0);
  expect(frames.at(-1)?.meta?.notices).toEqual([
    { severity: 'warning', text: 'Prometheus does not tell the past of this job: timeout' },
  ]);
});
