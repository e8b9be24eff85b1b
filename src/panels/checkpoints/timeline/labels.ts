import { type Box, rightRoom } from './boxes';
import { type Bar, type Picture } from './picture';

/** Pixels of a line of text. */
export const lineHeight = 14;
/** Between a label and what it must not touch. */
const air = 4;
/** Of a mark above a bar, with the distance to what is below it. */
const markHeight = 12;

const right = ({ left, width }: Box) => left + width;
const bottom = ({ top, height }: Box) => top + height;

export const collide = (one: Box, other: Box): boolean =>
  one.left < right(other) && other.left < right(one) && one.top < bottom(other) && other.top < bottom(one);

/** What stands above a bar, from below: how far it has come, failed, savepoint, restored from. */
export type Head = 'progress' | 'failed' | 'savepoint' | 'restored';

export const headsOf = ({ checkpoint: { state, row, isSavepoint } }: Bar): Head[] => [
  ...(state === 'inProgress' && row.acknowledged !== null && row.subtasks !== null ? (['progress'] as const) : []),
  ...(state === 'failed' ? (['failed'] as const) : []),
  ...(isSavepoint ? (['savepoint'] as const) : []),
  ...(row.restored !== null ? (['restored'] as const) : []),
];

/** Middle of the nth thing above a bar. */
export const headY = ({ top }: Bar, index: number): number => top - 8 - index * markHeight;

/** Acknowledged and all, as it stands above a bar. */
export const progressText = ({ checkpoint: { row } }: Bar): string =>
  `${row.acknowledged ?? ''} / ${row.subtasks ?? ''}`;

export const tagHeight = 14;

/** Where the frame of a bar begins: above all that stands above the bar. */
export const frameTop = (bar: Bar): number => Math.max(1, bar.top - 3 - headsOf(bar).length * markHeight);

/** The bar with what stands above it, be it the tag of its frame. @param textWidth of texts, pixels */
export function extentOf(bar: Bar, picture: Picture, textWidth: (text: string) => number): Box {
  const heads = headsOf(bar);
  const wide = heads.includes('progress') ? Math.max(bar.width, textWidth(progressText(bar))) : bar.width;
  const top = frameTop(bar) - (picture.hasTags ? tagHeight : 0);
  return {
    left: bar.x + bar.width / 2 - wide / 2 - air,
    top,
    width: wide + 2 * air,
    height: picture.main.box.top + picture.main.box.height - top,
  };
}

/** The column of a bar, which a frame may surround. */
const columnOf = ({ x, width }: Bar): Box => ({ left: x - air, top: -1e4, width: width + 2 * air, height: 2e4 });

interface Wanted {
  /** The label must be between these. */
  from: number;
  to: number;
  top: number;
  width: number;
  height: number;
}

/** The leftmost place where a label meets none of the obstacles; null when there is none. */
export function freeLeft({ from, to, top, width, height }: Wanted, obstacles: readonly Box[]): number | null {
  const inTheWay = obstacles
    .filter((each) => each.top < top + height && top < bottom(each))
    .sort((one, other) => one.left - other.left);
  let left = from;
  for (const each of inTheWay) {
    if (each.left >= left + width) {
      break;
    }
    left = Math.max(left, right(each));
  }
  return left + width <= to ? left : null;
}

export interface Label extends Box {
  lines: readonly string[];
}

const sizeOf = (lines: readonly string[], textWidth: (text: string) => number) => ({
  width: Math.max(...lines.map(textWidth)) + 8,
  height: lines.length * lineHeight + 4,
});

/** In the middle where it can be, else as near to the left end as it can be. */
function within(from: number, to: number, top: number, size: { width: number; height: number }, taken: readonly Box[]) {
  const middle = { left: (from + to - size.width) / 2, top, ...size };
  if (size.width + 4 > to - from) {
    return null;
  }
  return taken.some((each) => collide(middle, each)) ? freeLeft({ from, to, top, ...size }, taken) : middle.left;
}

