import { t } from '@grafana/i18n';
import { type Failure } from '../flink/errors';

const said = (detail: string) => (detail === '' ? '' : ` (${detail})`);

/** One sentence of what happened and one of what to do, in the viewer's language. */
export function explain(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return t(
        'error.unreachable',
        'Grafana cannot reach Flink{{- said}}. Check that the JobManager runs and that the address in the data source is right.',
        { said: said(failure.detail) }
      );
    case 'timeout':
      return t(
        'error.timeout',
        'Flink did not answer in time. The JobManager may be overloaded; raise the time-out in the data source if this goes on.'
      );
    case 'auth':
      return t(
        'error.auth',
        'Flink, or the proxy in front of it, refused the credentials. Check the authentication in the data source.'
      );
    case 'gate':
      return t(
        'error.gate',
        'The read-only gate of this plugin refused {{- path}}. It lets only known read requests through.',
        { path: failure.path }
      );
    case 'permission':
      return t(
        'error.permission',
        'Access to this data source was refused{{- said}}. Ask an administrator for the permission to query it.',
        { said: said(failure.detail) }
      );
    case 'notFound':
      return t(
        'error.notFound',
        'Flink does not know {{- path}}{{- said}}. The job may have ended and been forgotten: choose it again, by name if it is restarted often.',
        { path: failure.path, said: said(failure.detail) }
      );
    case 'starting':
      return t(
        'error.starting',
        'The JobManager is starting up or electing a leader. Wait a moment, this usually passes.'
      );
    case 'badAnswer':
      return t(
        'error.badAnswer',
        'The answer for {{- path}} is not one of Flink (status {{- status}}){{- said}}. Check that the address in the data source is that of the JobManager’s REST API, with its path prefix.',
        { path: failure.path, status: failure.status, said: said(failure.detail) }
      );
    case 'unexpected':
      return t(
        'error.unexpected',
        'Flink’s answer for {{- path}} lacks {{- field}}. This Flink version may be unknown to this plugin: look for an update.',
        { path: failure.path, field: failure.field }
      );
    case 'invalid':
      return t(
        'error.invalid',
        '“{{- value}}” is not a {{- what}} ID: nothing was sent. Choose it again in the query or the variable.',
        { value: failure.value, what: failure.what }
      );
    case 'noJob':
      return failure.name === ''
        ? t('error.noJobs', 'This cluster has no jobs. Submit one, or choose another cluster.')
        : t('error.noJob', 'This cluster has no job named “{{- name}}”. Choose one of its jobs, or another cluster.', {
            name: failure.name,
          });
    case 'badQuery':
      return t(
        'error.badQuery',
        'This query has a field of the wrong kind. Open it in the editor and choose its fields again.'
      );
    case 'noPlugin':
      return t(
        'error.noPlugin',
        'Grafana has not loaded the Flinkscope plugin. Check that it is installed and allowed, then restart Grafana.'
      );
  }
}
