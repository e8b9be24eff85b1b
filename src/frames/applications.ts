import { contract, key, number, type RowOf, text, time } from './contract';

/** One row an application, those that go on first. `state` is Flink's own word; times are epoch ms. */
export const applications = contract('applications', {
  name: key('name', { displayName: 'Application' }),
  state: text('state', { displayName: 'State' }),
  started: time('started', { displayName: 'Started' }),
  ended: time('ended', { displayName: 'Ended' }),
  age: number('duration', { displayName: 'Age', unit: 'dtdurationms', decimals: 0 }),
  jobs: number('jobs', { displayName: 'Jobs', unit: 'none', decimals: 0 }),
  jobStates: text('job states', { displayName: 'Jobs by state' }),
  id: key('id', { displayName: 'Application ID' }),
});

export type ApplicationRow = RowOf<typeof applications>;
