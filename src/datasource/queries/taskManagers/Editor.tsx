import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { TaskManagerField } from '../../fields/TaskManagerField';
import { type EditorProps } from '../queryType';
import { type TaskManagersQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<TaskManagersQuery>) {
  return (
    <>
      <TaskManagerField
        placeholder={t('query.taskManagers.all', 'All TaskManagers')}
        taskManager={query.taskManager}
        onChange={(taskManager) => onChange({ ...query, taskManager })}
        live={live}
        variables={variables}
      />
      <ChoiceField
        label={t('query.taskManagers.show.label', 'Rows')}
        help={t(
          'query.taskManagers.show.help',
          'The list is two requests. The others ask each TaskManager, as many per refresh as the data source allows.'
        )}
        value={query.show}
        options={[
          { value: 'list', label: t('query.taskManagers.show.list', 'TaskManagers: slots, heartbeat, sizes') },
          { value: 'memory', label: t('query.taskManagers.show.memory', 'Memory by kind') },
          { value: 'network', label: t('query.taskManagers.show.network', 'Network buffers') },
          { value: 'gc', label: t('query.taskManagers.show.gc', 'Garbage collectors') },
        ]}
        onChange={(show) => onChange({ ...query, show })}
      />
    </>
  );
}
