import { generatedId } from '../../../src/flink/latency/operatorIds';
import { type SimulatedJob } from '../../model/job';
import { markerTimes, type MarkerTimes, sourcesBefore } from '../../model/latency';
import { operatorsOf } from '../plan';
import { type MetricTable, nothing, statistics } from './table';

/**
 * Ids of the operators of a vertex that receive markers: all but a source operator. The head has the vertex' own id, the
 * others those that Flink would generate for them.
 */
function receivers(job: SimulatedJob, vertex: number): string[] {
  const { id, name, kind } = job.vertex(vertex);
  const before = job.spec.vertices.slice(0, vertex).reduce((sum, other) => sum + operatorsOf(other.name).length, 0);
  const ids: string[] = [id];
  const last = operatorsOf(name).length - 1;
  for (let place = 1; place <= last; place += 1) {
    ids.push(generatedId(before + place, place === last ? 0 : 1, ids.slice(-1)));
  }
  return kind === 'operator' ? ids : ids.slice(1);
}

const pattern =
  /^latency\.source_id\.([0-9a-f]{32})\.operator_id\.([0-9a-f]{32})\.operator_subtask_index\.(\d+)\.latency_(\w+)$/;

/** The markers of one vertex. */
export interface Markers {
  /** Places of the sources that they come from. */
  sources: readonly number[];
  /** Ids of the operators that receive them. */
  operators: readonly string[];
  /** How long they took lately; null = none has come. */
  times(source: number, subtask: number, at: number): MarkerTimes | null;
}

/** Behind a source in its own chain nothing waits. */
const inChain: MarkerTimes = { min: 0, max: 1, mean: 0.08, stddev: 0.27, at: (share) => (share < 0.92 ? 0 : 1) };

export function markersOf(job: SimulatedJob, vertex: number): Markers {
  const isSource = job.vertex(vertex).kind !== 'operator';
  return {
    sources: job.spec.latencyMarkers ? sourcesBefore(job, vertex) : [],
    operators: receivers(job, vertex),
    times: (source, subtask, at) => (isSource ? inChain : markerTimes(job, source, vertex, subtask, at)),
  };
}

/** `latency.source_id.<id>.operator_id.<id>.operator_subtask_index.<n>.latency_<statistic>` of one subtask. */
export function latencyTable(job: SimulatedJob, vertex: number, subtask: number, at: number): MetricTable {
  if (!job.spec.latencyMarkers) {
    return nothing;
  }
  const { sources, operators, times } = markersOf(job, vertex);
  return {
    names: () =>
      sources.flatMap((source) =>
        operators.flatMap((operator) =>
          Object.keys(statistics).map(
            (statistic) =>
              `latency.source_id.${job.vertex(source).id}.operator_id.${operator}.operator_subtask_index.${subtask}.latency_${statistic}`
          )
        )
      ),
    value: (name) => {
      const [, sourceId, operator, index, statistic = ''] = pattern.exec(name) ?? [];
      const source = sources.find((place) => job.vertex(place).id === sourceId);
      if (
        source === undefined ||
        operator === undefined ||
        !operators.includes(operator) ||
        Number(index) !== subtask
      ) {
        return undefined;
      }
      const found = times(source, subtask, at);
      return found === null || !Object.hasOwn(statistics, statistic) ? undefined : statistics[statistic]?.(found);
    },
  };
}
