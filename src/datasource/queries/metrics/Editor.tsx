import { t } from '@grafana/i18n';
import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import { browserClock } from '../../clock';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { LiveField } from '../../fields/LiveField';
import { SeveralField } from '../../fields/SeveralField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { aggregations, scopes, shapes, values } from './choices';
import { liveNames, liveOperators } from './names';
import { defaults, familyOf, firstMetrics, isScope, type MetricScope, type MetricsQuery } from './query';

type Props = EditorProps<MetricsQuery>;

/** Metrics of another family have other names, and each by itself is what one chooses single subtasks for. */
export function withScope(query: MetricsQuery, scope: MetricScope): MetricsQuery {
  const isSameFamily = familyOf(scope) === familyOf(query.scope);
  const metrics = isSameFamily ? query.metrics : [...firstMetrics[familyOf(scope)]];
  const together = query.aggregation === 'none' ? 'max' : query.aggregation;
  const aggregation = scope === 'subtask' || scope === 'taskmanager' ? 'none' : together;
  return { ...query, scope, metrics, aggregation };
}

/** A saved scope may be none. */
const withKnownScope = (query: MetricsQuery): MetricsQuery =>
  isScope(query.scope) ? query : { ...query, scope: defaults.scope };

function SubtaskField({ query, onChange }: Pick<Props, 'query' | 'onChange'>) {
  const id = useId();
  return (
    <InlineField
      label={t('query.metrics.subtask.label', 'Subtasks')}
      labelWidth={14}
      htmlFor={id}
      tooltip={t('query.metrics.subtask.help', 'Indices such as 0,2-4, or a variable.')}
    >
      <Input
        id={id}
        key={query.subtask}
        width={50}
        placeholder={t('query.metrics.subtask.placeholder', 'All subtasks')}
        defaultValue={query.subtask}
        onBlur={({ currentTarget }) =>
          currentTarget.value === query.subtask || onChange({ ...query, subtask: currentTarget.value.trim() })
        }
      />
    </InlineField>
  );
}

function TaskFields({ query, onChange, live, variables }: Props) {
  return (
    <>
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.metrics.vertex.placeholder', 'All vertices')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
      {query.scope === 'operator' && (
        <LiveField
          label={t('query.metrics.operator.label', 'Operator')}
          help={t('query.metrics.operator.help', 'As Flink writes it before the names of metrics.')}
          placeholder={t('query.metrics.operator.placeholder', 'The task itself')}
          value={query.operator}
          onChange={(operator) => onChange({ ...query, operator })}
          load={async () => (await liveOperators(query, live, browserClock)).map((value) => ({ value }))}
          variables={variables}
        />
      )}
      {query.scope !== 'vertex' && <SubtaskField query={query} onChange={onChange} />}
    </>
  );
}

/** Where to ask. */
function PlaceFields(props: Props) {
  const { query, onChange, live, variables } = props;
  const family = familyOf(query.scope);
  return (
    <>
      {family !== 'process' && (
        <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      )}
      {family === 'task' && <TaskFields {...props} />}
      {query.scope === 'taskmanager' && (
        <LiveField
          label={t('query.metrics.taskManager.label', 'TaskManager')}
          help={t('query.metrics.taskManager.help', 'Its ID, or a variable.')}
          placeholder={t('query.metrics.taskManager.placeholder', 'All TaskManagers, each by itself')}
          value={query.taskManager}
          onChange={(taskManager) => onChange({ ...query, taskManager })}
          load={async () => (await live.flink.taskManagerIds()).map((value) => ({ value }))}
          variables={variables}
        />
      )}
    </>
  );
}

/** What to ask for. */
function MetricFields({ query, onChange, live, variables }: Props) {
  const hasSeveral = familyOf(query.scope) === 'task' || query.scope === 'taskmanagers';
  return (
    <>
      <SeveralField
        label={t('query.metrics.metrics.label', 'Metrics')}
        help={t('query.metrics.metrics.help', 'Names as Flink gives them. The list has those that there are now.')}
        placeholder={
          query.as === 'table'
            ? t('query.metrics.metrics.all', 'All metrics')
            : t('query.metrics.metrics.choose', 'Choose metrics')
        }
        values={query.metrics}
        onChange={(metrics) => onChange({ ...query, metrics })}
        load={() => liveNames(query, live, browserClock)}
        variables={variables}
      />
      {hasSeveral && (
        <ChoiceField
          label={t('query.metrics.aggregation.label', 'Together as')}
          help={t('query.metrics.aggregation.help', 'How the subtasks or TaskManagers become one value.')}
          value={query.aggregation}
          options={aggregations()}
          onChange={(aggregation) => onChange({ ...query, aggregation })}
        />
      )}
      <ChoiceField
        label={t('query.metrics.value.label', 'Value')}
        value={query.value}
        options={values()}
        onChange={(value) => onChange({ ...query, value })}
      />
      <ChoiceField
        label={t('query.metrics.as.label', 'As')}
        help={t('query.metrics.as.help', 'Flink keeps no past: a series grows while the dashboard is open.')}
        value={query.as}
        options={shapes()}
        onChange={(as) => onChange({ ...query, as })}
      />
    </>
  );
}

export function Editor(saved: Props) {
  const props = { ...saved, query: withKnownScope(saved.query) };
  const { query, onChange } = props;
  return (
    <>
      <ChoiceField
        label={t('query.metrics.scope.label', 'Metrics of')}
        value={query.scope}
        options={scopes()}
        onChange={(scope) => onChange(withScope(query, scope))}
      />
      <PlaceFields {...props} />
      <MetricFields {...props} />
    </>
  );
}
