import { decodedAt, standardRecordings } from '../../testing/recording';
import { decodeAggregates, metricValue } from '../metrics';
import { decodeTaskManagerDetail } from '../taskManagers';
import { collectedOf, gcRateName, loadNames, loadOf, meanLoadNames, meanLoadOf } from './processLoad';

const values = (given: Readonly<Record<string, unknown>>) =>
  new Map(Object.entries(given).map(([name, value]) => [`Status.JVM.${name}`, metricValue(name, value)]));

it('is shares of cores, of time and of the heap', () => {
  const load = loadOf(
    values({
      'CPU.Load': '0.25',
      'Memory.Heap.Used': '300',
      'Memory.Heap.Max': '400',
      'GarbageCollector.All.TimeMsPerSecond': '120.5',
    }),
    null,
    null
  );
  expect(load).toEqual({ cpu: 0.25, gc: 0.1205, heap: 0.75 });
});

it.each([
  ['nothing', {}, { cpu: null, gc: null, heap: null }],
  ['what the JVM does not know', { 'CPU.Load': '-1.0' }, { cpu: null, gc: null, heap: null }],
  ['what the JVM has not measured yet', { 'CPU.Load': '0.0' }, { cpu: null, gc: null, heap: null }],
  ['no number', { 'CPU.Load': 'NaN' }, { cpu: null, gc: null, heap: null }],
  ['a heap without limit', { 'Memory.Heap.Used': '9', 'Memory.Heap.Max': '-1' }, { cpu: null, gc: null, heap: null }],
  ['more than all', { 'CPU.Load': '1.2' }, { cpu: 1, gc: null, heap: null }],
])('is empty where Flink says %s', (_what, given, expected) => {
  expect(loadOf(values(given), null, null)).toEqual(expected);
});

describe('collectors that only count', () => {
  const at = (spent: number) =>
    values({
      'GarbageCollector.G1_Young_Generation.Time': String(spent - 100),
      'GarbageCollector.G1_Old_Generation.Time': '100',
    });
  const share = (before: number, after: number, apartMs: number) =>
    loadOf(at(after), collectedOf(at(before), 0), collectedOf(at(after), apartMs)).gc;

  it('give a share by what they grew', () => expect(share(1_000, 1_400, 10_000)).toBe(0.04));
  it('give none when the process was restarted', () => expect(share(5_000, 200, 10_000)).toBeNull());
  it('give none twice for the same moment', () => expect(share(1_000, 1_000, 0)).toBeNull());
  it('give none at first', () => expect(loadOf(at(500), null, collectedOf(at(500), 0)).gc).toBeNull());
  it('are not there before Flink has fetched', () => expect(collectedOf(new Map(), 0)).toBeNull());
});

it('is the mean of all TaskManagers', () => {
  const all = (id: string, avg: number) => ({ id, min: 0, max: 9, avg, sum: 9 });
  const [cpu = '', used = '', max = ''] = meanLoadNames(true);
  const answer = [all(cpu, 0.5), all(used, 100), all(max, 400), all(gcRateName, 30)];
  expect(meanLoadOf(decodeAggregates(answer))).toEqual({ cpu: 0.5, gc: 0.03, heap: 0.25 });
  expect(meanLoadOf(decodeAggregates(answer.slice(0, 3)))).toEqual({ cpu: 0.5, gc: null, heap: 0.25 });
  expect(meanLoadOf(new Map())).toEqual({ cpu: null, gc: null, heap: null });
});

it.each(standardRecordings)('knows the collectors of $title', ({ recording }) => {
  const details = decodedAt(recording, '/taskmanagers/tm-1', decodeTaskManagerDetail);
  const collectors = details.flatMap(({ value }) => value.metrics?.collectors.map(({ name }) => name) ?? []);
  expect(collectors.length).toBeGreaterThan(0);
  const unknown = collectors.filter((name) => !loadNames.includes(`Status.JVM.GarbageCollector.${name}.Time`));
  // The sum of the others, which has a rate of its own.
  expect(unknown.filter((name) => name !== 'All')).toEqual([]);
});
