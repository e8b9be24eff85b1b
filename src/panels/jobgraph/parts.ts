import { type Size } from './layout/geometry';
import { type Options } from './options';

/** What a panel has room for. */
export interface Parts {
  /** Nothing but the worst vertex. */
  tile: boolean;
  header: boolean;
  legend: boolean;
  controls: boolean;
}

/** Smallest panel, in pixels, that shows each part. */
const least = {
  graph: { width: 140, height: 90 },
  header: { width: 140, height: 140 },
  controls: { width: 320, height: 240 },
  legend: { width: 240, height: 200 },
} as const;

const holds = (size: Size, { width, height }: Size) => size.width >= width && size.height >= height;

export const partsFor = (size: Size, { header, legend }: Pick<Options, 'header' | 'legend'>): Parts => ({
  tile: !holds(size, least.graph),
  header: header && holds(size, least.header),
  legend: legend && holds(size, least.legend),
  controls: holds(size, least.controls),
});
