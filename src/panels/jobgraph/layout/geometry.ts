/** Graph units: one is a pixel at zoom 1. y grows downwards. */
export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/** Cards have one size, whatever they show: a refresh must not move anything. */
export const card = { width: 264, height: 120 } as const;

/** Between layers, where edges turn and their labels stand. */
export const layerGap = 128;
/** Between two cards above each other. */
export const rowGap = 32;
/** Between unconnected parts of a graph. */
export const partGap = 64;

/** Top left corners of cards, by vertex id. */
export type Places = ReadonlyMap<string, Point>;

/** A level piece of an edge, from `from` to `to`. Between two of them the edge swings over. */
export interface Run {
  from: number;
  to: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** What a layout algorithm gives: where the cards are, and the level pieces of edges on their way past other cards. */
export interface Placement extends Size {
  places: Places;
  /** By `pairKey`; edges without an entry go straight from card to card. */
  detours: ReadonlyMap<string, readonly Run[]>;
}
