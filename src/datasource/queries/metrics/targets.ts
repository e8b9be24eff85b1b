import { type Labels } from '@grafana/data';
import { type FlinkClient } from '../../../flink/client';
import { FlinkError } from '../../../flink/errors';
import { type MetricPlace } from '../../../flink/metricPlaces';
import { shortName } from '../../../frames/shortName';
import { perDataSource } from '../../perDataSource';
import { type QueryContext } from '../queryType';
import { familyOf, isAggregated, listOf, type MetricsQuery, several, subtasksIn } from './query';

/** A place that is asked for metrics, and how its series are called. */
export interface Target {
  place: MetricPlace;
  /** The question's own name of the job: series go on when a job of that name is started again. */
  jobKey: string;
  labels: Labels;
  /** Subtasks that are asked for one by one; null where names have no subtask. */
  subtasks: readonly number[] | null;
}

interface PlannedVertex {
  id: string;
  name: string;
  parallelism: number;
}

/** A plan changes when a job is rescaled, which shows after this time. */
const planMs = 60_000;
const mostPlans = 20;

/** Names and parallelism of vertices, which need not be asked for at every refresh. */
class JobPlans {
  private readonly plans = new Map<string, { at: number; vertices: PlannedVertex[] }>();

  constructor(private readonly flink: FlinkClient) {}

  async of(jobId: string, now: number, signal: AbortSignal): Promise<PlannedVertex[]> {
    const known = this.plans.get(jobId);
    if (known !== undefined && now - known.at < planMs) {
      return known.vertices;
    }
    const { vertices } = await this.flink.job(jobId, signal);
    const kept = vertices.map(({ id, name, parallelism }) => ({ id, name, parallelism }));
    this.plans.delete(jobId);
    this.plans.set(jobId, { at: now, vertices: kept });
    for (const oldest of [...this.plans.keys()].slice(0, -mostPlans)) {
      this.plans.delete(oldest);
    }
    return kept;
  }
}

const plans = perDataSource((flink) => new JobPlans(flink));

function chosenVertices(vertices: readonly PlannedVertex[], query: MetricsQuery): readonly PlannedVertex[] {
  const chosen = several(query.vertex);
  return chosen.length === 0
    ? vertices
    : chosen.map((text) => {
        const vertex = vertices.find(({ id, name }) => id === text || name === text);
        if (vertex === undefined) {
          throw new FlinkError({ kind: 'invalid', what: 'vertex', value: text.slice(0, 80) });
        }
        return vertex;
      });
}

/** `scope` vertex means all subtasks, whatever an earlier scope has left in the field. */
const subtasksOf = (query: MetricsQuery, { parallelism }: PlannedVertex) =>
  subtasksIn(query.scope === 'vertex' ? '' : query.subtask, parallelism);

function vertexTarget(query: MetricsQuery, jobId: string, vertex: PlannedVertex): Target {
  const subtasks = subtasksOf(query, vertex);
  const where = { jobId, vertexId: vertex.id };
  const list = subtasks.length === vertex.parallelism ? '' : listOf(subtasks);
  return {
    place: isAggregated(query) ? { kind: 'subtasks', ...where, subtasks: list } : { kind: 'vertex', ...where },
    jobKey: query.job === '' ? jobId : query.job,
    labels: { job: query.job === '' ? jobId : query.job, vertex: shortName(vertex.name) },
    subtasks: isAggregated(query) ? null : subtasks,
  };
}

async function taskTargets(query: MetricsQuery, context: QueryContext, signal: AbortSignal): Promise<Target[]> {
  const { flink, clock } = context;
  const jobId = await context.jobId(query.job, signal);
  const vertices = chosenVertices(await plans(flink).of(jobId, clock.now(), signal), query);
  return vertices
    .filter((vertex) => subtasksOf(query, vertex).length > 0)
    .map((vertex) => vertexTarget(query, jobId, vertex));
}

async function processTargets(query: MetricsQuery, { flink }: QueryContext, signal: AbortSignal): Promise<Target[]> {
  const process = { jobKey: '', subtasks: null };
  if (query.scope === 'jobmanager') {
    return [{ ...process, place: { kind: 'jobManager' }, labels: {} }];
  }
  if (isAggregated(query)) {
    return [{ ...process, place: { kind: 'taskManagers' }, labels: {} }];
  }
  const chosen = query.scope === 'taskmanager' ? several(query.taskManager) : [];
  const ids = chosen.length > 0 ? chosen : await flink.taskManagerIds(signal);
  return [...ids].sort().map((id) => ({ ...process, place: { kind: 'taskManager', id }, labels: { taskmanager: id } }));
}

/** Every place that the query means, most important first. */
export async function targetsOf(query: MetricsQuery, context: QueryContext, signal: AbortSignal): Promise<Target[]> {
  switch (familyOf(query.scope)) {
    case 'process':
      return processTargets(query, context, signal);
    case 'task':
      return taskTargets(query, context, signal);
    case 'job': {
      const jobId = await context.jobId(query.job, signal);
      const jobKey = query.job === '' ? jobId : query.job;
      return [{ place: { kind: 'job', jobId }, jobKey, labels: { job: jobKey }, subtasks: null }];
    }
  }
}
