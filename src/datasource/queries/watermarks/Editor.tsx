import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { type WatermarksQuery } from './run';

const views = () => [
  {
    value: 'vertices',
    label: t('query.watermarks.vertices', 'Vertices'),
    description: t('query.watermarks.verticesHelp', 'Lag, and the subtask that holds the vertex back'),
  },
  {
    value: 'subtasks',
    label: t('query.watermarks.subtasks', 'Subtasks'),
    description: t('query.watermarks.subtasksHelp', 'Watermark and lag of each'),
  },
  {
    value: 'series',
    label: t('query.watermarks.series', 'Lag over time'),
    description: t('query.watermarks.seriesHelp', 'Since the dashboard was opened: Flink keeps no past'),
  },
];

export function Editor({ query, onChange, live, variables }: EditorProps<WatermarksQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.watermarks.all', 'All but sources')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
      <ChoiceField
        label={t('query.watermarks.show', 'Rows')}
        value={query.show}
        options={views()}
        onChange={(show) => onChange({ ...query, show })}
      />
    </>
  );
}
