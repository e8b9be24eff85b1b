import { card } from '../layout/geometry';

/** Graph units within a card. */
export const stripe = 6;
export const radius = 4;
export const inner = { left: 18, right: card.width - 12 } as const;
export const innerWidth = inner.right - inner.left;

/** Text sizes in graph units. The large face shows the same in larger letters, for graphs seen from further away. */
export const type = {
  fullName: { size: 13, weight: 500 },
  fullCount: { size: 12, weight: 400 },
  fullVerdict: { size: 11.5, weight: 600 },
  fullRate: { size: 12, weight: 400 },
  fullNote: { size: 11, weight: 400 },
  largeName: { size: 17, weight: 500 },
  largeCount: { size: 15, weight: 400 },
  largeVerdict: { size: 16, weight: 600 },
  largeRate: { size: 15, weight: 400 },
  largeNote: { size: 14, weight: 400 },
  far: { size: 36, weight: 500 },
  edge: { size: 11, weight: 500 },
} as const;

export type TextKind = keyof typeof type;

/** Where things stand on a card. */
export type Face = 'full' | 'large';

interface Lines {
  /** Baselines. */
  name: number;
  rates: number;
  /** Of the state, where it is all there is to say. */
  state: number;
  /** Left ends of the two rates. */
  rateLeft: readonly [number, number];
  bar: { top: number; height: number; radius: number; indent: number; baseline: number };
}

export const lines: Readonly<Record<Face, Lines>> = {
  full: {
    name: 25,
    rates: 75,
    state: 56,
    rateLeft: [inner.left, 120],
    bar: { top: 36, height: 20, radius: 3, indent: 8, baseline: 14 },
  },
  large: {
    name: 23,
    rates: 78,
    state: 60,
    rateLeft: [inner.left, 116],
    bar: { top: 32, height: 27, radius: 4, indent: 8, baseline: 19 },
  },
};
