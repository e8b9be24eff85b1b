import { type GrafanaTheme2 } from '@grafana/data';
import { type Grid, type Range } from './buckets';
import { timeAt, xOf } from './axis';
import { type Cell } from './cell';
import { type Figures, type Model } from './model';
import { paintPixels, type Ramp, type Run, runsOf } from './raster';
import { type Scale } from './scale';
import { rowAt, worstRows } from './worstRows';

export interface Paint {
  background: string;
  hatch: string;
  over: string;
  track: string;
}

export const paintOf = (theme: GrafanaTheme2): Paint => ({
  background: theme.colors.background.primary,
  hatch: theme.isDark ? 'rgba(24, 27, 31, 0.72)' : 'rgba(255, 255, 255, 0.78)',
  over: theme.colors.error.main,
  track: theme.colors.background.primary,
});

/** Gaps between cells are drawn only where cells are large enough to keep most of their colour. */
const [gapFromRow, gapFromColumn] = [8, 6];
const hatchDistance = 6;

export interface Plot {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  /** Of the whole plot, CSS pixels. */
  width: number;
  rowHeight: number;
  paint: Paint;
}

/** What is drawn of a plot: its grid, in no more rows than there are pixels. */
interface Drawn {
  plot: Plot;
  grid: Grid;
  rowHeight: number;
}

/** One pixel a cell; null where the browser gives no canvas. */
function imageOf({ grid, plot: { scale, ramp } }: Drawn): HTMLCanvasElement | null {
  const image = document.createElement('canvas');
  image.width = grid.columns;
  image.height = Math.max(1, grid.rows);
  const context = image.getContext('2d');
  if (context === null) {
    return null;
  }
  const data = context.createImageData(image.width, image.height);
  paintPixels(new Uint32Array(data.data.buffer), grid, scale, ramp);
  context.putImageData(data, 0, 0);
  return image;
}

interface Place {
  x(column: number): number;
  y(row: number): number;
}

function placeOf({ plot: { model, width }, grid, rowHeight }: Drawn): Place {
  return {
    x: (column) => xOf(grid.from + column * grid.step, model.range, width),
    y: (row) => row * rowHeight,
  };
}

function drawGaps(context: CanvasRenderingContext2D, { plot, grid, rowHeight }: Drawn, place: Place): void {
  const height = grid.rows * rowHeight;
  context.fillStyle = plot.paint.background;
  if (rowHeight >= gapFromRow) {
    const gap = rowHeight >= 16 ? 2 : 1;
    for (let row = 1; row <= grid.rows; row += 1) {
      context.fillRect(0, place.y(row) - gap, plot.width, gap);
    }
  }
  if (place.x(1) - place.x(0) >= gapFromColumn && rowHeight >= gapFromRow) {
    for (let column = 0; column <= grid.columns; column += 1) {
      context.fillRect(Math.round(place.x(column)) - 1, 0, 1, height);
    }
  }
}

function hatch(context: CanvasRenderingContext2D, run: Run, place: Place, plot: Plot): void {
  const [left, right] = [place.x(run.first), place.x(run.end)];
  const [top, bottom] = [place.y(run.row), place.y(run.row + 1)];
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.strokeStyle = plot.paint.hatch;
  context.lineWidth = 2.5;
  context.beginPath();
  const height = bottom - top;
  // Lines start at multiples of their distance, so that runs side by side look like one.
  for (let x = Math.floor((left - height) / hatchDistance) * hatchDistance; x < right; x += hatchDistance) {
    context.moveTo(x, bottom);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/** Marks the cells that are over the objective of their row and not stale. */
function overObjective(grid: Grid, figures: readonly Figures[]): Uint8Array {
  const marks = new Uint8Array(grid.rows * grid.columns);
  for (let row = 0; row < grid.rows; row += 1) {
    const objective = figures[row]?.objective ?? Infinity;
    for (let cell = row * grid.columns; cell < (row + 1) * grid.columns; cell += 1) {
      marks[cell] = grid.stale[cell] === 0 && (grid.values[cell] ?? NaN) > objective ? 1 : 0;
    }
  }
  return marks;
}

function drawMarks(context: CanvasRenderingContext2D, { plot, grid, rowHeight }: Drawn, place: Place): void {
  runsOf(grid, grid.stale).forEach((run) => hatch(context, run, place, plot));
  if (rowHeight < gapFromRow) {
    return;
  }
  const thickness = rowHeight >= 16 ? 3 : 2;
  for (const { row, first, end } of runsOf(grid, overObjective(grid, plot.model.figures))) {
    const [left, right] = [place.x(first), place.x(end)];
    context.fillStyle = plot.paint.background;
    context.fillRect(left, place.y(row), right - left, thickness + 1);
    context.fillStyle = plot.paint.over;
    context.fillRect(left, place.y(row), right - left, thickness);
  }
}

/** Draws all rows. @param ratio device pixels a CSS pixel */
export function drawPlot(canvas: HTMLCanvasElement, plot: Plot, ratio: number): void {
  const height = Math.max(1, plot.model.grid.rows * plot.rowHeight);
  canvas.width = Math.max(1, Math.round(plot.width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const grid = worstRows(plot.model.grid, canvas.height);
  const drawn = { plot, grid, rowHeight: height / Math.max(1, grid.rows) };
  const context = canvas.getContext('2d');
  const image = imageOf(drawn);
  if (context === null || image === null) {
    return;
  }
  context.scale(ratio, ratio);
  context.fillStyle = plot.paint.track;
  context.fillRect(0, 0, plot.width, height);
  context.imageSmoothingEnabled = false;
  const place = placeOf(drawn);
  context.drawImage(image, place.x(0), 0, place.x(grid.columns) - place.x(0), height);
  drawGaps(context, drawn, place);
  drawMarks(context, drawn, place);
}

/** The cell below a point of the plot; null beside the rows. */
export function cellAt(
  { model: { grid, range }, width, rowHeight }: Pick<Plot, 'model' | 'width' | 'rowHeight'>,
  x: number,
  y: number
): Cell | null {
  const column = Math.floor((timeAt(x, range, width) - grid.from) / grid.step);
  const row = rowAt(grid, column, y, rowHeight);
  const isInside = row >= 0 && row < grid.rows && column >= 0 && column < grid.columns;
  return isInside ? { row, column } : null;
}

/** The range of time that a drag from one point to another selects; null for one that is too short to be meant. */
export function draggedRange(from: number, to: number, range: Range, width: number): Range | null {
  if (Math.abs(to - from) < 8) {
    return null;
  }
  const at = (x: number) => Math.round(timeAt(Math.min(width, Math.max(0, x)), range, width));
  return { from: at(Math.min(from, to)), to: at(Math.max(from, to)) };
}
