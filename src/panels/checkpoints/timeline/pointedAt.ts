import { type Bar, type Mark, type Picture } from './picture';

const reach = 12;

/** The bar nearest to a place, if it is near; bars are in order of time. */
export function barAt({ bars }: Picture, x: number): Bar | null {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.x ?? Infinity) <= x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const distance = (bar: Bar) => Math.max(0, bar.x - x, x - bar.x - bar.width);
  const near = bars.slice(Math.max(0, low - 1), low + 1).filter((bar) => distance(bar) <= reach);
  return near.reduce<Bar | null>(
    (found, bar) => (found === null || distance(bar) < distance(found) ? bar : found),
    null
  );
}

const markReach = 4;

/** The annotation nearest to a place, if it is near. */
export const markAt = ({ marks }: Picture, x: number): Mark | null =>
  marks.reduce<Mark | null>(
    (found, mark) => (Math.abs(mark.x - x) <= (found === null ? markReach : Math.abs(found.x - x)) ? mark : found),
    null
  );
