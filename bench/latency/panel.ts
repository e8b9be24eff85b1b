import { type DataFrame, dateTime, LoadingState, type PanelData } from '@grafana/data';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { defaults, type Options } from '../../src/panels/latency/options';
import { LatencyPanel } from '../../src/panels/latency/LatencyPanel';
import { panelProps } from '../../src/testing/panelProps';
import { median } from '../numbers';
import { latencyFrames, start, stepMs, type Times } from './frames';

/** Ms. */
export interface PanelTimes {
  /** New frames: from the panel's properties to what is on the page, canvas and all. */
  refresh: number;
  /** A move of the pointer to another cell, the median of some. */
  hover: number;
}

export interface Size {
  rows: number;
  steps: number;
}

declare global {
  interface Window {
    /** Times of one run of each, ms; the panel stays on the page for the next run. */
    flinkscopeLatencyPanel(size: Size, times: Times): Promise<PanelTimes>;
  }
}

const moves = 20;
const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);

function dataOf(series: DataFrame[], steps: number): PanelData {
  const [from, to] = [dateTime(start), dateTime(start + steps * stepMs)];
  return { state: LoadingState.Done, series, timeRange: { from, to, raw: { from, to } } };
}

/** Until it is laid out, and its pixels are there: reading one waits for what was drawn. */
function settle(): void {
  place.getBoundingClientRect();
  place.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1);
}

function timeOfRefresh(render: () => void): number {
  const from = performance.now();
  flushSync(render);
  settle();
  return performance.now() - from;
}

const changed = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
  });

/** From a move of the pointer, to another row and column each time, until the words for the cell are there. */
async function timeOfMove(plot: Element, said: Element, move: number): Promise<number> {
  const { left, top, width, height } = plot.getBoundingClientRect();
  const [x, y] = [((move * 7) % moves) + 0.5, ((move * 11) % moves) + 0.5];
  const [clientX, clientY] = [left + (width * x) / moves, top + (height * y) / moves];
  const from = performance.now();
  plot.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY }));
  await changed(said);
  settle();
  return performance.now() - from;
}

window.flinkscopeLatencyPanel = async ({ rows, steps }, times) => {
  const options: Options = { ...defaults, objective: 50 };
  const props = panelProps(options, dataOf(latencyFrames(rows, steps, times), steps));
  const refresh = timeOfRefresh(() => root.render(createElement(LatencyPanel, props)));
  const plot = place.querySelector('[role="application"]');
  const said = place.querySelector('[aria-live="polite"]');
  if (plot === null || said === null) {
    throw new Error('The panel shows no picture over time.');
  }
  const hovers: number[] = [];
  for (let move = 0; move < moves; move += 1) {
    hovers.push(await timeOfMove(plot, said, move));
  }
  return { refresh, hover: median(hovers) };
};
