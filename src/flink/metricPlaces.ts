import { idSegment, taskManagerSegment } from './ids';
import {
  type Aggregate,
  decodeAggregates,
  decodeMetricNames,
  decodeMetricValues,
  metricNumber,
  type MetricValue,
} from './metrics';
import { type Transport } from './transport';

/** Where Flink has metrics, one `metrics` endpoint each. */
export type MetricPlace =
  | { kind: 'jobManager' }
  | { kind: 'taskManager'; id: string }
  /** All TaskManagers brought together. */
  | { kind: 'taskManagers' }
  | { kind: 'job'; jobId: string }
  /** Every subtask of a vertex; names are `<subtask>.<metric>`. */
  | { kind: 'vertex'; jobId: string; vertexId: string }
  | { kind: 'subtask'; jobId: string; vertexId: string; subtask: number }
  /** Subtasks of a vertex brought together: those in the list (`0,2-4`), or all where it is empty. */
  | { kind: 'subtasks'; jobId: string; vertexId: string; subtasks: string };

const vertexPath = ({ jobId, vertexId }: { jobId: string; vertexId: string }) =>
  `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}`;

/** @throws FlinkError of kind `invalid` for an id that is none */
function pathOf(place: MetricPlace): string {
  switch (place.kind) {
    case 'jobManager':
      return '/jobmanager/metrics';
    case 'taskManager':
      return `/taskmanagers/${taskManagerSegment(place.id)}/metrics`;
    case 'taskManagers':
      return '/taskmanagers/metrics';
    case 'job':
      return `/jobs/${idSegment('job', place.jobId)}/metrics`;
    case 'vertex':
      return `${vertexPath(place)}/metrics`;
    case 'subtask':
      return `${vertexPath(place)}/subtasks/${Math.trunc(place.subtask)}/metrics`;
    case 'subtasks':
      return `${vertexPath(place)}/subtasks/metrics`;
  }
}

const endpoints: Record<MetricPlace['kind'], string> = {
  jobManager: '/jobmanager/metrics',
  taskManager: '/taskmanagers/:id/metrics',
  taskManagers: '/taskmanagers/metrics',
  job: '/jobs/:id/metrics',
  vertex: '/jobs/:id/vertices/:vid/metrics',
  subtask: '/jobs/:id/vertices/:vid/subtasks/:index/metrics',
  subtasks: '/jobs/:id/vertices/:vid/subtasks/metrics',
};

function paramsOf(place: MetricPlace, names: readonly string[]): Record<string, string> {
  const chosen: Record<string, string> =
    place.kind === 'subtasks' && place.subtasks !== '' ? { subtasks: place.subtasks } : {};
  return names.length === 0 ? chosen : { get: names.join(','), ...chosen };
}

/** Flink answers a longer request line (4,096 bytes) as if the path did not exist; a proxy's prefix must fit in too. */
const longestRequest = 3_500;

const lengthOf = (params: Record<string, string>) => new URLSearchParams(params).toString().length;

/** Splits names over as many requests as their length needs, in their order. */
export function requestsOf(place: MetricPlace, names: readonly string[]): string[][] {
  const room = longestRequest - pathOf(place).length - lengthOf(paramsOf(place, [''])) - 1;
  const requests: string[][] = [];
  let length = Infinity;
  for (const name of names) {
    const added = lengthOf({ n: `${name},` }) - 2;
    const last = requests.at(-1);
    if (last === undefined || length + added > room) {
      requests.push([name]);
      length = added;
    } else {
      last.push(name);
      length += added;
    }
  }
  return requests;
}

/** The names that have a value there now, sorted. Empty right after a quiet time, and for what has ended. */
export async function getMetricNames(
  transport: Transport,
  place: MetricPlace,
  signal?: AbortSignal
): Promise<string[]> {
  return decodeMetricNames(await transport.get(pathOf(place), paramsOf(place, []), signal), endpoints[place.kind]);
}

/** Values by name of those that are there. @param names at least one, and no more than one of `requestsOf` */
export async function getMetricValues(
  transport: Transport,
  place: MetricPlace,
  names: readonly string[],
  signal?: AbortSignal
): Promise<Map<string, MetricValue>> {
  const answer = await transport.get(pathOf(place), paramsOf(place, names), signal);
  return decodeMetricValues(answer, endpoints[place.kind]);
}

/**
 * Aggregates by name. Without `agg` Flink gives all that it has, with `skew` from 1.20 on; older ones refuse that word.
 * One name that nobody has empties the whole answer; what is no number is left out.
 * @param place `taskManagers` or `subtasks`
 */
export async function getMetricAggregates(
  transport: Transport,
  place: MetricPlace,
  names: readonly string[],
  signal?: AbortSignal
): Promise<Map<string, Aggregate>> {
  const aggregates = decodeAggregates(await transport.get(pathOf(place), paramsOf(place, names), signal));
  return new Map(
    [...aggregates].map(([name, { min, max, avg, sum, skew }]) => {
      // A sum or a mean with a subtask that has no watermark yet says nothing, even if it is no limit itself.
      const low = metricNumber(name, min);
      const high = metricNumber(name, max);
      const isWhole = low !== null && high !== null;
      return [
        name,
        { min: low, max: high, avg: isWhole ? avg : null, sum: isWhole ? sum : null, skew: isWhole ? skew : null },
      ];
    })
  );
}
