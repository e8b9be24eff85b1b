import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { type MetricAggregation, type MetricScope, type MetricsQuery } from './query';

export const scopes = (): Array<ComboboxOption<MetricScope>> => [
  { value: 'vertex', label: t('query.metrics.scope.vertex', 'Vertex, all its subtasks') },
  { value: 'subtask', label: t('query.metrics.scope.subtask', 'Subtasks of a vertex') },
  { value: 'operator', label: t('query.metrics.scope.operator', 'Operator within a vertex') },
  { value: 'job', label: t('query.metrics.scope.job', 'Job') },
  { value: 'taskmanager', label: t('query.metrics.scope.taskmanager', 'TaskManager') },
  { value: 'taskmanagers', label: t('query.metrics.scope.taskmanagers', 'TaskManagers together') },
  { value: 'jobmanager', label: t('query.metrics.scope.jobmanager', 'JobManager') },
];

export const aggregations = (): Array<ComboboxOption<MetricAggregation>> => [
  { value: 'max', label: t('query.metrics.aggregation.max', 'Maximum') },
  { value: 'avg', label: t('query.metrics.aggregation.avg', 'Mean') },
  { value: 'min', label: t('query.metrics.aggregation.min', 'Minimum') },
  { value: 'sum', label: t('query.metrics.aggregation.sum', 'Sum') },
  {
    value: 'skew',
    label: t('query.metrics.aggregation.skew', 'Skew'),
    description: t('query.metrics.aggregation.skewHelp', 'How uneven they are, in per cent; from Flink 1.20 on'),
  },
  { value: 'none', label: t('query.metrics.aggregation.none', 'Each by itself') },
];

export const shapes = (): Array<ComboboxOption<MetricsQuery['as']>> => [
  { value: 'series', label: t('query.metrics.as.series', 'Time series, from now on') },
  { value: 'table', label: t('query.metrics.as.table', 'Table of this moment') },
];

export const values = (): Array<ComboboxOption<MetricsQuery['value']>> => [
  { value: 'gauge', label: t('query.metrics.value.gauge', 'As Flink gives it') },
  { value: 'rate', label: t('query.metrics.value.rate', 'Growth per second, for counters') },
];
