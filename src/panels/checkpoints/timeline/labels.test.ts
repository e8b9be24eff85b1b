import { type CheckpointRow } from '../../../frames/checkpoints';
import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { gapsOf } from '../history/gaps';
import { mergeHistory } from '../history/merge';
import { defaults } from '../options';
import { type Box } from './boxes';
import { collide, extentOf, freeLeft, gapLabels, headsOf, headY, limitLabels, tagLefts } from './labels';
import { type Picture, pictureOf } from './picture';

const settings = latestRow({ interval: 10_000, timeout: 30_000 });
/** Every letter is as wide as a digit. */
const textWidth = (text: string) => text.length * 6;

function pictureFor(rows: CheckpointRow[], size = { width: 1_000, height: 320 }, range = { from: 0, to: 100_000 }) {
  const history = mergeHistory(rows, settings, []);
  const gaps = gapsOf(history, settings, range.to);
  const scene = { history, gaps, annotations: [], settings, range, now: range.to, timeZone: 'utc', options: defaults };
  return pictureOf(scene, size);
}

const expired = (id: number, triggered: number) =>
  failedRow(id, 'Checkpoint expired before completing.', { triggered, duration: settings.timeout });

/** Everything that is written, with room for two lines a gap. */
function labelsOf(picture: Picture) {
  const gaps = gapLabels(
    picture,
    picture.gaps.map(() => ['no checkpoint completed for 3 min', 'interval 10 s']),
    textWidth
  ).filter((label) => label !== null);
  const texts = picture.limits.map(({ kind, ms }) => `${kind} ${ms / 1_000} s`);
  return { gaps, limits: limitLabels(picture, texts, textWidth, gaps).filter((label) => label !== null) };
}

const cases: Array<[string, CheckpointRow[]]> = [
  ['a few that expired', [expired(1, 5_000), expired(2, 40_000), historyRow(3, { triggered: 80_000 })]],
  ['one at the very left', [expired(1, 0), historyRow(2, { triggered: 70_000 })]],
  ['expired ones without a pause', Array.from({ length: 12 }, (_, index) => expired(index + 1, index * 8_000))],
  ['hundreds', Array.from({ length: 300 }, (_, index) => expired(index + 1, index * 330))],
  ['one under way', [expired(1, 10_000), historyRow(2, { triggered: 30_000, status: 'IN_PROGRESS', duration: null })]],
];

describe.each([
  [1_600, 400],
  [700, 260],
  [420, 170],
  [420, 120],
])('in %i × %i pixels', (width, height) => {
  it.each(cases)('no label meets a bar, what stands above it, or another label: %s', (_, rows) => {
    const picture = pictureFor(rows, { width, height });
    const { gaps, limits } = labelsOf(picture);
    const labels: Box[] = [...gaps, ...limits];
    const bars = picture.bars.map((bar) => extentOf(bar, picture, textWidth));
    labels.forEach((label, index) => {
      expect(bars.filter((bar) => collide(bar, label))).toEqual([]);
      expect(labels.slice(index + 1).filter((other) => collide(other, label))).toEqual([]);
      expect(label.left).toBeGreaterThanOrEqual(picture.main.box.left);
      expect(label.left + label.width).toBeLessThanOrEqual(width);
      expect(label.top).toBeGreaterThanOrEqual(0);
    });
  });
});

it('names limits and gaps where there is room, beside the columns that a frame may surround', () => {
  const picture = pictureFor([expired(1, 2_000), expired(2, 50_000)]);
  const { gaps, limits } = labelsOf(picture);
  expect(picture.limits.length).toBeGreaterThan(0);
  expect(limits).toHaveLength(picture.limits.length);
  expect(gaps.map(({ lines }) => lines.length)).toEqual(picture.gaps.map(() => 2));
  for (const label of limits) {
    const columns = picture.bars.map(({ x, width }) => ({ left: x - 3, top: 0, width: width + 6, height: 1_000 }));
    expect(columns.filter((column) => collide(column, label))).toEqual([]);
  }
});

it('finds the leftmost free place, or none', () => {
  const wanted = { from: 0, to: 100, top: 0, width: 30, height: 10 };
  const wall = (left: number, width: number, top = 0) => ({ left, top, width, height: 10 });
  expect(freeLeft(wanted, [])).toBe(0);
  expect(freeLeft(wanted, [wall(20, 15)])).toBe(35);
  expect(freeLeft(wanted, [wall(20, 15, 10)])).toBe(0);
  expect(freeLeft(wanted, [wall(40, 30), wall(0, 15)])).toBe(70);
  expect(freeLeft(wanted, [wall(0, 80)])).toBeNull();
});

it('stacks what stands above a bar', () => {
  const row = historyRow(1, { status: 'IN_PROGRESS', kind: 'SAVEPOINT', acknowledged: 4, subtasks: 6, duration: null });
  const [bar] = pictureFor([row]).bars;
  expect(headsOf(bar!)).toEqual(['progress', 'savepoint']);
  expect(headY(bar!, 0) - headY(bar!, 1)).toBeGreaterThanOrEqual(12);
});

it('keeps a bar within the canvas that was triggered at the last moment', () => {
  const picture = pictureFor([historyRow(1, { triggered: 10_000 }), historyRow(2, { triggered: 100_000 })]);
  const last = picture.bars.at(-1);
  expect(last!.x + last!.width).toBeLessThanOrEqual(1_000);
});

it('puts tags of ids side by side', () => {
  const picture = pictureFor([historyRow(1)]);
  const lefts = (...middles: number[]) =>
    tagLefts(
      picture,
      middles.map((middle) => ({ middle, top: 0, width: 40 }))
    );
  expect(lefts(500, 700)).toEqual([480, 680]);
  expect(lefts(500, 510)).toEqual([480, 522]);
  expect(lefts(500, 490)).toEqual([480, 438]);
  expect(lefts(999)).toEqual([960]);
  expect(lefts(10, 5)).toEqual([0, null]);
  const apart = [
    { middle: 500, top: 0, width: 40 },
    { middle: 510, top: 60, width: 40 },
  ];
  expect(tagLefts(picture, apart)).toEqual([480, 490]);
});
