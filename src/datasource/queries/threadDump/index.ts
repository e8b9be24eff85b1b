import { t } from '@grafana/i18n';
import { threads } from '../../../frames/threads';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { run, type ThreadDumpQuery } from './run';

export const threadDump = defineQueryType<ThreadDumpQuery>({
  label: () => t('query.threadDump.label', 'Thread dump'),
  description: () => t('query.threadDump.description', 'What every thread of a TaskManager does now'),
  group: 'logs',
  frames: [
    { contract: threads, what: 'One row a thread: those of tasks first, blocked before running and waiting ones.' },
  ],
  defaults: { taskManager: '', search: '' },
  run,
  Editor,
  variable: { text: 'thread', value: 'thread' },
});
