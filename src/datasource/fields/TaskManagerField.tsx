import { t } from '@grafana/i18n';
import { type Live } from '../queries/queryType';
import { LiveField } from './LiveField';

interface Props {
  taskManager: string;
  /** What an empty field means, such as "The first". */
  placeholder: string;
  onChange(taskManager: string): void;
  live: Live;
  variables: readonly string[];
}

/** A registered TaskManager. */
export function TaskManagerField({ taskManager, placeholder, onChange, live, variables }: Props) {
  return (
    <LiveField
      label={t('editor.taskManager.label', 'TaskManager')}
      help={t('editor.taskManager.help', 'ID or variable. A TaskManager that is started again may have another ID.')}
      placeholder={placeholder}
      value={taskManager}
      onChange={onChange}
      load={async () => (await live.flink.taskManagerIds()).map((value) => ({ value }))}
      variables={variables}
    />
  );
}
