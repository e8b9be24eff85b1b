import { type SimulatedJob } from '../model/job';
import { type TaskState, jobStates, taskStates, vertexState } from '../model/states';
import { ioMetrics } from './ioMetrics';
import { jobTypeOf, schedulerOf, timesOf } from './jobs';
import { jobParameter } from './parameters';
import { planOf, streamGraphOf } from './plan';
import { serverProblem } from './problem';
import { type Handler, type View } from './view';

/** How many of them are in each state; states without any are there too. */
export function countsByState(states: readonly TaskState[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const state of taskStates) {
    counts[state] = 0;
  }
  for (const state of states) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/** Start, end and age of a set of tasks. */
export function taskSpan(tasks: ReadonlyArray<{ times: Partial<Record<TaskState, number>> }>, now: number) {
  const starts = tasks.flatMap(({ times }) => times.DEPLOYING ?? []);
  const ends = tasks.flatMap(({ times }) => times.FINISHED ?? times.CANCELED ?? times.FAILED ?? []);
  const start = starts.length === 0 ? -1 : Math.min(...starts);
  const end = ends.length < tasks.length || ends.length === 0 ? -1 : Math.max(...ends);
  return { 'start-time': start, 'end-time': end, duration: start < 0 ? -1 : (end < 0 ? now : end) - start };
}

function vertexRow(view: View, job: SimulatedJob, index: number) {
  const { id, name, maxParallelism, parallelism } = job.vertex(index);
  const tasks = view.cluster.tasks(job, index, view.graphAt(job));
  const states = tasks.map(({ state }) => state);
  return {
    id,
    slotSharingGroupId: job.slotSharingGroupId,
    name,
    maxParallelism,
    parallelism,
    status: vertexState(states),
    ...taskSpan(tasks, view.now),
    tasks: countsByState(states),
    metrics: ioMetrics(view, job, tasks),
  };
}

/** GET /jobs/:jobid */
export const jobDetails: Handler = (view, asked) => {
  const job = jobParameter(view, asked);
  const graphAt = view.graphAt(job);
  const entered = new Map(job.lifecycle.history(graphAt).map(({ state, at }) => [state, at]));
  const vertices = job.spec.vertices.map((_, index) => vertexRow(view, job, index));
  return {
    jid: job.spec.id,
    'application-id': job.spec.id,
    name: job.spec.name,
    isStoppable: false,
    state: job.lifecycle.state(graphAt),
    'job-type': jobTypeOf(job),
    schedulerType: schedulerOf(job),
    ...timesOf(job, graphAt, view.now),
    maxParallelism: -1,
    now: view.now,
    timestamps: Object.fromEntries(jobStates.map((state) => [state, entered.get(state) ?? 0])),
    vertices,
    'status-counts': countsByState(vertices.map(({ status }) => status)),
    plan: planOf(job),
    ...streamGraphOf(job),
    'pending-operators': 0,
  };
};

/** GET /jobs/:jobid/plan */
export const plan: Handler = (view, asked) => ({ plan: planOf(jobParameter(view, asked)) });

/** GET /jobs/:jobid/config */
export const jobConfig: Handler = (view, asked) => {
  const { spec } = jobParameter(view, asked);
  const widest = Math.max(1, ...spec.vertices.map(({ parallelism }) => parallelism));
  return {
    jid: spec.id,
    name: spec.name,
    'execution-config': {
      'restart-strategy': 'Restart with fixed delay (PT5S). #100000 restart attempts.',
      'job-parallelism': widest,
      'object-reuse-mode': spec.bounded !== null,
      'user-config': Object.fromEntries(spec.userConfig),
    },
  };
};

/** GET /jobs/:jobid/execution-result */
export const executionResult: Handler = (view, asked) => {
  const job = jobParameter(view, asked);
  const endedAt = job.lifecycle.endedAt(view.now);
  if (endedAt === null) {
    return { status: { id: 'IN_PROGRESS' } };
  }
  const state = job.lifecycle.state(view.now);
  return {
    status: { id: 'COMPLETED' },
    'job-execution-result': {
      id: job.spec.id,
      name: job.spec.name,
      'application-status': state === 'FINISHED' ? 'SUCCEEDED' : state,
      'accumulator-results': {},
      'net-runtime': endedAt - job.lifecycle.submittedAt,
      'application-id': job.spec.id,
      'start-time': job.lifecycle.submittedAt,
      'end-time': endedAt,
    },
  };
};

/** GET /jobs/:jobid/resource-requirements */
export const resourceRequirements: Handler = (view, asked) => {
  jobParameter(view, asked);
  throw serverProblem(
    'java.lang.UnsupportedOperationException',
    'The DefaultScheduler does not support changing the parallelism without a job restart. This feature is currently only expected to work with the AdaptiveScheduler.',
    'org.apache.flink.runtime.scheduler.SchedulerNG.requestJobResourceRequirements(SchedulerNG.java:225)'
  );
};
