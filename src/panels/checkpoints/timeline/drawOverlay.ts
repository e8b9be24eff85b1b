import { line, type Pen } from './pen';
import { type Bar, type Picture } from './picture';

/** What follows the pointer and the selection. */
export interface Overlay {
  /** Keys of checkpoints. */
  hovered: string | null;
  selected: string | null;
  compared: string | null;
  /** Epoch ms of the crosshair, of this panel or of another one. */
  crosshair: number | null;
  /** Pixels; null unless the pointer drags. */
  drag: readonly [number, number] | null;
}

function frame({ context }: Pen, { x, width }: Bar, { main, lanes }: Picture, colour: string, dash: number[]): void {
  const bottom = lanes === null ? main.box.top + main.box.height : lanes.top + lanes.height;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  context.roundRect(x - 3, 2, width + 6, bottom, 3);
  context.stroke();
  context.setLineDash([]);
}

export function drawOverlay(
  pen: Pen,
  picture: Picture,
  { hovered, selected, compared, crosshair, drag }: Overlay,
  height: number
): void {
  const { palette, context } = pen;
  const { left, width } = picture.main.box;
  const barOf = (key: string | null) => picture.bars.find(({ checkpoint }) => checkpoint.key === key);
  if (drag !== null) {
    const [from, to] = drag;
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.15;
    context.fillRect(Math.min(from, to), 0, Math.abs(to - from), height);
    context.globalAlpha = 1;
  }
  const x = crosshair === null ? -1 : picture.x(crosshair);
  if (x >= left && x <= left + width) {
    line(pen, [Math.round(x) + 0.5, 0], [Math.round(x) + 0.5, height], palette.quiet, [4, 3]);
  }
  const marks = [
    [barOf(hovered), palette.quiet, []],
    [barOf(compared), palette.accent, [4, 3]],
    [barOf(selected), palette.text, []],
  ] as const;
  for (const [bar, colour, dash] of marks) {
    if (bar !== undefined) {
      frame(pen, bar, picture, colour, [...dash]);
    }
  }
}
