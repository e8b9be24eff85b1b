import { contract, key, number, type RowOf, text, time } from './contract';

/** One row a log file, those that were written last first. */
export const logFiles = contract('logFiles', {
  name: key('name', { displayName: 'File' }),
  size: number('size', { displayName: 'Size', unit: 'decbytes' }),
  modified: time('modified', { displayName: 'Changed' }),
  process: key('process', { displayName: 'Process', description: '`jobmanager` or `taskmanager`' }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
});

export type LogFileRow = RowOf<typeof logFiles>;
