import { t } from '@grafana/i18n';
import { type Live } from '../queries/queryType';
import { LiveField } from './LiveField';

interface Props {
  /** Id; empty = all. */
  taskManager: string;
  onChange(taskManager: string): void;
  live: Live;
  variables: readonly string[];
}

export function TaskManagerField({ taskManager, onChange, live, variables }: Props) {
  return (
    <LiveField
      label={t('editor.taskManager.label', 'TaskManager')}
      help={t('editor.taskManager.help', 'An ID, or a variable. A TaskManager that is started again has a new one.')}
      placeholder={t('editor.taskManager.placeholder', 'All TaskManagers')}
      value={taskManager}
      onChange={onChange}
      load={async () => (await live.flink.taskManagers()).map(({ id }) => ({ value: id }))}
      variables={variables}
    />
  );
}
