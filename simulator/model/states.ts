/** Flink's JobStatus. */
export const jobStates = [
  'INITIALIZING',
  'CREATED',
  'RUNNING',
  'FAILING',
  'FAILED',
  'CANCELLING',
  'CANCELED',
  'FINISHED',
  'RESTARTING',
  'SUSPENDED',
  'RECONCILING',
] as const;
export type JobState = (typeof jobStates)[number];

/** Flink's ExecutionState. */
export const taskStates = [
  'CREATED',
  'SCHEDULED',
  'DEPLOYING',
  'INITIALIZING',
  'RUNNING',
  'FINISHED',
  'CANCELING',
  'CANCELED',
  'FAILED',
  'RECONCILING',
] as const;
export type TaskState = (typeof taskStates)[number];

export const hasEnded = (state: JobState): boolean =>
  state === 'FINISHED' || state === 'CANCELED' || state === 'FAILED';

/** The first of these that any subtask is in says what the vertex is. */
const byWeight: readonly TaskState[] = ['FAILED', 'CANCELING', 'CANCELED', 'INITIALIZING', 'RUNNING'];

/** What Flink says of a vertex whose subtasks are in these states; what was not yet deployed counts as created. */
export function vertexState(states: readonly TaskState[]): TaskState {
  const finished = states.filter((state) => state === 'FINISHED').length;
  const partly = finished === 0 ? 'CREATED' : 'RUNNING';
  return (
    byWeight.find((state) => states.includes(state)) ??
    (finished > 0 && finished === states.length ? 'FINISHED' : partly)
  );
}
