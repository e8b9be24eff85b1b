import { type Statistic } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';
import { type Operator } from '../../../flink/latency/resolveNames';
import { type LatencySeries } from '../../../frames/latencySeries';
import { labelOf, operatorsById } from '../../../frames/latencyOf';
import { type LiveHistory } from '../../liveHistory';

/** A source, an operator and a statistic; the subtask if each has a line of its own. */
interface Line {
  sourceId: string | null;
  operatorId: string;
  subtask: number | null;
  statistic: Statistic;
  /** The maximum of what is known. */
  value: number;
  /** When the newest of it was read. */
  at: number;
}

/** More lines than this cannot be told apart, and each costs memory for as long as the dashboard is open. */
export const mostLines = 1_000;

/** The maximum over subtasks, of each statistic: an average of quantiles is no quantile. */
function linesOf(readings: readonly Reading[], bySubtask: boolean): Line[] {
  const lines = new Map<string, Line>();
  for (const { histogram, values, at } of readings) {
    const { sourceId, operatorId } = histogram;
    const subtask = bySubtask ? histogram.subtask : null;
    for (const [statistic, value] of values) {
      const key = `${sourceId}/${operatorId}/${subtask}/${statistic}`;
      const old = lines.get(key);
      lines.set(key, {
        sourceId,
        operatorId,
        subtask,
        statistic,
        value: Math.max(old?.value ?? -Infinity, value),
        at: Math.max(old?.at ?? 0, at),
      });
    }
  }
  return [...lines.values()];
}

const historyName = (jobId: string, { sourceId, operatorId, subtask, statistic }: Line) =>
  `latency/${jobId}/${sourceId}/${operatorId}/${subtask}/${statistic}`;

export interface SeriesOfRefresh {
  jobId: string;
  readings: readonly Reading[];
  operators: readonly Operator[];
  bySubtask: boolean;
  /** When this refresh began: what was read before is no point of its own. */
  since: number;
  range: { from: number; to: number };
}

/** Adds what this refresh has read to the history, and gives the lines of all that is known, in topological order. */
export function seriesOf(
  { jobId, readings, operators, bySubtask, since, range }: SeriesOfRefresh,
  history: LiveHistory
): { series: LatencySeries[]; leftOut: number } {
  const operatorOf = operatorsById(operators);
  const orderOf = (id: string | null) => (id === null ? -1 : operatorOf(id).order);
  const lines = linesOf(readings, bySubtask).sort(
    (left, right) =>
      orderOf(left.operatorId) - orderOf(right.operatorId) ||
      orderOf(left.sourceId) - orderOf(right.sourceId) ||
      (left.subtask ?? 0) - (right.subtask ?? 0)
  );
  const shown = lines.slice(0, mostLines);
  const series = shown.map((line): LatencySeries => {
    const name = historyName(jobId, line);
    if (line.at >= since) {
      history.add(name, line.value);
    }
    const { times, values } = history.read(name, range.from, range.to);
    const operator = operatorOf(line.operatorId);
    return {
      operator: labelOf(operator),
      operatorId: operator.id,
      source: line.sourceId === null ? null : labelOf(operatorOf(line.sourceId)),
      sourceId: line.sourceId,
      vertex: operator.vertexName,
      vertexId: operator.vertexId,
      statistic: line.statistic,
      subtask: line.subtask,
      points: times.map((time, index) => ({ time, value: values[index] ?? null })),
    };
  });
  return { series, leftOut: lines.length - shown.length };
}
