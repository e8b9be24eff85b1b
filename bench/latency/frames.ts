import { type DataFrame } from '@grafana/data';
import { latencySeriesFrames } from '../../src/frames/latencySeries';

/** Time between two values of a line, ms. */
export const stepMs = 10_000;

/** Latencies that differ and are the same in every run, ms; every fifth line rises in the second half. */
const valueOf = (row: number, step: number, steps: number): number =>
  5 + ((row * 31 + step * 17) % 40) + (row % 5 === 0 && step > steps / 2 ? 5_000 : 0);

/** Lines of as many operators, as our data source gives them; markers of every tenth one stop after three quarters. */
export function latencyFrames(rows: number, steps: number): DataFrame[] {
  const times = Array.from({ length: steps }, (_, step) => step * stepMs);
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
      points: times.map((time, step) => ({ time, value: valueOf(row, step, steps) })),
      unchanged: times.map((_, step) => (row % 10 === 0 && step > stopsAt ? (step - stopsAt) * stepMs : 0)),
    }))
  );
}
