import { t } from '@grafana/i18n';
import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import { type LogPlace } from '../../../flink/logs/files';
import { ChoiceField } from '../../fields/ChoiceField';
import { LiveField } from '../../fields/LiveField';
import { TaskManagerField } from '../../fields/TaskManagerField';
import { TextField } from '../../fields/TextField';
import { type EditorProps, type Live } from '../queryType';
import { type LogsQuery } from './run';
import { levels, mostLines } from './tail';

type Props = EditorProps<LogsQuery>;

async function filesOf({ process, taskManager }: LogsQuery, live: Live) {
  const id = live.replace(taskManager) || (await live.flink.taskManagerIds())[0] || '';
  const place: LogPlace = process === 'jobmanager' ? { process } : { process: 'taskmanager', id };
  const files = await live.flink.logFiles(place);
  return files.map(({ name }) => ({ value: name }));
}

/** What is read of the chosen file. */
function LineFields({ query, onChange, live, variables }: Props) {
  const id = useId();
  return (
    <>
      <LiveField
        label={t('query.logs.file.label', 'File')}
        help={t('query.logs.file.help', 'A log file of the process. Files of more than 10 MB are not read.')}
        placeholder={t('query.logs.file.placeholder', 'Main log')}
        value={query.file}
        onChange={(file) => onChange({ ...query, file })}
        load={() => filesOf(query, live)}
        variables={variables}
      />
      <ChoiceField
        label={t('query.logs.level.label', 'Level')}
        help={t('query.logs.level.help', 'This level and worse.')}
        value={query.level}
        options={[
          { value: '', label: t('query.logs.level.all', 'All') },
          ...levels.map((level) => ({ value: String(level) })),
        ]}
        onChange={(level) => onChange({ ...query, level })}
      />
      <InlineField
        label={t('query.logs.lines.label', 'Lines')}
        labelWidth={14}
        htmlFor={id}
        tooltip={t('query.logs.lines.help', 'The newest so many. A message with its stack trace counts as one.')}
      >
        <Input
          id={id}
          type="number"
          width={16}
          min={1}
          max={mostLines}
          value={query.lines}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            onChange({ ...query, lines: Number.isNaN(valueAsNumber) ? 1 : valueAsNumber })
          }
        />
      </InlineField>
    </>
  );
}

export function Editor(props: Props) {
  const { query, onChange, live, variables } = props;
  const isFiles = query.show === 'files';
  return (
    <>
      <ChoiceField
        label={t('query.logs.show.label', 'Content')}
        value={query.show}
        options={[
          { value: 'tail', label: t('query.logs.show.tail', 'Newest lines') },
          { value: 'files', label: t('query.logs.show.files', 'List of files') },
        ]}
        onChange={(show) => onChange({ ...query, show })}
      />
      <ChoiceField
        label={t('query.logs.process.label', 'Process')}
        help={t(
          'query.logs.process.help',
          'Logs of the JobManager can hold secrets: Grafana’s editors and administrators may read them, viewers may not.'
        )}
        value={query.process}
        options={[
          { value: 'taskmanager', label: 'TaskManager' },
          { value: 'jobmanager', label: 'JobManager' },
        ]}
        onChange={(process) => onChange({ ...query, process, file: '' })}
      />
      {query.process !== 'jobmanager' && (
        <TaskManagerField
          taskManager={query.taskManager}
          placeholder={
            isFiles
              ? t('query.logs.taskManager.all', 'All TaskManagers')
              : t('query.logs.taskManager.first', 'First TaskManager')
          }
          onChange={(taskManager) => onChange({ ...query, taskManager })}
          live={live}
          variables={variables}
        />
      )}
      {!isFiles && <LineFields {...props} />}
      <TextField
        label={t('query.logs.search.label', 'Search')}
        help={t(
          'query.logs.search.help',
          'Text or /regular expression/, in lines with their stack traces or in names of files.'
        )}
        placeholder={t('query.logs.search.placeholder', 'Everything')}
        value={query.search}
        onChange={(search) => onChange({ ...query, search })}
      />
    </>
  );
}
