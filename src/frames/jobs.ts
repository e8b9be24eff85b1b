import { contract, key, number, type RowOf, text, time } from './contract';

/** One row a job, running ones first. `state`, `type` and `scheduler` are Flink's own words; times are epoch ms. */
export const jobs = contract('jobs', {
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
});

export type JobRow = RowOf<typeof jobs>;
