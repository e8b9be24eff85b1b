import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { type SubtasksQuery } from './run';

const views = () => [
  {
    value: 'now',
    label: t('query.subtasks.now', 'Now'),
    description: t('query.subtasks.nowHelp', 'Pressure, records, bytes and skew; the hottest first'),
  },
  {
    value: 'times',
    label: t('query.subtasks.times', 'Time in states'),
    description: t('query.subtasks.timesHelp', 'How long each took to start; the slowest first'),
  },
  {
    value: 'timeline',
    label: t('query.subtasks.timeline', 'States over time'),
    description: t('query.subtasks.timelineHelp', 'For the state timeline panel: the current attempts'),
  },
];

export function Editor({ query, onChange, live, variables }: EditorProps<SubtasksQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.subtasks.busiest', 'Busiest vertex')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
      <ChoiceField
        label={t('query.subtasks.show', 'Subtasks')}
        value={query.show}
        options={views()}
        onChange={(show) => onChange({ ...query, show })}
      />
    </>
  );
}
