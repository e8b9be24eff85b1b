import { type Point, type Rect, type Size } from '../layout/geometry';
import { type View } from '../view';

/** A picture of the whole graph: picture = graph * scale. */
export interface Miniature extends Size {
  scale: number;
}

/** As large as it fits. */
export function miniatureOf(graph: Size, room: Size): Miniature {
  const scale = Math.min(room.width / Math.max(1, graph.width), room.height / Math.max(1, graph.height));
  return { scale, width: graph.width * scale, height: graph.height * scale };
}

/** What of the miniature is in sight on the screen. */
export function sightOf({ scale, width, height }: Miniature, view: View, screen: Size): Rect {
  const cut = (offset: number, size: number, most: number): [number, number] => {
    const from = Math.min(most, Math.max(0, (-offset / view.zoom) * scale));
    const to = Math.min(most, Math.max(0, ((size - offset) / view.zoom) * scale));
    return [from, to - from];
  };
  const [x, across] = cut(view.x, screen.width, width);
  const [y, down] = cut(view.y, screen.height, height);
  return { x, y, width: across, height: down };
}

/** A point of the miniature in the graph. */
export const inGraph = ({ scale }: Miniature, { x, y }: Point): Point => ({ x: x / scale, y: y / scale });
