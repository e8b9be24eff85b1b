import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Failure } from '../flink/errors';
import { largestLog } from '../flink/logs/files';
import { fill, raw } from '../text/fill';

/** One sentence of what happened and one of what to do. `said` is what the other side said, in brackets, or nothing. */
const sentences = (): Record<Failure['kind'] | 'noJobs' | 'noTaskManagers', string> => ({
  unreachable: t(
    'error.unreachable',
    'Grafana cannot reach Flink{{- said}}. Check that the JobManager runs and that the address in the data source is right.',
    raw
  ),
  timeout: t(
    'error.timeout',
    'Flink did not answer in time. The JobManager may be overloaded; raise the time-out in the data source if this goes on.',
    raw
  ),
  auth: t(
    'error.auth',
    'Flink, or the proxy in front of it, refused the credentials. Check the authentication in the data source.',
    raw
  ),
  gate: t(
    'error.gate',
    'The read-only gate of this plugin refused {{- path}}. It lets only known read requests through.',
    raw
  ),
  editorsOnly: t(
    'error.editorsOnly',
    'Only editors and administrators of Grafana may read {{- path}}, because it can hold secrets. Ask one of them, or an administrator for the Editor role.',
    raw
  ),
  permission: t(
    'error.permission',
    'Access to this data source was refused{{- said}}. Ask an administrator for the permission to query it.',
    raw
  ),
  notFound: t(
    'error.notFound',
    'Flink does not know {{- path}}{{- said}}. The job may have ended and been forgotten: choose it again, by name if it is restarted often.',
    raw
  ),
  starting: t(
    'error.starting',
    'The JobManager is starting up or electing a leader. Wait a moment, this usually passes.',
    raw
  ),
  badAnswer: t(
    'error.badAnswer',
    'The answer for {{- path}} is not one of Flink (status {{- status}}){{- said}}. Check that the address in the data source is that of the JobManager’s REST API, with its path prefix.',
    raw
  ),
  unexpected: t(
    'error.unexpected',
    'Flink’s answer for {{- path}} lacks {{- field}}. This Flink version may be unknown to this plugin: look for an update.',
    raw
  ),
  invalid: t(
    'error.invalid',
    '“{{- value}}” is not a {{- what}} ID: nothing was sent. Choose it again in the query or the variable.',
    raw
  ),
  noJob: t(
    'error.noJob',
    'This cluster has no job named “{{- name}}”. Choose one of its jobs, or another cluster.',
    raw
  ),
  noJobs: t('error.noJobs', 'This cluster has no jobs. Submit one, or choose another cluster.', raw),
  noTaskManager: t(
    'error.noTaskManager',
    'This cluster has no TaskManager “{{- id}}”. It may have been replaced: choose one of those that are there.',
    raw
  ),
  noTaskManagers: t(
    'error.noTaskManagers',
    'No TaskManager is registered. Check that TaskManagers run and reach the JobManager.',
    raw
  ),
  noVertex: t(
    'error.noVertex',
    'This job has no vertex “{{- name}}”. Choose one of its vertices: names and IDs change when the job’s plan does.',
    raw
  ),
  noLogs: t(
    'error.noLogs',
    'This process keeps no log files. Its logging configuration may write to the console only: add a file appender, or read the console of its host or pod.',
    raw
  ),
  noLogFile: t(
    'error.noLogFile',
    'This process has no log file “{{- file}}”. Rolling may have renamed it: choose one of those that are there.',
    raw
  ),
  logTooLarge: t(
    'error.logTooLarge',
    'The log file {{- file}} has {{- size}}, and Flink sends files only as a whole: this plugin reads up to {{- limit}}. Let the logs roll at a smaller size, or read this one on its host or with kubectl logs.',
    raw
  ),
  badPattern: t(
    'error.badPattern',
    '“{{- pattern}}” is not a regular expression. Correct it, or leave out the slashes to search for the text as it is.',
    raw
  ),
  flameGraphOff: t(
    'error.flameGraphOff',
    'Flame graphs are off in this cluster. Set rest.flamegraph.enabled: true in its configuration and restart the JobManager.',
    raw
  ),
  flameGraphEnded: t(
    'error.flameGraphEnded',
    'This vertex no longer runs, and Flink takes flame graphs of running tasks only. Choose a running job.',
    raw
  ),
  flameGraphEmpty: t(
    'error.flameGraphEmpty',
    'No thread of this vertex was of this kind whenever Flink looked: it is idle, or always busy. Choose all samples.',
    raw
  ),
  flameGraphWaiting: t(
    'error.flameGraphWaiting',
    'Flink is still sampling the stacks of this vertex. Refresh in a few seconds.',
    raw
  ),
  badQuery: t(
    'error.badQuery',
    'This query has a field of the wrong kind. Open it in the editor and choose its fields again.',
    raw
  ),
  noPlugin: t(
    'error.noPlugin',
    'Grafana has not loaded the Flinkscope plugin. Check that it is installed and allowed, then restart Grafana.',
    raw
  ),
});

/** The sentence for a failure; some are said in another way where there is none at all. */
function sentenceKey(failure: Failure): keyof ReturnType<typeof sentences> {
  if (failure.kind === 'noJob' && failure.name === '') {
    return 'noJobs';
  }
  return failure.kind === 'noTaskManager' && failure.id === '' ? 'noTaskManagers' : failure.kind;
}

const sizeText = (bytes: number) => formattedValueToString(getValueFormat('decbytes')(bytes));

/** What happened and what to do, in the viewer's language. */
export function explain(failure: Failure): string {
  const said = 'detail' in failure && failure.detail !== '' ? ` (${failure.detail})` : '';
  const size = 'bytes' in failure ? sizeText(failure.bytes) : '';
  return fill(sentences()[sentenceKey(failure)], { ...failure, said, size, limit: sizeText(largestLog) });
}