/**
 * What the gaps are called: all lines where there is room, else the first one, else nothing.
 * @param texts lines of each gap
 */
export function gapLabels(
  picture: Picture,
  texts: ReadonlyArray<readonly string[]>,
  textWidth: (text: string) => number
): Array<Label | null> {
  const { gaps, x, main } = picture;
  const bars = picture.bars.map((bar) => extentOf(bar, picture, textWidth));
  const top = main.box.top + 2;
  return gaps.map((gap, index) => {
    const from = Math.max(main.box.left, x(gap.from));
    const to = Math.min(right(main.box), x(gap.to));
    const all = texts[index] ?? [];
    for (const lines of [all, all.slice(0, 1)]) {
      const size = sizeOf(lines, textWidth);
      const left = size.height > main.box.height / 2 ? null : within(from, to, top, size, bars);
      if (left !== null) {
        return { left, top, ...size, lines };
      }
    }
    return null;
  });
}

/** So many lines of text above its line a label may stand: over the marks of bars that reach the line. */
const steps = [0, 1, 2, 3];

/**
 * What the lines of the settings are called: beside the bars and their frames where there is room, else where no bar is as
 * high. Labels of lines that are close stand above each other. None where there is no room: the summary names them, too.
 * @param texts of the picture's limits @param taken by other labels
 */
export function limitLabels(
  picture: Picture,
  texts: readonly string[],
  textWidth: (text: string) => number,
  taken: readonly Box[]
): Array<Label | null> {
  const { limits, main, bars } = picture;
  const columns = bars.flatMap((bar) => [columnOf(bar), extentOf(bar, picture, textWidth)]);
  const extents = bars.map((bar) => extentOf(bar, picture, textWidth));
  const range = { from: main.box.left + 2, to: right(main.box) + rightRoom };
  const labels = new Map<number, Label>();
  const lowestFirst = limits.map(({ y }, index) => ({ y, index })).sort((one, other) => other.y - one.y);
  let above = Infinity;
  for (const { y, index } of lowestFirst) {
    const lines = [texts[index] ?? ''];
    const size = { width: sizeOf(lines, textWidth).width, height: lineHeight };
    const lowest = Math.min(y - lineHeight - 1, above - lineHeight);
    const others = [...taken, ...labels.values()];
    const found = [columns, extents]
      .flatMap((obstacles) =>
        steps.map((step) => {
          const top = lowest - step * lineHeight;
          const left = top < 0 ? null : freeLeft({ ...range, top, ...size }, [...obstacles, ...others]);
          return left === null ? null : { left, top, ...size, lines };
        })
      )
      .find((label) => label !== null);
    if (found !== null && found !== undefined) {
      labels.set(index, found);
      above = found.top;
    }
  }
  return limits.map((_, index) => labels.get(index) ?? null);
}

/** Tags of ids on their frames, side by side where they would meet; null for one that has no room. */
export function tagLefts(
  { main }: Picture,
  tags: ReadonlyArray<{ middle: number; top: number; width: number }>
): Array<number | null> {
  const placed: Array<{ from: number; to: number; top: number }> = [];
  const edge = { from: 0, to: right(main.box) + rightRoom };
  return tags.map(({ middle, top, width }) => {
    const near = placed.filter((each) => Math.abs(each.top - top) < tagHeight);
    const clamp = (left: number) => Math.max(edge.from, Math.min(edge.to - width, left));
    const isFree = (left: number) => near.every(({ from, to }) => left + width <= from || left >= to);
    const sides = near.flatMap(({ from, to }) => (middle < (from + to) / 2 ? [from - width - 2] : [to + 2]));
    const left = [clamp(middle - width / 2), ...sides].find(
      (each) => isFree(each) && each >= edge.from && each + width <= edge.to
    );
    if (left === undefined) {
      return null;
    }
    placed.push({ from: left, to: left + width, top });
    return left;
  });
}
