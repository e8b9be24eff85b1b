import { contract, key, type RowOf, text, time } from './contract';

/**
 * One row an event, newest first. Grafana makes annotations of it by the shown names of `time`, `timeEnd`, `title`, `text`,
 * `tags` and `id`, so these are shown as they are called.
 */
export const events = contract('events', {
  time: time('time', { displayName: 'Time' }),
  timeEnd: time('timeEnd', {
    displayName: 'TimeEnd',
    description: 'Empty for a moment, and for what has not ended',
  }),
  kind: key('kind', { displayName: 'Kind', description: 'A kind that the query can ask for' }),
  title: text('title', { displayName: 'Title' }),
  text: text('text', { displayName: 'Text' }),
  tags: text('tags', { displayName: 'Tags', description: 'Separated by commas' }),
  severity: text('severity', { displayName: 'Severity', description: '`error`, `warning` or `info`' }),
  job: text('job', { displayName: 'Job', description: 'Empty for events of the cluster' }),
  task: text('task', { displayName: 'Task' }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  jobId: text('job id', { displayName: 'Job ID' }),
  id: key('id', { displayName: 'ID' }),
});

export type EventRow = RowOf<typeof events>;
