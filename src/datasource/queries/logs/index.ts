import { t } from '@grafana/i18n';
import { logFiles } from '../../../frames/logFiles';
import { logLines } from '../../../frames/logLines';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type LogsQuery, run } from './run';

export const logs = defineQueryType<LogsQuery>({
  label: () => t('query.logs.label', 'Logs'),
  description: () => t('query.logs.description', 'Newest lines of a log file, or the list of files'),
  group: 'logs',
  frames: [
    {
      contract: logLines,
      what: 'Newest lines: one row a message with its stack trace, newest first, up to the end of the time range. Flink sends files only as a whole; those of more than 10 MB are not read.',
    },
    { contract: logFiles, what: 'List of files: one row a file, those written last first.' },
  ],
  defaults: { process: 'taskmanager', taskManager: '', file: '', show: 'tail', lines: 500, search: '', level: '' },
  run,
  Editor,
  variable: { text: 'name', value: 'name' },
});
