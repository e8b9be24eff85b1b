import { tickText } from '../../shared/timeTicks';
import { bytesText, durationText } from '../format';
import { drawBars, drawHeads, type BarLook } from './drawBars';
import { drawLabels } from './drawLabels';
import { drawLanes, drawSizes } from './drawStrips';
import { rightRoom } from './boxes';
import { diamond, hatch, line, type Pen, widthOf, write } from './pen';
import { type Limit, type Picture } from './picture';
import { type TimelineWords } from './words';

export interface Look extends BarLook {
  timeZone: string;
  words: TimelineWords;
  isCompact: boolean;
}

const crisp = (value: number) => Math.round(value) + 0.5;

function drawAxes(pen: Pen, { main, sizes, time, x, baseline }: Picture, { timeZone }: Look): void {
  const { palette } = pen;
  const edge = main.box.left + main.box.width + rightRoom;
  for (const tick of main.ticks) {
    const y = crisp(main.y(tick));
    line(pen, [main.box.left, y], [edge, y], palette.grid);
    write(pen, tick === 0 ? '0' : durationText(tick), main.box.left - 8, y, { colour: palette.quiet, align: 'right' });
  }
  for (const tick of sizes?.ticks ?? []) {
    const y = crisp(sizes?.y(tick) ?? 0);
    line(pen, [main.box.left, y], [edge, y], palette.grid);
    write(pen, tick === 0 ? '0' : bytesText(tick), main.box.left - 8, y, { colour: palette.quiet, align: 'right' });
  }
  for (const tick of time.times) {
    const at = crisp(x(tick));
    line(pen, [at, baseline - 2], [at, baseline + 2], palette.grid);
    const text = tickText(tick, time.step, timeZone);
    const half = widthOf(pen, text) / 2;
    if (at - half >= 0 && at + half <= edge) {
      write(pen, text, at, baseline + 12, { colour: palette.quiet, align: 'center' });
    }
  }
}

const dashes: Readonly<Record<Limit['kind'], readonly number[]>> = {
  timeout: [5, 4],
  interval: [2, 3],
  minPause: [1, 5],
};

function drawLimits(pen: Pen, { limits, main }: Picture): void {
  const { palette } = pen;
  const { left, width } = main.box;
  for (const { kind, y } of limits) {
    const colour = kind === 'timeout' ? palette.limit : palette.quiet;
    line(pen, [left, crisp(y)], [left + width + rightRoom, crisp(y)], colour, dashes[kind]);
  }
}

/** Behind the bars: the hatching. */
function drawGaps(pen: Pen, { gaps, x, main }: Picture): void {
  for (const { from, to } of gaps) {
    const left = Math.max(main.box.left, x(from));
    const width = Math.min(main.box.left + main.box.width, x(to)) - left;
    if (width >= 1) {
      pen.context.globalAlpha = pen.palette.hatch;
      hatch(pen, { ...main.box, left, width }, pen.palette.limit);
      pen.context.globalAlpha = 1;
    }
  }
}

/** Points that only a gauge tells of: hollow, and without a bar. */
function drawGauges(pen: Pen, { gauges, main }: Picture): void {
  const bottom = main.box.top + main.box.height;
  for (const { point, x, y } of gauges) {
    if (y !== null) {
      line(pen, [crisp(x), y], [crisp(x), bottom], pen.palette.grid);
      diamond(pen, x, y, 3, pen.palette.completed, false);
    }
    if (point.failed > 0) {
      write(pen, '✕', x, bottom - 7, { colour: pen.palette.failed, align: 'center' });
    }
  }
}

/** Annotations of the dashboard, as Grafana's own panels have them: a dashed line that stands on a triangle. */
function drawMarks(pen: Pen, { marks, baseline }: Picture): void {
  const { context, palette } = pen;
  for (const { x, colour } of marks) {
    const at = crisp(x);
    line(pen, [at, 0], [at, baseline], colour ?? palette.accent, [4, 3]);
    context.fillStyle = colour ?? palette.accent;
    context.beginPath();
    context.moveTo(at - 4, baseline + 1);
    context.lineTo(at + 4, baseline + 1);
    context.lineTo(at, baseline - 5);
    context.fill();
  }
}

function drawTrend(pen: Pen, { trend, main, x, bars, gauges }: Picture): void {
  const first = Math.min(bars[0]?.x ?? Infinity, gauges[0]?.x ?? Infinity);
  const last = (bars.at(-1)?.x ?? 0) + (bars.at(-1)?.width ?? 0);
  if (trend === null || !Number.isFinite(first)) {
    return;
  }
  const yAt = (pixel: number) => Math.min(main.box.top + main.box.height, main.y(trend.at(x.invert(pixel))));
  line(pen, [first, yAt(first)], [last, yAt(last)], pen.palette.accent, [6, 3]);
}

function clipTo({ context }: Pen, { main }: Picture, height: number, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(main.box.left - 1, 0, main.box.width + rightRoom + 1, height);
  context.clip();
  draw();
  context.restore();
}

/** The whole picture but for what follows the pointer. @param height of the canvas, pixels */
export function drawTimeline(pen: Pen, picture: Picture, look: Look, height: number, interval: number | null): void {
  if (!look.isCompact) {
    drawAxes(pen, picture, look);
  }
  clipTo(pen, picture, height, () => {
    drawGaps(pen, picture);
    drawGauges(pen, picture);
    drawBars(pen, picture, look);
    drawMarks(pen, picture);
    drawTrend(pen, picture);
    if (!look.isCompact) {
      drawLimits(pen, picture);
    }
    drawHeads(pen, picture);
    if (!look.isCompact) {
      drawLabels(pen, picture, look.words, interval);
    }
    drawLanes(pen, picture);
    drawSizes(pen, picture);
  });
}
