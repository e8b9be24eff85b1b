import { type DataFrame, FieldType, type QueryResultMeta } from '@grafana/data';
import { contract, key, type RowOf, text, time } from './contract';
import { logLabels, logsMeta } from './logsContract';

/** Lines of a log file in Grafana's own contract for logs, newest first; one row an entry, with its stack trace. */
export const logLines = contract('logs', {
  timestamp: time('timestamp', {
    displayName: 'Time',
    description:
      'Lines that name no time zone are taken for the one in which the file was last changed at the time of its newest line, else for the JobManager’s; whole quarters of an hour',
  }),
  body: key('body', { displayName: 'Line', description: 'Without time and level' }),
  severity: text('severity', {
    displayName: 'Severity',
    description: 'critical, error, warning, info, debug or trace; empty where the line has no level',
  }),
  id: key('id', { displayName: 'ID' }),
  labels: logLabels('Process, TaskManager, file, logger and thread, where they are known'),
});

export type LogLineRow = RowOf<typeof logLines>;

/** @param nanos one for each row: keeps the order of rows of the same millisecond */
export function logLinesFrame(
  rows: readonly LogLineRow[],
  nanos: readonly number[],
  custom: QueryResultMeta['custom']
): DataFrame {
  const frame = logLines.frame(rows, { ...logsMeta, custom });
  return {
    ...frame,
    fields: frame.fields.map((field) => (field.type === FieldType.time ? { ...field, nanos: [...nanos] } : field)),
  };
}
