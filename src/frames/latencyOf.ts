import { granularityOf } from '../flink/latency/markerName';
import { type Reading } from '../flink/latency/markers';
import { type Operator } from '../flink/latency/resolveNames';
import { type LatencyRow } from './latency';

const nowhere: Omit<Operator, 'id'> = {
  name: null,
  namedBy: null,
  vertexId: null,
  vertexName: null,
  order: Number.MAX_SAFE_INTEGER,
  upstream: null,
};

export type OperatorOf = (id: string) => Operator;

export function operatorsById(operators: readonly Operator[]): OperatorOf {
  const byId = new Map(operators.map((operator) => [operator.id, operator]));
  return (id) => byId.get(id) ?? { ...nowhere, id };
}

/** The name of an operator, or its id where the name is not known. */
export const labelOf = ({ name, id }: Operator): string => name ?? id;

function rowOf({ histogram, vertexId, values, at }: Reading, operatorOf: OperatorOf): LatencyRow {
  const operator = operatorOf(histogram.operatorId);
  const value = (statistic: Parameters<typeof values.get>[0]) => values.get(statistic) ?? null;
  return {
    operator: labelOf(operator),
    source: histogram.sourceId === null ? null : labelOf(operatorOf(histogram.sourceId)),
    subtask: histogram.subtask,
    min: value('min'),
    mean: value('mean'),
    p50: value('p50'),
    p75: value('p75'),
    p90: value('p90'),
    p95: value('p95'),
    p98: value('p98'),
    p99: value('p99'),
    p999: value('p999'),
    max: value('max'),
    measured: at,
    vertex: operator.vertexName,
    order: operator.order === nowhere.order ? null : operator.order,
    upstream: operator.upstream?.join(' ') ?? null,
    namedBy: operator.namedBy,
    granularity: granularityOf(histogram),
    sourceIndex: histogram.sourceIndex,
    operatorId: operator.id,
    sourceId: histogram.sourceId,
    vertexId: operator.vertexId ?? vertexId,
  };
}

/** By operator in topological order, then by source in the same order, by subtask, by the source's subtask. */
export function latencyOf(readings: readonly Reading[], operators: readonly Operator[]): LatencyRow[] {
  const operatorOf = operatorsById(operators);
  const places = ({ histogram }: Reading) => [
    operatorOf(histogram.operatorId).order,
    histogram.sourceId === null ? -1 : operatorOf(histogram.sourceId).order,
    histogram.subtask,
    histogram.sourceIndex ?? -1,
  ];
  const sorted = readings.map((reading) => ({ reading, at: places(reading) }));
  sorted.sort((left, right) => {
    const differences = left.at.map((place, index) => place - (right.at[index] ?? 0));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  return sorted.map(({ reading }) => rowOf(reading, operatorOf));
}
