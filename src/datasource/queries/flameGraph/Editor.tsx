import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { TextField } from '../../fields/TextField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { type FlameGraphQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<FlameGraphQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.flameGraph.vertex.placeholder', 'Busiest vertex')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
      <TextField
        label={t('query.flameGraph.subtask.label', 'Subtask')}
        help={t(
          'query.flameGraph.subtask.help',
          'Number from 0, or a variable. Single subtasks need Flink 1.17 or newer.'
        )}
        placeholder={t('query.flameGraph.subtask.placeholder', 'All together')}
        value={query.subtask}
        onChange={(subtask) => onChange({ ...query, subtask })}
      />
      <ChoiceField
        label={t('query.flameGraph.type.label', 'Threads')}
        help={t('query.flameGraph.type.help', 'Which samples count, by what the thread did when it was looked at.')}
        value={query.type}
        options={[
          { value: 'full', label: t('query.flameGraph.type.full', 'All samples') },
          { value: 'onCpu', label: t('query.flameGraph.type.onCpu', 'On CPU: running') },
          { value: 'offCpu', label: t('query.flameGraph.type.offCpu', 'Off CPU: waiting or blocked') },
        ]}
        onChange={(type) => onChange({ ...query, type })}
      />
    </>
  );
}
