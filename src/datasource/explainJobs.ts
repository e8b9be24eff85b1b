import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Failure } from '../flink/errors';
import { raw } from '../text/fill';

/** What is said of jobs that are not there; see `explain`. */
export const jobSentences = () => ({
  noJob: t(
    'error.noJob',
    'This cluster has no job named “{{- name}}”. Choose one of its jobs, or another cluster.',
    raw
  ),
  noJobs: t('error.noJobs', 'This cluster has no jobs. Submit one, or choose another cluster.', raw),
  oneJob: t(
    'error.oneJob',
    'This query is about one job, and its variable holds several. Choose one of them, or repeat the panel for each value of the variable.',
    raw
  ),
  jobGone: t(
    'error.jobGone',
    'Job {{- id}} is gone: it ended, and Flink has forgotten it. The newest job of this cluster is {{- newestName}}, {{- newestId}} ({{- state}}, started {{- started}}): choose a job again, by name if it is restarted often.',
    raw
  ),
  jobGoneNamesake: t(
    'error.jobGoneNamesake',
    'Job {{- id}} is gone: it ended, and Flink has forgotten it. The newest job of its name, {{- newestName}}, is {{- newestId}} ({{- state}}, started {{- started}}): choose that one, or choose by name and a restart no longer matters.',
    raw
  ),
  jobGoneAlone: t(
    'error.jobGoneAlone',
    'Job {{- id}} is gone: it ended, and Flink has forgotten it. This cluster has no other job: submit one, or choose another cluster.',
    raw
  ),
});

type Gone = Extract<Failure, { kind: 'jobGone' }>;

export type JobCase = keyof ReturnType<typeof jobSentences>;

/** Which sentence says that a job is gone. */
export function keyOfGone({ name, newest }: Gone): JobCase {
  if (newest === null) {
    return 'jobGoneAlone';
  }
  return newest.name === name ? 'jobGoneNamesake' : 'jobGone';
}

/** What these sentences hold. */
export const factsOfGone = ({ id, newest }: Gone): Record<string, string> => ({
  id,
  newestId: newest?.id ?? '',
  newestName: newest?.name ?? '',
  state: newest?.state ?? '',
  started: newest === null || newest.started === null ? '?' : dateTimeFormat(newest.started),
});
