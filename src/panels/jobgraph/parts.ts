import { type Size } from './layout/geometry';
import { type Options } from './options';

/** What a panel has room for. */
export interface Parts {
  /** Nothing but the worst vertex. */
  tile: boolean;
  header: boolean;
  /** Whether the job line has room for the age of the values. */
  age: boolean;
  legend: boolean;
  controls: boolean;
  banner: 'none' | 'line' | 'whole';
}

/** Smallest panel, in pixels, that shows each part. */
const least = {
  graph: { width: 140, height: 90 },
  header: { width: 140, height: 140 },
  age: { width: 560, height: 140 },
  controls: { width: 320, height: 240 },
  legend: { width: 240, height: 200 },
  bannerLine: { width: 240, height: 180 },
  banner: { width: 640, height: 320 },
} as const;

const holds = (size: Size, { width, height }: Size) => size.width >= width && size.height >= height;

function bannerFor(size: Size): Parts['banner'] {
  if (holds(size, least.banner)) {
    return 'whole';
  }
  return holds(size, least.bannerLine) ? 'line' : 'none';
}

export const partsFor = (size: Size, { header, legend, banner }: Options): Parts => ({
  tile: !holds(size, least.graph),
  header: header && holds(size, least.header),
  age: header && holds(size, least.age),
  legend: legend && holds(size, least.legend),
  controls: holds(size, least.controls),
  banner: banner ? bannerFor(size) : 'none',
});
