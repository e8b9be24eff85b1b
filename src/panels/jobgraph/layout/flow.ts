import { card, layerGap, type Point, type Rect, type Size } from './geometry';

/** Where records flow to. */
export type Direction = 'right' | 'down';

/**
 * What a layout must know of its direction. Layouts are worked out as if records flowed to the right, x along the flow and y
 * across it; where they flow down, the result is turned over its diagonal, so that x and y change places.
 */
export interface Flow {
  direction: Direction;
  /** A card, its width along the flow. */
  card: Size;
  /** Between layers. */
  layerGap: number;
  /** Up to here a layer is drawn in one row across the flow: more would not be readable in a panel. */
  tallest: number;
  /** Length along by length across, as it fits panels that are wider than high. */
  aspect: { part: number; whole: number };
}

const flows: Readonly<Record<Direction, Flow>> = {
  right: { direction: 'right', card, layerGap, tallest: 14, aspect: { part: 3.5, whole: 2 } },
  down: {
    direction: 'down',
    card: { width: card.height, height: card.width },
    // Labels stand beside edges that run down: they need no length.
    layerGap: Math.round(layerGap * 0.75),
    tallest: 8,
    aspect: { part: 1 / 2.5, whole: 1 / 2 },
  },
};

export const flowTo = (direction: Direction): Flow => flows[direction];

/** From the screen's coordinates to the flow's, and back. */
export const turned = ({ x, y }: Point, direction: Direction): Point =>
  direction === 'right' ? { x, y } : { x: y, y: x };

export const turnedBox = ({ x, y, width, height }: Rect, direction: Direction): Rect =>
  direction === 'right' ? { x, y, width, height } : { x: y, y: x, width: height, height: width };
