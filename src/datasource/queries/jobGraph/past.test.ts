import { type DataFrame, toDataFrame } from '@grafana/data';
import { lastValueFrom, of, throwError, toArray } from 'rxjs';
import { readPressureSeries } from '../../../frames/pressureSeries';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { queryContext } from '../../../testing/queryContext';
import { type SeriesSource } from '../../prometheus';
import { type QueryContext } from '../queryType';
import { knownPast, pastExpressions, pastFrames } from './past';

const frame = (name: string): DataFrame => toDataFrame({ name, fields: [] });
const framesOf = (frames: readonly DataFrame[]) => frames.map(({ name }) => name);

/** A Prometheus that numbers its answers. */
function scene(answer?: SeriesSource['ask']) {
  const clock = fakeClock();
  const asked: string[][] = [];
  const past: SeriesSource = {
    ask: (expressions) => {
      asked.push([...expressions]);
      return answer?.(expressions) ?? of([frame(`answer ${asked.length}`)]);
    },
  };
  const context = queryContext(fakeTransport(), { clock, past });
  const ask = async (job: string, parts: Partial<QueryContext> = {}) =>
    (await lastValueFrom(pastFrames(job, 8, { ...context, ...parts }).pipe(toArray()))).at(-1) ?? [];
  return { asked, clock, context, ask };
}

describe('what is asked', () => {
  it('of a small job each subtask, all measures, attempts as one series', () => {
    expect(pastExpressions('abc', 400)).toEqual([
      'max by (__name__, job_id, task_id, subtask_index, tm_id) ({__name__=~"flink_taskmanager_job_task_(busyTimeMsPerSecond|idleTimeMsPerSecond|backPressuredTimeMsPerSecond|numRecordsInPerSecond|numRecordsOutPerSecond|currentInputWatermark)",job_id="abc"})',
    ]);
  });

  it('of a large one whole tasks: the worst of the load, the sum of the records', () => {
    const [load, records, ...more] = pastExpressions('abc', 401);
    expect(more).toEqual([]);
    expect(load).toMatch(/^max by \(__name__, job_id, task_id\) .*busyTime.*idleTime.*backPressured.*job_id="abc"/);
    expect(load).not.toMatch(/numRecords|Watermark/);
    expect(records).toMatch(/^sum by \(__name__, job_id, task_id\) .*numRecordsIn.*numRecordsOut.*job_id="abc"/);
    expect(records).not.toMatch(/Time|Watermark/);
  });

  it('nothing where there is no Prometheus', async () => {
    const { ask, asked, context } = scene();
    expect([await ask('a', { past: null }), knownPast('a', { ...context, past: null }), asked]).toEqual([[], [], []]);
  });
});

describe('what is remembered', () => {
  it('an answer stands for ten seconds, by job', async () => {
    const { ask, asked, clock, context } = scene();
    expect(knownPast('a', context)).toEqual([]);
    expect(framesOf(await ask('a'))).toEqual(['answer 1']);
    clock.advance(9_999);
    expect(framesOf(await ask('a'))).toEqual(['answer 1']);
    expect(framesOf(await ask('b'))).toEqual(['answer 2']);
    clock.advance(1);
    expect(framesOf(knownPast('a', context))).toEqual(['answer 1']);
    expect(framesOf(await ask('a'))).toEqual(['answer 3']);
    expect(asked).toHaveLength(3);
  });

  it('another time range is asked for at once; one that follows the clock is the same', async () => {
    const { ask, asked, clock } = scene();
    const last = (ms: number) => ({ range: { from: clock.now() - ms, to: Infinity } });
    await ask('a', last(3_600_000));
    clock.advance(5_000);
    await ask('a', last(3_600_000));
    expect(asked).toHaveLength(1);
    await ask('a', last(7_200_000));
    await ask('a', { range: { from: 1, to: 2 } });
    await ask('a', { range: { from: 1, to: 3 } });
    expect(asked).toHaveLength(4);
  });

  it('of four jobs', async () => {
    const { ask, context } = scene();
    for (const job of ['a', 'b', 'c', 'd', 'a', 'e']) {
      await ask(job);
    }
    expect(['a', 'b', 'c', 'd', 'e'].filter((job) => knownPast(job, context).length > 0)).toEqual(['b', 'c', 'd', 'e']);
  });
});

it.each([
  [new Error('bad_data'), 'bad_data'],
  ['gone <b>', 'gone <b>'],
])('a Prometheus that fails is a notice, and asked again at the next refresh', async (thrown, reason) => {
  const { ask, asked, context } = scene(() => throwError(() => thrown));
  const [only, ...more] = await ask('a');
  expect([more, only?.fields, only && readPressureSeries([only])]).toEqual([[], [], expect.anything()]);
  expect(only?.meta?.notices).toEqual([
    { severity: 'warning', text: `Prometheus does not tell the past of this job: ${reason}` },
  ]);
  await ask('a');
  expect([asked.length, knownPast('a', context)]).toEqual([2, []]);
});
