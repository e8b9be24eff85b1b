import { type DataFrame } from '@grafana/data';
import { isId } from '../../../flink/ids';
import { type Job } from '../../../flink/job';
import { type Statistic } from '../../../flink/latency/markerName';
import { promText } from '../../prometheus';
import { vertexOf } from '../../vertexOf';
import { type LatencyQuery, statisticsOf } from './query';

/** What Flink's reporter has of a histogram, besides the count: no means, no 0.9. */
const quantiles: Partial<Record<Statistic, string>> = {
  p50: '0.5',
  p75: '0.75',
  p95: '0.95',
  p98: '0.98',
  p99: '0.99',
  p999: '0.999',
};

/** Above this many lines only the worst subtask is asked for: a series each would be too much for a browser. */
const mostLines = 400;

/** Up to 1.19 markers belong to the job, later to its tasks; each granularity has a name of its own. */
const metric =
  'flink_taskmanager_job(_task)?_latency(_source_id)?(_source_subtask_index)?_operator_id_operator_subtask_index_latency';

const ofPair = ['source_id', 'operator_id', 'task_id', 'task_name'];

/** One value exactly, or any of several. */
const anyOf = (label: string, values: readonly string[]) =>
  `${label}${values.length === 1 ? '=' : '=~'}${promText(values.join('|'))}`;

/** Before 1.20 markers do not say their task: those come along, and are sorted out when operators are known. */
const ofTask = (vertexId: string | null) => (vertexId === null || !isId(vertexId) ? [] : [`task_id=~"|${vertexId}"`]);

const subtasksOf = ({ vertices }: Pick<Job, 'vertices'>, vertexId: string | null) =>
  vertices
    .filter(({ id }) => vertexId === null || id === vertexId)
    .reduce((sum, { parallelism }) => sum + parallelism, 0);

/**
 * What Prometheus is asked: of each source and operator the worst subtask, or each where that is what the query is about and
 * they are not too many; beside it how many markers had come in. Attempts become one series. Nothing where the reporter has
 * none of the statistics.
 */
export function pastExpressions(
  job: Job,
  { vertex, statistic, show }: Pick<LatencyQuery, 'vertex' | 'statistic' | 'show'>
): string[] {
  const wanted = statisticsOf(statistic).flatMap((one) => quantiles[one] ?? []);
  if (wanted.length === 0 || show === 'now') {
    return [];
  }
  const vertexId = vertex === '' ? null : vertexOf(job, vertex).id;
  const isEach = show === 'subtasks' && subtasksOf(job, vertexId) * wanted.length <= mostLines;
  const labels = (isEach ? [...ofPair, 'operator_subtask_index'] : ofPair).join(', ');
  const series = (name: string, matchers: readonly string[]) =>
    `{${[`__name__=~"${name}"`, `job_id=${promText(job.id)}`, ...ofTask(vertexId), ...matchers].join(',')}}`;
  const values = `max by (${labels}, quantile) (${series(metric, [anyOf('quantile', wanted)])})`;
  const count = `sum by (${labels}) (${series(`${metric}_count`, [])})`;
  // Series of time have no column for how long nothing has come in: there a count would be a line of its own.
  return show === 'series' ? [values] : [values, `label_replace(${count}, "statistic", "count", "", "")`];
}

/** Of whom a series is, by its labels. */
export interface Place {
  sourceId: string | null;
  operatorId: string;
  vertexId: string | null;
}

/** The series of the places that the query is about. */
export const seriesOf = (frames: readonly DataFrame[], isMeant: (place: Place) => boolean): DataFrame[] =>
  frames.filter(({ fields }) => {
    const labels = fields.find((field) => field.labels !== undefined)?.labels ?? {};
    const { operator_id: operatorId, source_id: sourceId = null, task_id: vertexId = null } = labels;
    return operatorId === undefined || isMeant({ operatorId, sourceId, vertexId });
  });
