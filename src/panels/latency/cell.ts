/** A cell of the grid. */
export interface Cell {
  row: number;
  column: number;
}

/** Pixels. */
export interface Point {
  x: number;
  y: number;
}
