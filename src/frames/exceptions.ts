import { contract, key, number, type RowOf, text, time } from './contract';

/** One row a failure, newest first; those that failed at the same time stand below their root. Times are epoch ms. */
export const exceptions = contract('exceptions', {
  time: time('time', { displayName: 'Time' }),
  exception: key('exception', { displayName: 'Exception', description: 'Java class without its package' }),
  message: text('message', { displayName: 'Message', description: 'First line that says something' }),
  rootCause: text('root cause', { displayName: 'Root cause', description: 'The innermost “Caused by”' }),
  task: text('task', { displayName: 'Task', description: 'Empty: the job as a whole failed' }),
  subtask: number('subtask', { displayName: 'Subtask', description: 'Counted from 0' }),
  attempt: number('attempt', { displayName: 'Attempt', description: 'Counted from 0' }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  endpoint: text('endpoint', { displayName: 'Endpoint' }),
  labels: text('failure labels', { displayName: 'Failure labels', description: '`key=value`, by failure enrichers' }),
  concurrent: number('concurrent', {
    displayName: 'Failed with it',
    description: 'How many others failed at the same time; empty for those others',
  }),
  role: text('role', { displayName: 'Role', description: '`root`, or `concurrent` for what failed with a root' }),
  togetherWith: text('caused together with', {
    displayName: 'Caused together with',
    description: 'Exception and task of the root; empty for a root',
  }),
  traceOf: time('trace of', {
    displayName: 'Trace of',
    description:
      'Where the JVM left out message and stack: when the earlier failure was whose message and trace are shown instead',
  }),
  stackTrace: text('stack trace', { displayName: 'Stack trace' }),
  jobId: text('job id', { displayName: 'Job ID' }),
  id: key('id', { displayName: 'ID' }),
});

export type ExceptionRow = RowOf<typeof exceptions>;
