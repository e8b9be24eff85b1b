import { rightRoom } from './boxes';
import { type Palette } from '../colours';
import { type PhaseName } from '../history/phases';
import { type ColourBy } from '../options';
import { type Head, headsOf, headY, progressText } from './labels';
import { cross, diamond, type Pen, returnArrow, widthOf, write } from './pen';
import { type Bar, type Picture } from './picture';

export interface BarLook {
  colourBy: ColourBy;
  /** Ms and bytes that stand for the darkest colour. */
  timeout: number | null;
  largest: number;
  /** Phases with a colour of their own; the others look like the rest. */
  phases: readonly PhaseName[];
}

const radius = 3.5;

function shade({ ramp }: Palette, share: number): string {
  const index = Math.min(ramp.length - 1, Math.max(0, Math.floor(share * ramp.length)));
  return ramp[index] ?? '';
}

const statusColour = ({ checkpoint }: Bar, palette: Palette): string =>
  ({
    completed: palette.completed,
    inProgress: palette.inProgress,
    failed: palette.failed,
    notSeen: palette.unknown,
  })[checkpoint.state];

/** Blue would be read as the async part. */
const unphasedColour = (bar: Bar, palette: Palette): string =>
  bar.checkpoint.state === 'failed' ? palette.failed : palette.unknown;

/** The one colour of a bar; null when its phases have theirs. */
function colourOf(bar: Bar, { palette }: Pen, { colourBy, timeout, largest }: BarLook): string | null {
  switch (colourBy) {
    case 'phases':
      return bar.checkpoint.row.startDelay === null && bar.checkpoint.row.async === null
        ? unphasedColour(bar, palette)
        : null;
    case 'status':
      return statusColour(bar, palette);
    case 'duration':
      return shade(palette, bar.duration / (timeout ?? 600_000));
    case 'size':
      return shade(palette, (bar.checkpoint.row.checkpointedBytes ?? 0) / Math.max(1, largest));
  }
}

const alphas = { completed: 1, inProgress: 0.55, failed: 0.45, notSeen: 0.4 } as const;

function drawBody(pen: Pen, picture: Picture, bar: Bar, look: BarLook): void {
  const { context, palette } = pen;
  const { y, box } = picture.main;
  const bottom = box.top + box.height;
  const colour = colourOf(bar, pen, look);
  if (bar.checkpoint.state !== 'completed') {
    // The hatching of a gap does not shine through.
    context.fillStyle = palette.background;
    context.fillRect(bar.x, bar.top, bar.width, bottom - bar.top);
  }
  context.globalAlpha = alphas[bar.checkpoint.state];
  if (colour !== null) {
    context.fillStyle = colour;
    // A quick one is still seen.
    context.fillRect(bar.x, Math.min(bar.top, bottom - 2), bar.width, Math.max(2, bottom - bar.top));
  } else {
    for (const { phase, from, to } of bar.segments) {
      context.fillStyle = palette.phases[phase !== 'rest' && look.phases.includes(phase) ? phase : 'rest'];
      context.fillRect(bar.x, y(to), bar.width, Math.max(0.75, y(from) - y(to)));
    }
  }
  context.globalAlpha = 1;
}

function outline({ context }: Pen, { x, width, top }: Bar, bottom: number, colour: string, dash: number[]): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.setLineDash(dash);
  context.strokeRect(x + 0.5, top, Math.max(1, width - 1), bottom - top);
  context.setLineDash([]);
}

function drawProgress(pen: Pen, bar: Bar, y: number, right: number): void {
  const { context, palette } = pen;
  const text = progressText(bar);
  const half = widthOf(pen, text) / 2;
  const at = Math.min(bar.x + bar.width / 2, right - half);
  context.globalAlpha = 0.85;
  context.fillStyle = palette.background;
  context.fillRect(at - half - 2, y - 6, half * 2 + 4, 12);
  context.globalAlpha = 1;
  write(pen, text, at, y, { colour: palette.text, align: 'center', weight: 500 });
}

function drawHead(pen: Pen, head: Head, bar: Bar, y: number, right: number): void {
  const { palette } = pen;
  const middle = bar.x + bar.width / 2;
  switch (head) {
    case 'progress':
      return drawProgress(pen, bar, y, right);
    case 'failed':
      return cross(pen, middle, y, Math.min(radius, Math.max(2, bar.width)), palette.failed);
    case 'savepoint':
      return diamond(pen, middle, y, radius + 0.5, palette.savepoint);
    case 'restored':
      return returnArrow(pen, middle, y, radius + 0.5, palette.accent);
  }
}

/** What stands above the bars. */
export function drawHeads(pen: Pen, { bars, main }: Picture): void {
  const right = main.box.left + main.box.width + rightRoom;
  for (const bar of bars) {
    headsOf(bar).forEach((head, index) => drawHead(pen, head, bar, headY(bar, index), right));
  }
}

/** Below a bar that is wide enough: whether it is unaligned (hollow) or wrote the whole state (solid). */
function drawKind({ context, palette }: Pen, { checkpoint, x, width }: Bar, bottom: number): void {
  if (width < 6 || !checkpoint.isUnaligned) {
    return;
  }
  context.strokeStyle = palette.text;
  context.lineWidth = 1.2;
  context.beginPath();
  const middle = x + width / 2;
  context.moveTo(middle - 4, bottom - 3);
  context.quadraticCurveTo(middle - 2, bottom - 7, middle, bottom - 4);
  context.quadraticCurveTo(middle + 2, bottom - 1, middle + 4, bottom - 5);
  context.stroke();
}

export function drawBars(pen: Pen, picture: Picture, look: BarLook): void {
  const { box } = picture.main;
  const bottom = box.top + box.height;
  for (const bar of picture.bars) {
    drawBody(pen, picture, bar, look);
    const { state } = bar.checkpoint;
    if (state === 'failed') {
      outline(pen, bar, bottom, pen.palette.failed, []);
    } else if (state === 'inProgress') {
      outline(pen, bar, bottom, pen.palette.text, [3, 2]);
    }
    drawKind(pen, bar, bottom);
  }
}
