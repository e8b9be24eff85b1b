import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Absent, type Failure } from '../flink/errors';
import { largestLog } from '../flink/logs/files';
import { largestAnswer } from '../flink/transport';
import { fill, raw } from '../text/fill';
import { diagnosticSentences } from './explainDiagnostics';
import { factsOfGone, type JobCase, jobSentences, keyOfGone } from './explainJobs';

/** One sentence of what happened and one of what to do. `said` is what the other side said, in brackets, or nothing. */
type Case = Exclude<Failure['kind'], 'absent'> | Absent | JobCase | 'noTaskManagers';

const absent = (): Record<Absent, string> => ({
  rescales: t(
    'error.absent.rescales',
    'Flink keeps no rescales of this job. That needs Flink 2.3 or newer, the adaptive scheduler (jobmanager.scheduler: adaptive) and web.adaptive-scheduler.rescale-history.size above 0.',
    raw
  ),
  applications: t(
    'error.absent.applications',
    'This Flink has no list of applications: that came with Flink 2.3. The query type Jobs lists the same work by job.',
    raw
  ),
  live: t(
    'error.absent.live',
    'This is a History Server: it knows jobs that have ended, but no metrics, watermarks, logs, thread dumps, flame graphs, TaskManagers or cluster options. Choose the data source of a running cluster for these.',
    raw
  ),
});

const checkpointSentences = () => ({
  noCheckpoints: t(
    'error.noCheckpoints',
    'This job takes no checkpoints: it is a batch job, or checkpointing is off. Set execution.checkpointing.interval to turn it on for a streaming job.',
    raw
  ),
  checkpointGone: t(
    'error.checkpointGone',
    'Flink no longer knows checkpoint {{- checkpoint}}: it keeps only the last ones. Choose a newer one, or raise web.checkpoints.history (default 10).',
    raw
  ),
});

/** Of answers that are no answers of Flink, or none that can be read. */
const answerSentences = () => ({
  badAnswer: t(
    'error.badAnswer',
    'The answer for {{- path}} is not one of Flink (status {{- status}}){{- said}}. Check that the address in the data source is that of the JobManager’s REST API, with its path prefix.',
    raw
  ),
  tooLarge: t(
    'error.tooLarge',
    'The answer for {{- path}} has {{- size}}, more than the {{- limit}} that a browser can take: it was not read. Ask for less, such as a single vertex, or check that the address in the data source is that of the JobManager’s REST API.',
    raw
  ),
  unexpected: t(
    'error.unexpected',
    'Flink’s answer for {{- path}} lacks {{- field}}. This Flink version may be unknown to this plugin: look for an update.',
    raw
  ),
});

const sentences = (): Record<Case, string> => ({
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
  invalid: t(
    'error.invalid',
    '“{{- value}}” is not a {{- what}} ID: nothing was sent. Choose it again in the query or the variable.',
    raw
  ),
  ...jobSentences(),
  ...answerSentences(),
  ...checkpointSentences(),
  ...diagnosticSentences(),
  ...absent(),
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
function sentenceKey(failure: Failure): Case {
  if (failure.kind === 'absent') {
    return failure.what;
  }
  if (failure.kind === 'noJob' && failure.name === '') {
    return 'noJobs';
  }
  if (failure.kind === 'jobGone') {
    return keyOfGone(failure);
  }
  return failure.kind === 'noTaskManager' && failure.id === '' ? 'noTaskManagers' : failure.kind;
}

const sizeText = (bytes: number) => formattedValueToString(getValueFormat('decbytes')(bytes));

/** What happened and what to do, in the viewer's language. */
export function explain(failure: Failure): string {
  const said = 'detail' in failure && failure.detail !== '' ? ` (${failure.detail})` : '';
  const size = 'bytes' in failure ? sizeText(failure.bytes) : '';
  const limit = sizeText(failure.kind === 'tooLarge' ? largestAnswer : largestLog);
  const facts = failure.kind === 'jobGone' ? factsOfGone(failure) : failure;
  return fill(sentences()[sentenceKey(failure)], { ...facts, said, size, limit });
}
