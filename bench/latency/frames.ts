import { type DataFrame } from '@grafana/data';
import { latencySeriesFrames } from '../../src/frames/latencySeries';

/** Time between two values of a line, ms. */
export const stepMs = 10_000;
/** When the first value was taken, epoch ms. */
export const start = Date.UTC(2026, 2, 1);

/** `equal`: all lines have the same times, as Prometheus answers; `own`: each was read at moments of its own. */
export type Times = 'equal' | 'own';

/** Latencies that differ and are the same in every run, ms; every fifth line rises in the second half. */
const valueOf = (row: number, step: number, steps: number): number | null => {
  if (row % 7 === 3 && step % 50 === 49) {
    return null;
  }
  const fraction = row % 3 === 0 ? 0.25 : 0;
  return 5 + ((row * 31 + step * 17) % 40) + fraction + (row % 5 === 0 && step > steps / 2 ? 5_000 : 0);
};

/** The moments of a line's values, epoch ms. */
const timeOf = (row: number, step: number, times: Times): number =>
  start + step * stepMs + (times === 'own' ? (row * 13 + step * 7) % 400 : 0);

/** Lines of as many operators, as our data source gives them; markers of every tenth one stop after three quarters. */
export function latencyFrames(rows: number, steps: number, times: Times): DataFrame[] {
  const each = Array.from({ length: steps }, (_, step) => step);
  const stopsAt = Math.floor(steps * 0.75);
  return latencySeriesFrames(
    Array.from({ length: rows }, (_, row) => ({
      operator: `Operator ${row}`,
      operatorId: `o${row}`,
      source: 'Source: orders',
      sourceId: 'source',
      vertex: `Vertex ${row}`,
      vertexId: `v${row}`,
      statistic: 'p99',
      subtask: null,
      points: each.map((step) => ({ time: timeOf(row, step, times), value: valueOf(row, step, steps) })),
      unchanged: each.map((step) => (row % 10 === 0 && step > stopsAt ? (step - stopsAt) * stepMs : 0)),
    }))
  );
}
