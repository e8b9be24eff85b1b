import { type SimulatedJob } from '../model/job';
import { hasEnded, taskStates } from '../model/states';
import { jobManagerConfig } from './jobmanager';
import { idParameter, jobParameter } from './parameters';
import { serverProblem } from './problem';
import { type Asked, type Handler, type View } from './view';

export const jobTypeOf = ({ spec }: SimulatedJob): 'STREAMING' | 'BATCH' =>
  spec.bounded === null ? 'STREAMING' : 'BATCH';

export const schedulerOf = (job: SimulatedJob): string => (jobTypeOf(job) === 'BATCH' ? 'AdaptiveBatch' : 'Default');

/** Start, end (-1 = not yet) and age of a job, as all its answers say them. */
export function timesOf({ lifecycle }: SimulatedJob, at: number, now: number) {
  const endedAt = lifecycle.endedAt(at);
  return {
    'start-time': lifecycle.submittedAt,
    'end-time': endedAt ?? -1,
    duration: (endedAt ?? now) - lifecycle.submittedAt,
  };
}

/** Flink lists its jobs in no order that means anything. */
const listed = ({ cluster }: View) => [...cluster.jobs].sort((left, right) => left.seed - right.seed);

/** GET /jobs */
export const jobIds: Handler = (view) => ({
  jobs: listed(view).map(({ spec, lifecycle }) => ({ id: spec.id, status: lifecycle.state(view.now) })),
});

function taskCounts({ cluster, now }: View, job: SimulatedJob): Record<string, number> {
  const counts = new Map<string, number>(taskStates.map((state) => [state, 0]));
  let total = 0;
  job.spec.vertices.forEach((_, vertex) => {
    for (const { state } of cluster.tasks(job, vertex, now)) {
      counts.set(state, (counts.get(state) ?? 0) + 1);
      total += 1;
    }
  });
  return { total, ...Object.fromEntries([...counts].map(([state, count]) => [state.toLowerCase(), count])) };
}

function lastModification({ cluster, now }: View, job: SimulatedJob): number {
  const changes = job.spec.vertices.flatMap((_, vertex) =>
    cluster.tasks(job, vertex, now).flatMap(({ times }) => Object.values(times))
  );
  return Math.max(job.lifecycle.submittedAt, ...changes, ...job.lifecycle.history(now).map(({ at }) => at));
}

function summary(view: View, job: SimulatedJob) {
  return {
    jid: job.spec.id,
    name: job.spec.name,
    jobType: jobTypeOf(job),
    schedulerType: schedulerOf(job),
    ...timesOf(job, view.now, view.now),
    state: job.lifecycle.state(view.now),
    'last-modification': lastModification(view, job),
    tasks: taskCounts(view, job),
    'pending-operators': 0,
  };
}

/** GET /jobs/overview */
export const jobsOverview: Handler = (view) => ({ jobs: listed(view).map((job) => summary(view, job)) });

const applicationStates = ['CREATED', 'FAILING', 'FAILED', 'RUNNING', 'CANCELED', 'CANCELING', 'FINISHED'];

function application(view: View, job: SimulatedJob) {
  const state = job.lifecycle.state(view.now);
  return {
    id: job.spec.id,
    name: `SingleJobApplication(${job.spec.name})`,
    ...timesOf(job, view.now, view.now),
    status: hasEnded(state) ? state : 'RUNNING',
  };
}

/** GET /applications/overview */
export const applications: Handler = (view) => ({
  applications: listed(view).map((job) => ({
    ...application(view, job),
    jobs: { [job.lifecycle.state(view.now)]: 1 },
  })),
});

/** Every application is one job, of the same id. */
function applicationParameter(view: View, asked: Asked): SimulatedJob {
  const applicationId = idParameter(asked, 'applicationid');
  const job = view.cluster.job(applicationId);
  if (job === undefined) {
    throw serverProblem(
      'org.apache.flink.runtime.messages.FlinkApplicationNotFoundException',
      `Could not find Flink application (${applicationId})`,
      'org.apache.flink.runtime.dispatcher.Dispatcher.lambda$requestApplication$40(Dispatcher.java:1707)'
    );
  }
  return job;
}

/** GET /applications/:applicationid */
export const applicationDetails: Handler = (view, asked) => {
  const job = applicationParameter(view, asked);
  const entered = new Map(job.lifecycle.history(view.now).map(({ state, at }) => [String(state), at]));
  return {
    ...application(view, job),
    timestamps: Object.fromEntries(applicationStates.map((state) => [state, entered.get(state) ?? 0])),
    jobs: [summary(view, job)],
  };
};

/** GET /applications/:applicationid/exceptions */
export const applicationExceptions: Handler = (view, asked) => {
  applicationParameter(view, asked);
  return { exceptionHistory: { entries: [] } };
};

/** GET /applications/:applicationid/jobmanager/config */
export const applicationConfig: Handler = (view, asked) => {
  applicationParameter(view, asked);
  return jobManagerConfig(view, asked);
};

/** GET /jobs/:jobid/status */
export const status: Handler = (view, asked) => ({ status: jobParameter(view, asked).lifecycle.state(view.now) });
