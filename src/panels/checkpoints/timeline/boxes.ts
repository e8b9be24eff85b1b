import { type Options } from '../options';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface LanesBox extends Box {
  rows: number;
  rowHeight: number;
}

export interface Size {
  width: number;
  height: number;
}

/** For a bar that was triggered at the very end of the range. */
export const rightRoom = 26;
const compactBelow = 110;
const axisWidth = 70;
export const axisHeight = 20;
/** For what stands above the bars. */
const headroom = 18;
/** For the tag of the selected one, above all of it. */
export const tagRoom = 16;
const tagsFrom = 150;
const laneHeight = 6;
const mostLanes = 4;

interface Boxes {
  main: Box;
  hasTags: boolean;
  lanes: LanesBox | null;
  sizes: Box | null;
}

/** What a canvas of this size has room for, and where. @param lanes as many as there are */
export function boxesOf({ width, height }: Size, lanes: number, options: Options): Boxes {
  const isCompact = options.mode === 'compact' || height < compactBelow;
  const left = isCompact ? 4 : axisWidth;
  const inner = Math.max(1, width - left - rightRoom);
  const rows = Math.min(mostLanes, lanes);
  const lanesSpace = isCompact || height < 150 ? 0 : rows * laneHeight + 6;
  const sizesSpace = isCompact || !options.sizes || height < 210 ? 0 : Math.min(64, Math.round(height * 0.2));
  const axis = isCompact ? 0 : axisHeight;
  const hasTags = !isCompact && height >= tagsFrom;
  const top = isCompact ? 12 : headroom + (hasTags ? tagRoom : 0);
  const main = { left, top, width: inner, height: Math.max(1, height - top - axis - lanesSpace - sizesSpace - 2) };
  const below = main.top + main.height;
  return {
    main,
    hasTags,
    lanes:
      lanesSpace === 0 || rows === 0
        ? null
        : { left, top: below + 4, width: inner, height: rows * laneHeight, rows, rowHeight: laneHeight },
    sizes:
      sizesSpace === 0
        ? null
        : { left, top: below + lanesSpace + 10, width: inner, height: Math.max(1, sizesSpace - 12) },
  };
}
