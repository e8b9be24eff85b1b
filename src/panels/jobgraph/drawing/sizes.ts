import { card } from '../layout/geometry';

/** Graph units within a card. */
export const stripe = 6;
export const radius = 4;
export const inner = { left: 18, right: card.width - 12 } as const;
export const innerWidth = inner.right - inner.left;

/**
 * Text sizes in graph units. The large face shows the same as the full one in larger letters, for graphs seen from further
 * away, the compact one less in still larger ones.
 */
export const type = {
  fullName: { size: 13.5, weight: 500 },
  fullCount: { size: 12, weight: 400 },
  fullVerdict: { size: 11.5, weight: 600 },
  fullRate: { size: 12, weight: 400 },
  fullStrong: { size: 12, weight: 600 },
  fullNote: { size: 11, weight: 400 },
  largeName: { size: 17, weight: 500 },
  largeCount: { size: 15, weight: 400 },
  largeVerdict: { size: 16, weight: 600 },
  largeRate: { size: 15, weight: 400 },
  largeStrong: { size: 15, weight: 600 },
  largeNote: { size: 14, weight: 400 },
  compactName: { size: 23, weight: 500 },
  compactCount: { size: 22, weight: 400 },
  compactVerdict: { size: 21.5, weight: 600 },
  compactRate: { size: 22, weight: 400 },
  compactStrong: { size: 22, weight: 600 },
  compactNote: { size: 22, weight: 400 },
  far: { size: 36, weight: 500 },
  edge: { size: 11, weight: 500 },
} as const;

export type TextKind = keyof typeof type;

/** Where things stand on a card. */
export type Face = 'full' | 'large' | 'compact';

interface Lines {
  /** Baselines; null where there is no such line. */
  name: number;
  rates: number | null;
  facts: number | null;
  /** Of the state, where it is all there is to say. */
  state: number;
  bar: { top: number; height: number; radius: number; indent: number; baseline: number };
  /** The subtasks, or the tasks by state. */
  strip: { top: number; height: number };
}

export const lines: Readonly<Record<Face, Lines>> = {
  full: {
    name: 23,
    rates: 88,
    facts: 108,
    state: 51,
    bar: { top: 33, height: 21, radius: 3, indent: 8, baseline: 14.5 },
    strip: { top: 60, height: 10 },
  },
  large: {
    name: 22,
    rates: 90,
    facts: 111,
    state: 50,
    bar: { top: 30, height: 25, radius: 3, indent: 8, baseline: 18 },
    strip: { top: 60, height: 11 },
  },
  compact: {
    name: 31,
    rates: null,
    facts: null,
    state: 74,
    bar: { top: 43, height: 42, radius: 4, indent: 10, baseline: 28.5 },
    strip: { top: 93, height: 17 },
  },
};
