import { type Options } from './options';

/**
 * How much of a card is drawn, by how large it appears: everything, the same in larger letters, name and bars in still larger
 * ones, a name, a colour.
 */
export type Detail = 'full' | 'large' | 'compact' | 'name' | 'colour';

/** Zoom at which each level of detail begins: its smallest text is then at least 7 pixels high. */
export const detailFrom: ReadonlyArray<readonly [Detail, number]> = [
  ['full', 0.85],
  ['large', 0.5],
  ['compact', 0.34],
  ['name', 0.22],
  ['colour', 0],
];

export const detailAt = (zoom: number): Detail => detailFrom.find(([, from]) => zoom >= from)?.[0] ?? 'colour';

/** The level of detail that the user has chosen, where the zoom's is not wanted. */
export function detailFor(wanted: Options['detail'], atZoom: Detail): Detail {
  switch (wanted) {
    case 'auto':
      return atZoom;
    case 'compact':
      return atZoom === 'name' || atZoom === 'colour' ? atZoom : 'compact';
    case 'full':
      return 'full';
  }
}

/** From here on there is room for the labels of edges, and they can be read. */
export const edgeLabelsFrom = 0.7;
