import { t } from '@grafana/i18n';
import { raw } from '../text/fill';

/** What is said of failures of log files, thread dumps and flame graphs; see `explain`. */
export const diagnosticSentences = () => ({
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
});
