import { createTheme } from '@grafana/data';
import { type CheckpointRow } from '../../src/frames/checkpoints';
import { type CheckpointSubtaskRow } from '../../src/frames/checkpointSubtasks';
import { paletteOf } from '../../src/panels/checkpoints/colours';
import { mergeHistory } from '../../src/panels/checkpoints/history/merge';
import { drawSkyline } from '../../src/panels/checkpoints/opened/drawSkyline';
import { defaults } from '../../src/panels/checkpoints/options';
import { drawTimeline } from '../../src/panels/checkpoints/timeline/draw';
import { drawOverlay } from '../../src/panels/checkpoints/timeline/drawOverlay';
import { pictureOf } from '../../src/panels/checkpoints/timeline/picture';
import { barAt } from '../../src/panels/checkpoints/timeline/pointedAt';
import { checkpointRows, subtaskRows } from './rows';

/** Ms. */
export interface DrawingTimes {
  timeline: number;
  hover: number;
  subtasks: number;
}

declare global {
  interface Window {
    /** Times of one run of each, ms. */
    flinkscopeCheckpoints(checkpoints: number, subtasks: number): DrawingTimes;
  }
}

const width = 1_400;
const height = 380;
const timeZone = 'utc';
const palette = paletteOf(createTheme());

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = width;
  element.height = height;
  const context = element.getContext('2d');
  if (context === null) {
    throw new Error('This browser draws no canvas.');
  }
  return context;
}

/** Until the pixels are there: reading one waits for what was drawn. */
function timed(context: CanvasRenderingContext2D, draw: () => void): number {
  const from = performance.now();
  draw();
  context.getImageData(0, 0, 1, 1);
  return performance.now() - from;
}

const words = {
  limits: { interval: 'interval', timeout: 'time-out', minPause: 'minimum pause' },
  gaps: { open: 'none', closed: 'none', atLeast: 'at least', interval: 'interval' },
};

/** From rows to pixels, and one move of the pointer after it. */
function timeline(rows: readonly CheckpointRow[]): { timeline: number; hover: number } {
  const context = canvas();
  const pen = { context, palette, family: 'sans-serif' };
  const to = (rows.at(-1)?.triggered ?? 0) + 10_000;
  const range = { from: rows[0]?.triggered ?? 0, to };
  const drawn = () => {
    const history = mergeHistory(rows, null, []);
    const scene = { history, gaps: [], annotations: [], settings: null, range, now: to, timeZone, options: defaults };
    const picture = pictureOf(scene, { width, height });
    const { colourBy, phases } = defaults;
    const look = { colourBy, phases, timeout: null, largest: 1, timeZone, words, isCompact: false };
    drawTimeline(pen, picture, look, height, null);
    return picture;
  };
  const picture = drawn();
  const whole = timed(context, drawn);
  const hover = timed(context, () => {
    const bar = barAt(picture, width / 2);
    const hovered = bar?.checkpoint.key ?? null;
    drawOverlay(pen, picture, { hovered, selected: null, compared: null, crosshair: range.from, drag: null }, height);
  });
  return { timeline: whole, hover };
}

function skyline(subtasks: readonly CheckpointSubtaskRow[]): number {
  const context = canvas();
  return timed(context, () => drawSkyline(context, { subtasks, longest: 60_000, palette }, { width, height: 48 }));
}

window.flinkscopeCheckpoints = (checkpoints, subtasks) => ({
  ...timeline(checkpointRows(checkpoints)),
  subtasks: skyline(subtaskRows(subtasks)),
});
