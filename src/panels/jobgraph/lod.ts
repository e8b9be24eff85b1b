/** How much of a card is drawn, by how large it appears: everything, the same in larger letters, a name, a colour. */
export type Detail = 'full' | 'large' | 'name' | 'colour';

/** Zoom at which each level of detail begins: its smallest text is then at least 8 pixels high. */
export const detailFrom: ReadonlyArray<readonly [Detail, number]> = [
  ['full', 0.85],
  ['large', 0.5],
  ['name', 0.22],
  ['colour', 0],
];

export const detailAt = (zoom: number): Detail => detailFrom.find(([, from]) => zoom >= from)?.[0] ?? 'colour';

/** From here on there is room for the labels of edges, and they can be read. */
export const edgeLabelsFrom = 0.7;
