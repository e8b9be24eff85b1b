import { type Size } from '../layout/geometry';

/** Where the side panel stands: beside the picture, below it, or over it where there is room for one only. */
export type Place = 'right' | 'bottom' | 'over';

const least = { right: 720, bottom: 420 } as const;

export function placeFor({ width, height }: Size): Place {
  if (width >= least.right) {
    return 'right';
  }
  return height >= least.bottom ? 'bottom' : 'over';
}

/** How wide or high the side panel may be, pixels. */
export interface Limits {
  smallest: number;
  largest: number;
  /** Until people choose another one. */
  usual: number;
}

const smallest = { right: 280, bottom: 140 } as const;
/** What is left to the picture at least. */
const left = { right: 240, bottom: 140 } as const;
const usual = { right: 500, bottom: 320 } as const;
const share = { right: 0.42, bottom: 0.5 } as const;

export function limitsOf(place: 'right' | 'bottom', { width, height }: Size): Limits {
  const room = place === 'right' ? width : height;
  const largest = Math.max(smallest[place], room - left[place]);
  return {
    smallest: smallest[place],
    largest,
    usual: Math.round(Math.min(largest, Math.max(smallest[place], Math.min(usual[place], room * share[place])))),
  };
}

export const within = (extent: number, { smallest: least, largest }: Limits): number =>
  Math.round(Math.min(largest, Math.max(least, extent)));
