import { contract, number, type RowOf, text, time } from './contract';

/** One row a rescale, the newest first. Words are Flink's own; times are epoch ms. */
export const rescales = contract('rescales', {
  started: time('started', { displayName: 'Started' }),
  trigger: text('trigger', { displayName: 'Trigger' }),
  state: text('state', { displayName: 'State', description: 'Empty while it goes on' }),
  reason: text('reason', { displayName: 'Reason' }),
  parallelism: text('parallelism', { displayName: 'Parallelism', description: 'Of each vertex, before and after' }),
  duration: number('duration', { displayName: 'Duration', unit: 'dtdurationms', decimals: 0 }),
  ended: time('ended', { displayName: 'Ended' }),
  id: text('id', { displayName: 'Rescale ID' }),
});

export type RescaleRow = RowOf<typeof rescales>;

const count = (name: string, displayName: string) => number(name, { displayName, unit: 'none', decimals: 0 });

/** One row: how many rescales there were since the job started, also those that Flink has forgotten. */
export const rescaleCounts = contract('rescaleCounts', {
  inProgress: count('in progress', 'In progress'),
  completed: count('completed', 'Completed'),
  ignored: count('ignored', 'Ignored'),
  failed: count('failed', 'Failed'),
});
