import { contract, flag, key, number, type RowOf, text } from './contract';

const count = (name: string, displayName: string) => number(name, { displayName, decimals: 0 });

/** One row: the cluster as a whole. A History Server has no task managers and slots. */
export const cluster = contract('cluster', {
  version: key('version', { displayName: 'Flink' }),
  jobsRunning: count('jobs running', 'Jobs running'),
  jobsFailed: count('jobs failed', 'Jobs failed'),
  jobsFinished: count('jobs finished', 'Jobs finished'),
  jobsCanceled: count('jobs canceled', 'Jobs canceled'),
  taskManagers: count('task managers', 'TaskManagers'),
  slotsTotal: count('slots', 'Slots'),
  slotsFree: count('slots free', 'Free slots'),
  isHistoryServer: flag('history server', { displayName: 'History Server' }),
  requests: number('requests', {
    displayName: 'Requests',
    unit: 'short',
    decimals: 0,
    description: 'Requests that this browser sent to this Flink in the last minute',
  }),
  timeZone: text('time zone', { displayName: 'Time zone', description: 'Of the JobManager' }),
  canSubmit: flag('can submit', { displayName: 'UI submits', description: 'Flink’s own UI may submit jobs' }),
  canCancel: flag('can cancel', { displayName: 'UI cancels', description: 'Flink’s own UI may cancel jobs' }),
  canRescale: flag('can rescale', { displayName: 'UI rescales', description: 'Flink’s own UI may rescale jobs' }),
  revision: text('revision', { displayName: 'Revision', description: 'Commit and build time of this Flink' }),
});

export type ClusterRow = RowOf<typeof cluster>;
