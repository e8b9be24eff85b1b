import { type SimulatedJob } from '../model/job';
import { badParameter, handlerProblem, notFound } from './problem';
import { type Asked, type View } from './view';

const id = /^[0-9a-fA-F]{32}$/;

/** A parameter of the path that may be any text. */
export const textParameter = ({ path }: Asked, name: string): string => path.get(name) ?? '';

/** An id of 32 hex digits from the path; anything else is a bad request. */
export function idParameter(asked: Asked, name: 'jobid' | 'vertexid' | 'applicationid'): string {
  const value = textParameter(asked, name);
  if (!id.test(value)) {
    throw badParameter('path', name, value);
  }
  return value.toLowerCase();
}

export function numberParameter(asked: Asked, name: string): number {
  const value = textParameter(asked, name);
  if (!/^-?\d{1,18}$/.test(value) || (name === 'subtaskindex' && value.startsWith('-'))) {
    throw badParameter('path', name, value);
  }
  return Number(value);
}

/** All values of a comma separated query parameter, or null when it is not there. */
export function listParameter({ query }: Asked, name: string): string[] | null {
  const values = query.getAll(name);
  return values.length === 0
    ? null
    : values
        .join(',')
        .split(',')
        .filter((value) => value !== '');
}

/** One of a few words, in any case; any other is a bad request. */
export function wordParameter<Word extends string>(asked: Asked, name: string, words: readonly Word[]): Word | null {
  const values = asked.query.getAll(name);
  const value = values.join(',');
  const found = words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (values.length > 0 && found === undefined) {
    throw badParameter('query', name, value);
  }
  return found ?? null;
}

/** The job of the path; the id is checked first. */
export function jobParameter(view: View, asked: Asked, handler = 'AbstractExecutionGraphHandler'): SimulatedJob {
  const jobId = idParameter(asked, 'jobid');
  const job = view.cluster.job(jobId);
  if (job === undefined) {
    throw notFound(`Job ${jobId} not found`, handler);
  }
  return job;
}

/** The job of the path and the place of the vertex in it. */
export function vertexParameter(view: View, asked: Asked): { job: SimulatedJob; vertex: number } {
  const vertexId = idParameter(asked, 'vertexid');
  const job = jobParameter(view, asked);
  const vertex = job.vertexIndex(vertexId);
  if (vertex === undefined) {
    throw handlerProblem(404, `No vertex with ID '${vertexId}' exists.`, 'AbstractJobVertexHandler');
  }
  return { job, vertex };
}

export function subtaskParameter(view: View, asked: Asked): { job: SimulatedJob; vertex: number; subtask: number } {
  const subtask = numberParameter(asked, 'subtaskindex');
  const found = vertexParameter(view, asked);
  const { id: vertexId, parallelism } = found.job.vertex(found.vertex);
  if (subtask >= parallelism) {
    throw handlerProblem(404, `Invalid subtask index for vertex ${vertexId}`, 'AbstractSubtaskHandler');
  }
  return { ...found, subtask };
}
