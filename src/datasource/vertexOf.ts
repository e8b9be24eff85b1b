import { FlinkError } from '../flink/errors';
import { type Job, type Vertex } from '../flink/job';
import { shortName } from '../frames/shortName';

/** The vertex of a job that a query means: by id, else by its whole name, else by the name that our tables show. */
export function vertexOf(job: Job, idOrName: string): Vertex {
  const wanted = idOrName.trim();
  const vertex =
    job.vertices.find(({ id }) => id === wanted) ??
    job.vertices.find(({ name }) => name === wanted) ??
    job.vertices.find(({ name }) => shortName(name) === wanted);
  if (vertex === undefined) {
    throw new FlinkError({ kind: 'noVertex', name: wanted.slice(0, 80) });
  }
  return vertex;
}
