import { type DataFrame, toDataFrame } from '@grafana/data';
import { EMPTY, lastValueFrom, NEVER, of, Subject, throwError, toArray } from 'rxjs';
import { readPressureSeries } from '../frames/pressureSeries';
import { fakeClock } from '../testing/fakeClock';
import { fakeTransport } from '../testing/fakeTransport';
import { queryContext } from '../testing/queryContext';
import { knownPast, pastFrames, type PastQuestion, withPast } from './past';
import { type SeriesSource } from './prometheus';
import { type QueryContext, type Step } from './queries/queryType';

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
  const ask = async (key: string, parts: Partial<QueryContext> = {}, expressions: readonly string[] = [`of ${key}`]) =>
    (await lastValueFrom(pastFrames(key, expressions, { ...context, ...parts }).pipe(toArray()))).at(-1) ?? [];
  return { asked, clock, context, ask };
}

it('asks nothing where there is no Prometheus, and where there is nothing to ask', async () => {
  const { ask, asked, context } = scene();
  expect([await ask('a', { past: null }), knownPast('a', { ...context, past: null })]).toEqual([[], []]);
  expect([await ask('a', {}, []), asked]).toEqual([[], []]);
});

describe('what is remembered', () => {
  it('an answer stands for ten seconds, by key', async () => {
    const { ask, asked, clock, context } = scene();
    expect(knownPast('a', context)).toEqual([]);
    expect(framesOf(await ask('a'))).toEqual(['answer 1']);
    clock.advance(9_999);
    expect(framesOf(await ask('a'))).toEqual(['answer 1']);
    expect(framesOf(await ask('b'))).toEqual(['answer 2']);
    clock.advance(1);
    expect(framesOf(knownPast('a', context))).toEqual(['answer 1']);
    expect(framesOf(await ask('a'))).toEqual(['answer 3']);
    expect(asked).toEqual([['of a'], ['of b'], ['of a']]);
  });

  it('another time range and other expressions are asked for at once; a range that follows the clock is the same', async () => {
    const { ask, asked, clock } = scene();
    const last = (ms: number) => ({ range: { from: clock.now() - ms, to: Infinity } });
    await ask('a', last(3_600_000));
    clock.advance(5_000);
    await ask('a', last(3_600_000));
    expect(asked).toHaveLength(1);
    await ask('a', last(7_200_000));
    await ask('a', { range: { from: 1, to: 2 } });
    await ask('a', { range: { from: 1, to: 3 } });
    await ask('a', { range: { from: 1, to: 3 } }, ['another']);
    expect(asked).toHaveLength(5);
  });

  it('of eight questions', async () => {
    const { ask, context } = scene();
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    for (const key of keys) {
      await ask(key);
    }
    expect(keys.filter((key) => knownPast(key, context).length > 0)).toEqual(keys.slice(1));
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

describe('beside what Flink says of now', () => {
  const question = (parts: Partial<PastQuestion> = {}): PastQuestion => ({
    key: 'a',
    expressions: of(['x']),
    ...parts,
  });
  const step = (name: string): Step => ({ frames: [frame(name)], partial: [] });

  it('stands the past as soon as it is there, and now does not wait for it', () => {
    const [steps, answers] = [new Subject<Step>(), new Subject<DataFrame[]>()];
    const seen: unknown[] = [];
    const { context } = scene(() => answers);
    withPast(steps, question(), context).subscribe((each) => seen.push(framesOf(each.frames)));
    steps.next(step('now'));
    answers.next([frame('past')]);
    steps.next(step('later'));
    expect(seen).toEqual([['now'], ['now', 'past'], ['later', 'past']]);
    const again: unknown[] = [];
    withPast(of(step('then')), question(), context).subscribe((each) => again.push(framesOf(each.frames)));
    expect(again[0]).toEqual(['then', 'past']);
  });

  it('the past alone is not shown: it would look as if there were nothing now', () => {
    const steps = new Subject<Step>();
    const seen: unknown[] = [];
    withPast(steps, question(), scene().context).subscribe((each) => seen.push(framesOf(each.frames)));
    expect(seen).toEqual([]);
    steps.next(step('now'));
    expect(seen).toEqual([['now', 'answer 1']]);
  });

  it('only what the query means by now', () => {
    let wanted = 'none';
    const pick = (frames: DataFrame[]) => frames.filter(({ name }) => name === wanted);
    const steps = new Subject<Step>();
    const seen: unknown[] = [];
    withPast(steps, question({ pick }), scene().context).subscribe((each) => seen.push(framesOf(each.frames)));
    steps.next(step('now'));
    wanted = 'answer 1';
    steps.next(step('now'));
    expect(seen).toEqual([['now'], ['now', 'answer 1']]);
  });

  it('a failure of Flink is one; a Prometheus that is slow, or never knows what to ask, holds nothing up', async () => {
    const failing = withPast(
      throwError(() => new Error('Flink')),
      question(),
      scene(() => NEVER).context
    );
    await expect(lastValueFrom(failing)).rejects.toThrow('Flink');
    const { asked, context } = scene();
    const steps = await lastValueFrom(
      withPast(of(step('now')), question({ expressions: EMPTY }), context).pipe(toArray())
    );
    expect([steps.map(({ frames }) => framesOf(frames)), asked]).toEqual([[['now']], []]);
  });
});
