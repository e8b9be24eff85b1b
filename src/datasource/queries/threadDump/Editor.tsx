import { t } from '@grafana/i18n';
import { TaskManagerField } from '../../fields/TaskManagerField';
import { TextField } from '../../fields/TextField';
import { type EditorProps } from '../queryType';
import { type ThreadDumpQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<ThreadDumpQuery>) {
  return (
    <>
      <TaskManagerField
        taskManager={query.taskManager}
        placeholder={t('query.threadDump.taskManager.placeholder', 'First TaskManager')}
        onChange={(taskManager) => onChange({ ...query, taskManager })}
        live={live}
        variables={variables}
      />
      <TextField
        label={t('query.threadDump.search.label', 'Search')}
        help={t(
          'query.threadDump.search.help',
          'Text or /regular expression/ in the name, state or stack of a thread.'
        )}
        placeholder={t('query.threadDump.search.placeholder', 'All threads')}
        value={query.search}
        onChange={(search) => onChange({ ...query, search })}
      />
    </>
  );
}
