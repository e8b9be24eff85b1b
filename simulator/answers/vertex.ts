import { type Task } from '../model/cluster';
import { type SimulatedJob } from '../model/job';
import { taskStates, type TaskState, vertexState } from '../model/states';
import { spreads } from './aggregated';
import { amounts, ioMetrics } from './ioMetrics';
import { countsByState, taskSpan } from './job';
import { idParameter, jobParameter, numberParameter, subtaskParameter, vertexParameter } from './parameters';
import { handlerProblem, notFound } from './problem';
import { type Asked, type Handler, type View } from './view';

const measuredStates: readonly TaskState[] = ['CREATED', 'SCHEDULED', 'INITIALIZING', 'DEPLOYING', 'RUNNING'];

/** How long a task was in each state; -1 = it never was. */
function stateDurations({ times }: Task, now: number): Record<string, number> {
  const entered = taskStates.flatMap((state) => {
    const at = times[state];
    return at === undefined ? [] : [{ state, at }];
  });
  entered.sort((left, right) => left.at - right.at);
  const durations = new Map(entered.map(({ state, at }, index) => [state, (entered[index + 1]?.at ?? now) - at]));
  return Object.fromEntries(measuredStates.map((state) => [state, durations.get(state) ?? -1]));
}

function subtaskRow(view: View, job: SimulatedJob, task: Task) {
  const span = taskSpan([task], view.now);
  return {
    subtask: task.subtask,
    status: task.state,
    attempt: task.attempt,
    endpoint: task.taskManager.endpoint,
    ...span,
    metrics: ioMetrics(view, job, [task]),
    'taskmanager-id': task.taskManager.id,
    'status-duration': stateDurations(task, view.now),
    start_time: span['start-time'],
  };
}

type SubtaskRow = ReturnType<typeof subtaskRow>;

const aggregatedOf = (rows: readonly SubtaskRow[]) => ({
  metrics: spreads(rows.map(({ metrics }) => amounts(metrics))),
  'status-duration': spreads(rows.map((row) => row['status-duration'])),
});

/** Job and vertex; an unknown vertex is told by this handler in its own words. */
function knownVertex(view: View, asked: Asked, handler: string): { job: SimulatedJob; vertex: number } {
  const vertexId = idParameter(asked, 'vertexid');
  const job = jobParameter(view, asked);
  const vertex = job.vertexIndex(vertexId);
  if (vertex === undefined) {
    throw notFound(`JobVertex ${vertexId} not found`, handler);
  }
  return { job, vertex };
}

/** GET /jobs/:jobid/vertices/:vertexid */
export const vertexDetails: Handler = (view, asked) => {
  const { job, vertex } = knownVertex(view, asked, 'JobVertexDetailsHandler');
  const { id, name, parallelism, maxParallelism } = job.vertex(vertex);
  const subtasks = view.cluster.tasks(job, vertex, view.graphAt(job)).map((task) => subtaskRow(view, job, task));
  return { id, name, parallelism, maxParallelism, now: view.now, subtasks, aggregated: aggregatedOf(subtasks) };
};

/** GET /jobs/:jobid/vertices/:vertexid/subtasktimes */
export const subtaskTimes: Handler = (view, asked) => {
  const { job, vertex } = vertexParameter(view, asked);
  const { id, name } = job.vertex(vertex);
  const subtasks = view.cluster.tasks(job, vertex, view.graphAt(job)).map(({ subtask, times, taskManager }) => {
    const endedAt = times.FINISHED ?? times.CANCELED ?? times.FAILED ?? view.now;
    return {
      subtask,
      endpoint: taskManager.endpoint,
      duration: times.SCHEDULED === undefined ? -1 : endedAt - times.SCHEDULED,
      timestamps: Object.fromEntries(taskStates.map((state) => [state, times[state] ?? 0])),
    };
  });
  return { id, name, now: view.now, subtasks };
};

/** GET /jobs/:jobid/vertices/:vertexid/taskmanagers */
export const vertexTaskManagers: Handler = (view, asked) => {
  const { job, vertex } = knownVertex(view, asked, 'JobVertexTaskManagersHandler');
  const { id, name } = job.vertex(vertex);
  const tasks = view.cluster.tasks(job, vertex, view.graphAt(job));
  const used = view.cluster.taskManagers.filter((taskManager) =>
    tasks.some((task) => task.taskManager === taskManager)
  );
  const taskmanagers = used.map((taskManager) => {
    const own = tasks.filter((task) => task.taskManager === taskManager);
    const states = own.map(({ state }) => state);
    return {
      endpoint: taskManager.endpoint,
      status: vertexState(states),
      ...taskSpan(own, view.now),
      metrics: ioMetrics(view, job, own),
      'status-counts': countsByState(states),
      'taskmanager-id': taskManager.id,
      aggregated: aggregatedOf(own.map((task) => subtaskRow(view, job, task))),
    };
  });
  return { id, name, now: view.now, taskmanagers };
};

/** GET /jobs/:jobid/vertices/:vertexid/subtasks/:subtaskindex */
export const subtaskDetails: Handler = (view, asked) => {
  const { job, vertex, subtask } = subtaskParameter(view, asked);
  return subtaskRow(view, job, view.cluster.task(job, vertex, subtask, view.graphAt(job)));
};

/** GET /jobs/:jobid/vertices/:vertexid/subtasks/:subtaskindex/attempts/:attempt: only the newest is kept. */
export const subtaskAttempt: Handler = (view, asked) => {
  const attempt = numberParameter(asked, 'attempt');
  const { job, vertex, subtask } = subtaskParameter(view, asked);
  const task = view.cluster.task(job, vertex, subtask, view.graphAt(job));
  if (task.attempt !== attempt) {
    throw handlerProblem(404, `Invalid attempt num ${attempt}`, 'AbstractSubtaskAttemptHandler');
  }
  return subtaskRow(view, job, task);
};
