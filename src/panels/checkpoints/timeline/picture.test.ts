import { type CheckpointRow } from '../../../frames/checkpoints';
import { type Annotation } from '../../shared/annotations';
import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { gapsOf } from '../history/gaps';
import { type GaugePoint } from '../history/gauges';
import { mergeHistory } from '../history/merge';
import { defaults, type Options } from '../options';
import { knownPart } from './fit';
import { pictureOf } from './picture';
import { barAt, markAt } from './pointedAt';

const size = { width: 1_000, height: 400 };
const settings = latestRow();

interface Given {
  rows: CheckpointRow[];
  gauges?: GaugePoint[];
  range?: { from: number; to: number };
  now?: number;
  options?: Partial<Options>;
  annotations?: Annotation[];
}

function picture(
  { rows, gauges = [], range = { from: 0, to: 100_000 }, now = 100_000, options = {}, annotations = [] }: Given,
  of = size
) {
  const history = mergeHistory(rows, settings, gauges);
  const gaps = gapsOf(history, settings, now);
  const scene = { history, gaps, annotations, settings, range, now, timeZone: 'utc' };
  return pictureOf({ ...scene, options: { ...defaults, ...options } }, of);
}

const several = Array.from({ length: 9 }, (_, index) => historyRow(index + 1, { duration: (index + 1) * 1_000 }));

it('puts each at its trigger, as high as it took long', () => {
  const { bars, x, main } = picture({ rows: several });
  expect(bars.map(({ checkpoint }) => checkpoint.row.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const bar of bars) {
    expect(bar.x).toBeCloseTo(x(bar.checkpoint.from));
    expect(main.y.invert(bar.top)).toBeCloseTo(bar.checkpoint.row.duration ?? NaN);
    expect(bar.x).toBeGreaterThanOrEqual(main.box.left);
    expect(bar.top).toBeGreaterThanOrEqual(main.box.top - 0.001);
  }
});

it('lets no bar cover the next one', () => {
  const close = [10_000, 10_050, 40_000, 40_001].map((triggered, index) => historyRow(index + 1, { triggered }));
  const { bars } = picture({ rows: close });
  bars.slice(1).forEach(({ x }, index) => {
    const before = bars[index];
    expect(before!.width).toBeGreaterThanOrEqual(1);
    expect(before!.x + Math.min(before!.width, x - before!.x)).toBeLessThanOrEqual(x);
  });
});

it('lets the one under way grow until now', () => {
  const rows = [historyRow(9, { status: 'IN_PROGRESS', completed: null, duration: 5 })];
  const height = (now: number) => picture({ rows, now }).bars[0]?.duration;
  expect([height(92_000), height(99_000), height(80_000)]).toEqual([2_000, 9_000, 0]);
});

it('gives lanes to those at the same time, and savepoints their own', () => {
  const long = { completed: 35_000 };
  const { bars, lanes } = picture({
    rows: [historyRow(1, long), historyRow(2, long), historyRow(3, { kind: 'SAVEPOINT' })],
  });
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 2]);
  expect(lanes?.rows).toBe(3);
  const without = picture({
    rows: [historyRow(1), historyRow(3, { kind: 'SAVEPOINT' })],
    options: { savepoints: false },
  });
  expect(without.bars).toHaveLength(1);
});

it.each([
  ['far below', 100, []],
  ['near the interval', 4_000, ['interval']],
  ['near the time-out', 30_000, ['timeout', 'interval']],
])('draws the lines of settings that durations come near: %s', (_, duration, limits) => {
  const { limits: found, main } = picture({ rows: [historyRow(1, { duration })] });
  expect(found.map(({ kind }) => kind)).toEqual(limits);
  found.forEach(({ y }) => expect(y).toBeGreaterThanOrEqual(main.box.top));
});

