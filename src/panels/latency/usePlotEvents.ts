import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { xOf } from './axis';
import { type Range } from './buckets';
import { cellAt, draggedRange, type Plot } from './draw';
import { type Point, type Cell } from './cell';

export interface PlotActions {
  cell: Cell | null;
  /** @param at pixels of the window */
  onCell(cell: Cell | null, at: Point | null): void;
  onZoom(range: Range): void;
  onChoose(row: number): void;
}

/** From where to where the pointer drags, pixels of the plot. */
export interface Drag {
  from: number;
  to: number;
}

const steps: Readonly<Record<string, Cell>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** The cell that a key leads to: the newest of the first row where none was pointed at. */
export function cellAfter(key: string, cell: Cell | null, rows: number, columns: number): Cell | null {
  const step = steps[key];
  if (step === undefined || rows === 0) {
    return null;
  }
  return cell === null
    ? { row: 0, column: columns - 1 }
    : { row: clamp(cell.row + step.row, rows - 1), column: clamp(cell.column + step.column, columns - 1) };
}

function pointOf(event: PointerEvent<HTMLElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** What pointer and keys do on the cells: point, choose a row, choose a time range by dragging. */
export function usePlotEvents(plot: Plot, { cell, onCell, onZoom, onChoose }: PlotActions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const { model, width, rowHeight } = plot;
  const { grid, range } = model;
  const leave = () => {
    setDrag(null);
    onCell(null, null);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { x } = pointOf(event);
      setDrag(event.button === 0 ? { from: x, to: x } : null);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, y } = pointOf(event);
      setDrag((before) => (before === null ? null : { ...before, to: x }));
      onCell(cellAt(plot, x, y), { x: event.clientX, y: event.clientY });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const { x, y } = pointOf(event);
      setDrag(null);
      const chosen = drag === null ? null : draggedRange(drag.from, x, range, width);
      const at = cellAt(plot, x, y);
      if (chosen !== null) {
        onZoom(chosen);
      } else if (drag !== null && at !== null) {
        onChoose(at.row);
      }
    },
    onPointerLeave: leave,
    onBlur: leave,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const next = cellAfter(event.key, cell, grid.rows, grid.columns);
      if (next !== null) {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const x = xOf(grid.from + (next.column + 0.5) * grid.step, range, width);
        onCell(next, { x: box.left + x, y: box.top + (next.row + 0.5) * rowHeight });
      } else if (event.key === 'Enter' && cell !== null) {
        onChoose(cell.row);
      } else if (event.key === 'Escape') {
        leave();
      }
    },
  };
  return { drag, handlers };
}
