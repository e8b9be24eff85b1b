import { countText } from '../format';
import { frameTop, tagHeight, tagLefts } from './labels';
import { line, type Pen, widthOf, write } from './pen';
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

function frame({ context }: Pen, bar: Bar, { main, lanes }: Picture, colour: string, dash: number[]): void {
  const bottom = lanes === null ? main.box.top + main.box.height : lanes.top + lanes.height + 2;
  const { x, width } = bar;
  const top = frameTop(bar);
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  context.roundRect(x - 3, top, width + 6, bottom - top - 1, 3);
  context.stroke();
  context.setLineDash([]);
}

interface Framed {
  bar: Bar;
  colour: string;
}

/** The ids of what is framed. */
function drawTags(pen: Pen, picture: Picture, framed: readonly Framed[]): void {
  const { context, palette } = pen;
  const tags = framed.map(({ bar, colour }) => {
    const text = countText(bar.checkpoint.row.id);
    const top = frameTop(bar) - tagHeight;
    return { colour, text, top, width: widthOf(pen, text) + 10, middle: bar.x + bar.width / 2 };
  });
  const lefts = tagLefts(picture, tags);
  tags.forEach(({ colour, text, top, width }, index) => {
    const left = lefts[index] ?? null;
    if (left !== null) {
      context.fillStyle = colour;
      context.beginPath();
      context.roundRect(left, top, width, tagHeight, 3);
      context.fill();
      const look = { colour: palette.background, align: 'center', weight: 500 } as const;
      write(pen, text, left + width / 2, top + tagHeight / 2 + 0.5, look);
    }
  });
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
    { bar: barOf(hovered), colour: palette.quiet, dash: [], hasTag: false },
    { bar: barOf(compared), colour: palette.accent, dash: [4, 3], hasTag: compared !== selected },
    { bar: barOf(selected), colour: compared === selected ? palette.accent : palette.text, dash: [], hasTag: true },
  ];
  const framed = marks.flatMap(({ bar, ...mark }) => (bar === undefined ? [] : [{ bar, ...mark }]));
  framed.forEach(({ bar, colour, dash }) => frame(pen, bar, picture, colour, dash));
  if (picture.hasTags) {
    drawTags(pen, picture, framed.filter(({ hasTag }) => hasTag).reverse());
  }
}
