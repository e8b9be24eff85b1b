import { t } from '@grafana/i18n';
import { type GraphJob, type GraphVertex, isFailureNews, taskCounts } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';

/** How far a batch job is, such as `3 of 7 stages finished`; null for others and once it has ended. */
export function stagesText({ type, ended }: GraphJob, vertices: readonly GraphVertex[]): string | null {
  if (type !== 'BATCH' || ended !== null || vertices.length === 0) {
    return null;
  }
  const finished = vertices.filter(({ state }) => state === 'FINISHED').length;
  return fill(t('header.stages', '{{- finished}} of {{- count}} stages finished', raw), {
    finished,
    count: vertices.length,
  });
}

const waiting = new Set(['CREATED', 'SCHEDULED']);
const starting = new Set(['DEPLOYING', 'INITIALIZING', 'RECONCILING']);

interface TaskSums {
  all: number;
  waiting: number;
  starting: number;
}

function taskSums(vertices: readonly GraphVertex[]): TaskSums {
  const sums = { all: 0, waiting: 0, starting: 0 };
  for (const { tasks } of vertices) {
    for (const [state, count] of taskCounts(tasks)) {
      sums.all += count;
      sums.waiting += waiting.has(state) ? count : 0;
      sums.starting += starting.has(state) ? count : 0;
    }
  }
  return sums;
}

/** Tasks of a job that should run and do not; null when all do. Stages of a batch job wait for each other. */
function tasksText(job: GraphJob, vertices: readonly GraphVertex[]): string | null {
  const sums = taskSums(vertices);
  if (sums.waiting > 0 && job.type !== 'BATCH') {
    return fill(t('state.waiting', '{{- count}} of {{- all}} tasks wait for a slot.', raw), {
      count: sums.waiting,
      all: sums.all,
    });
  }
  return sums.starting > 0
    ? fill(t('state.starting', '{{- count}} of {{- all}} tasks are starting.', raw), {
        count: sums.starting,
        all: sums.all,
      })
    : null;
}

function restartText(restarts: number | null): string {
  return restarts === null || restarts === 0
    ? t('state.restarting', 'The job restarts.')
    : fill(t('state.restartingAgain', 'The job restarts; restarts so far: {{- count}}.', raw), {
        count: restarts,
      });
}

function runningText(job: GraphJob, tasks: string | null): string | null {
  if (tasks !== null || !isFailureNews(job)) {
    return tasks;
  }
  return job.restarts === 1
    ? t('state.restartedOnce', 'The job has just restarted.')
    : fill(t('state.restarted', 'The job has just restarted; restarts so far: {{- count}}.', raw), {
        count: job.restarts ?? 0,
      });
}

/** A state other than calm running, as sentences; null when there is nothing to say beyond the header. */
export function stateSentence(job: GraphJob, vertices: readonly GraphVertex[]): string | null {
  const tasks = tasksText(job, vertices);
  const withTasks = (sentence: string) =>
    [sentence, tasks].filter((each) => each !== null).join(t('banner.separator', ' '));
  switch (job.state) {
    case 'RUNNING':
      return runningText(job, tasks);
    case 'RESTARTING':
      return withTasks(restartText(job.restarts));
    case 'FAILING':
      return t('state.failing', 'A task has failed; the others are being cancelled.');
    case 'FAILED':
      return t('state.failed', 'The job has failed and will not be restarted.');
    case 'CANCELLING':
      return t('state.cancelling', 'The job is being cancelled.');
    case 'SUSPENDED':
      return t('state.suspended', 'The job is suspended until a JobManager takes it over.');
    case 'CREATED':
    case 'INITIALIZING':
    case 'RECONCILING':
      return withTasks(t('state.begins', 'The job is starting.'));
    default:
      return null;
  }
}
