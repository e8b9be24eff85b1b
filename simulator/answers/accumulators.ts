import { type SimulatedJob } from '../model/job';
import { jobParameter, vertexParameter } from './parameters';
import { type Handler, type View } from './view';

function userAccumulators(view: View, job: SimulatedJob, vertices: readonly number[], subtasks?: readonly number[]) {
  const at = view.metricsAt ?? view.graphAt(job);
  const records = vertices.reduce((sum, vertex) => {
    const all = subtasks ?? [...Array(job.vertex(vertex).parallelism).keys()];
    return all.reduce((part, subtask) => part + job.counted(vertex, subtask, at).recordsIn, sum);
  }, 0);
  return job.spec.accumulators.map(({ name, type, perRecord }) => ({
    name,
    type,
    value: String(Math.floor(records * perRecord)),
  }));
}

/** GET /jobs/:jobid/accumulators */
export const jobAccumulators: Handler = (view, asked) => {
  const job = jobParameter(view, asked);
  return {
    'job-accumulators': [],
    'user-task-accumulators': userAccumulators(view, job, [...job.spec.vertices.keys()]),
    'serialized-user-task-accumulators': {},
  };
};

/** GET /jobs/:jobid/vertices/:vertexid/accumulators */
export const vertexAccumulators: Handler = (view, asked) => {
  const { job, vertex } = vertexParameter(view, asked);
  return { id: job.vertex(vertex).id, 'user-accumulators': userAccumulators(view, job, [vertex]) };
};

/** GET /jobs/:jobid/vertices/:vertexid/subtasks/accumulators */
export const subtaskAccumulators: Handler = (view, asked) => {
  const { job, vertex } = vertexParameter(view, asked);
  const { id, parallelism } = job.vertex(vertex);
  return {
    id,
    parallelism,
    subtasks: view.cluster.tasks(job, vertex, view.graphAt(job)).map(({ subtask, attempt, taskManager }) => ({
      subtask,
      attempt,
      endpoint: taskManager.endpoint,
      'user-accumulators': userAccumulators(view, job, [vertex], [subtask]),
    })),
  };
};
