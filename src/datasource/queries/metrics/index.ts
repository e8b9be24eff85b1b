import { t } from '@grafana/i18n';
import { metrics as metricsFrame, metricSeries } from '../../../frames/metrics';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { defaults, type MetricsQuery } from './query';
import { run } from './run';

export const metrics = defineQueryType<MetricsQuery>({
  label: () => t('query.metrics.label', 'Metrics'),
  description: () =>
    t('query.metrics.description', 'Any metric of Flink: as it is now, and since the dashboard was opened'),
  group: 'resources',
  frames: [
    {
      contract: metricSeries,
      what: 'One frame a series. The value has the metric’s unit and labels: metric, and what there is of job, vertex, subtask, taskmanager, operator, aggregation. `meta.custom.knownSince` says since when values are known.',
    },
    {
      contract: metricsFrame,
      what: 'As a table: one row a metric and place, in the order of the query, greatest first.',
    },
  ],
  defaults,
  run,
  Editor,
  variable: { text: 'metric', value: 'metric' },
});
