import { createTheme } from '@grafana/data';
import { readLatencySeries } from '../../src/frames/latencyReading';
import { cellText } from '../../src/panels/latency/cellText';
import { ownRamp } from '../../src/panels/latency/colours';
import { cellAt, drawPlot, paintOf } from '../../src/panels/latency/draw';
import { writerOf } from '../../src/panels/latency/format';
import { connectedOf, modelOf } from '../../src/panels/latency/model';
import { scaleOf } from '../../src/panels/latency/scale';
import { objectivesOf } from '../../src/panels/latency/slo';
import { latencyFrames, start, stepMs, type Times } from './frames';
import { type Size } from './panel';

/** Ms. */
export interface HeatMapTimes {
  /** From frames to pixels: a refresh. */
  refresh: number;
  /** Only the drawing: another size, another theme. */
  drawing: number;
  hover: number;
}

declare global {
  interface Window {
    /** Times of one run of each, ms. */
    flinkscopeLatency(size: Size, times: Times): HeatMapTimes;
  }
}

const width = 1_400;
const height = 600;
const theme = createTheme();
const write = writerOf([], false);

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

window.flinkscopeLatency = ({ rows, steps }, times) => {
  const frames = latencyFrames(rows, steps, times);
  const range = { from: start, to: start + steps * stepMs };
  const canvas = document.createElement('canvas');
  const choice = {
    rows: 'pairs',
    statistic: null,
    operatorId: null,
    combine: 'max',
    objectives: objectivesOf(50, []),
    range,
    fitTime: true,
    columns: steps,
  } as const;
  const plotted = () => {
    const input = { lines: readLatencySeries(frames), table: [], graph: null };
    const model = modelOf(input, connectedOf(input), choice);
    const scale = scaleOf(model.grid.values, { kind: 'log', min: null, max: null });
    return { model, scale, ramp: ownRamp(theme), width, rowHeight: height / rows, paint: paintOf(theme) };
  };
  const draw = (plot: ReturnType<typeof plotted>) => {
    drawPlot(canvas, plot, 1);
    // Until the pixels are there: reading one waits for what was drawn.
    canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  };
  const refresh = timed(() => draw(plotted()));
  const plot = plotted();
  const drawing = timed(() => draw(plot));
  const hover = timed(() => {
    const cell = cellAt(plot, width / 2, height / 2);
    if (cell === null || cellText(plot.model, cell, write) === '') {
      throw new Error('There is no cell in the middle of the picture.');
    }
  });
  return { refresh, drawing, hover };
};
