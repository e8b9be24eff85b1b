import { contract, key, number, type RowOf, text, time } from './contract';

const columns = {
  name: key('name', { displayName: 'Job' }),
  state: text('state', { displayName: 'State' }),
  started: time('started', { displayName: 'Started' }),
  ended: time('ended', { displayName: 'Ended' }),
  age: number('duration', {
    displayName: 'Age',
    unit: 'dtdurationms',
    decimals: 0,
    description: 'Time since submission; a restart does not reset it',
  }),
  tasksRunning: number('tasks running', { displayName: 'Tasks running' }),
  tasks: number('tasks', { displayName: 'Tasks' }),
  type: text('type', { displayName: 'Type' }),
  scheduler: text('scheduler', { displayName: 'Scheduler' }),
  id: key('id', { displayName: 'Job ID' }),
};

/** One row a job, running ones first. `state`, `type` and `scheduler` are Flink's own words; times are epoch ms. */
export const jobs = contract('jobs', columns);

export type JobRow = RowOf<typeof jobs>;

const duration = (name: string, displayName: string, description: string) =>
  number(name, { displayName, unit: 'dtdurationms', decimals: 0, description });

/** The same with what is asked for each running job; empty for those that have ended and those not asked yet. */
export const jobsWithDetails = contract('jobs', {
  ...columns,
  restarts: number('restarts', { displayName: 'Restarts', unit: 'none', decimals: 0 }),
  uptime: duration('uptime', 'Uptime', 'Time without an interruption; 0 while it does not run'),
  checkpointAge: duration('checkpoint age', 'Last checkpoint', 'Time since the last completed checkpoint'),
  checkpointDuration: duration('checkpoint duration', 'Checkpoint duration', 'Of the last completed checkpoint'),
});

export type DetailedJobRow = RowOf<typeof jobsWithDetails>;
