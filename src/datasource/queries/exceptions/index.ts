import { t } from '@grafana/i18n';
import { exceptionLogs } from '../../../frames/exceptionLogs';
import { exceptions as exceptionsFrame } from '../../../frames/exceptions';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type ExceptionsQuery, run } from './run';

export const exceptions = defineQueryType<ExceptionsQuery>({
  label: () => t('query.exceptions.label', 'Exceptions'),
  description: () => t('query.exceptions.description', 'Why a job restarted or failed: root cause, task, stack trace'),
  group: 'health',
  frames: [
    {
      contract: exceptionsFrame,
      what: 'As table: one row a failure, newest first; what failed at the same time stands below its root.',
    },
    { contract: exceptionLogs, what: 'As logs: one line a failure, with the whole stack trace.' },
  ],
  defaults: { job: '', show: 'table', limit: '' },
  run,
  Editor,
  variable: { text: 'exception', value: 'exception' },
});