it('has only what there is room for', () => {
  const shown = (height: number, options: Partial<Options> = {}) => {
    const { lanes, sizes, main } = picture({ rows: several, options }, { width: 300, height });
    return [lanes !== null, sizes !== null, main.box.left > 10];
  };
  expect(shown(400)).toEqual([true, true, true]);
  expect(shown(180)).toEqual([true, false, true]);
  expect(shown(60)).toEqual([false, false, false]);
  expect(shown(400, { mode: 'compact' })).toEqual([false, false, false]);
  expect(shown(400, { sizes: false })).toEqual([true, false, true]);
  expect(picture({ rows: [failedRow(1, 'x')] }).sizes).toBeNull();
});

it('keeps the newest of too many, and leaves out what is not in the range', () => {
  const ids = (given: Omit<Given, 'rows'>) =>
    picture({ rows: several, ...given }).bars.map(({ checkpoint }) => checkpoint.row.id);
  expect(ids({ options: { most: 2 } })).toEqual([8, 9]);
  expect(ids({ range: { from: 45_000, to: 62_000 } })).toEqual([5, 6]);
});

describe('the bar that is pointed at', () => {
  const { bars } = picture({ rows: several });
  it('is each one at its own place', () => {
    for (const bar of bars) {
      expect(barAt(picture({ rows: several }), bar.x + bar.width / 2)?.checkpoint.key).toBe(bar.checkpoint.key);
    }
  });
  it('is none far away', () => {
    expect(barAt(picture({ rows: several }), 0)).toBeNull();
    expect(barAt(picture({ rows: [] }), 500)).toBeNull();
  });
});

describe('the part that is known', () => {
  const known = (rows: CheckpointRow[], to: number, gauges: GaugePoint[] = []) =>
    knownPart(mergeHistory(rows, null, gauges), { from: 0, to });
  it('is the end of a range of which most is not known', () => {
    const { from, to } = known(several, 3_600_000);
    expect([from, to]).toEqual([0, 3_600_000]);
    const late = several.map((row) => ({ ...row, triggered: (row.triggered ?? 0) + 3_500_000 }));
    const part = known(late, 3_600_000);
    expect(part.to).toBe(3_600_000);
    expect(part.from).toBeLessThan(3_510_000);
    expect(part.from).toBeGreaterThan(3_500_000);
  });
  it('does not reach back to a failure of long ago', () => {
    const old = failedRow(1, 'x', { triggered: 1_000_000, failed: 1_001_000, listed: false });
    const late = historyRow(90, { triggered: 3_500_000 });
    expect(known([old, late], 3_600_000).from).toBeGreaterThan(3_400_000);
  });
  it('is the range where nothing is known, or where gauges know more', () => {
    expect(known([], 3_600_000)).toEqual({ from: 0, to: 3_600_000 });
    const point = { after: 0, time: 60_000, duration: 1, size: 1, state: 1, completed: 1, failed: 0 };
    expect(known([historyRow(350)], 3_600_000, [point]).from).toBe(0);
  });
});

it('marks annotations of the range, but not again what a failed checkpoint says', () => {
  const failed = failedRow(3, 'Checkpoint expired before completing.');
  const at = (time: number): Annotation => ({ at: time, text: `at ${time}`, colour: null });
  const { marks, x } = picture({
    rows: [...several.filter(({ id }) => id !== failed.id), failed],
    annotations: [at(-1), at(20_000), at(failed.failed ?? NaN), at(60_000), at(100_001)],
  });
  expect(marks.map(({ text }) => text)).toEqual(['at 20000', 'at 60000']);
  expect(marks[0]?.x).toBeCloseTo(x(20_000));
});

it('finds the annotation at the pointer, not one that is away', () => {
  const annotations = [20_000, 20_400, 60_000].map((at) => ({ at, text: `${at}`, colour: 'red' }));
  const drawn = picture({ rows: several, annotations });
  expect(markAt(drawn, drawn.x(20_350))?.at).toBe(20_400);
  expect(markAt(drawn, drawn.x(60_000) + 4)?.at).toBe(60_000);
  expect(markAt(drawn, drawn.x(60_000) + 5)).toBeNull();
});
