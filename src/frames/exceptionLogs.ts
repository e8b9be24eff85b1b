import { type DataFrame } from '@grafana/data';
import { contract, key, text, time } from './contract';
import { type ExceptionRow } from './exceptions';
import { logLabels, type LogLabels, logsMeta } from './logsContract';

/** The same failures as log lines, in the shape and with the column names of Grafana's logs contract. */
export const exceptionLogs = contract('exceptionLogs', {
  timestamp: time('timestamp', { displayName: 'Time' }),
  body: key('body', { displayName: 'Stack trace' }),
  severity: text('severity', { displayName: 'Severity', description: '`error`' }),
  id: key('id', { displayName: 'ID' }),
  labels: logLabels('Exception, task, TaskManager and failure labels, where they are known'),
});

const labelsOf = (row: ExceptionRow): LogLabels =>
  Object.fromEntries(
    Object.entries({
      exception: row.exception,
      task: row.task,
      subtask: row.subtask,
      attempt: row.attempt,
      task_manager: row.taskManager,
      endpoint: row.endpoint,
      failure_labels: row.labels,
      caused_together_with: row.togetherWith,
      job_id: row.jobId,
    }).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  );

/** @param borrowed what to say above a trace that is of an earlier failure (epoch ms) */
export function exceptionLogsFrame(rows: readonly ExceptionRow[], borrowed: (time: number) => string): DataFrame {
  const bodyOf = ({ exception, stackTrace, traceOf }: ExceptionRow) =>
    traceOf === null ? (stackTrace ?? exception) : `${exception}\n${borrowed(traceOf)}\n${stackTrace ?? ''}`;
  return exceptionLogs.frame(
    rows.map((row) => ({
      timestamp: row.time,
      body: bodyOf(row).trimEnd(),
      severity: 'error',
      id: row.id,
      labels: labelsOf(row),
    })),
    logsMeta
  );
}
