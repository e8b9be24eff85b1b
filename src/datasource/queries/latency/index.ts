import { t } from '@grafana/i18n';
import { latency as latencyFrame } from '../../../frames/latency';
import { latencySeries, pastLatency } from '../../../frames/latencySeries';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type LatencyQuery } from './query';
import { run } from './run';

export const latency = defineQueryType<LatencyQuery>({
  label: () => t('query.latency.label', 'Latency'),
  description: () => t('query.latency.description', 'How long latency markers took from sources to operators'),
  group: 'latency',
  frames: [
    {
      contract: latencyFrame,
      what: 'For `show: now` and `show: both`. One row a source, operator and subtask, operators in topological order. A statistic that was not asked for has no column.',
    },
    {
      contract: latencySeries,
      what: 'For `show: series`, `show: subtasks` and `show: both`. One frame a source, operator and statistic (and subtask), in topological order of the operators; the value’s labels are `source`, `operator`, `statistic`, `subtask`, `vertex` and the ids `source_id`, `operator_id`, `vertex_id`. A point is what one refresh has read, since the dashboard was opened. For `both` and `subtasks` a third column `unchanged` tells for each point how long (ms) no value of the line has changed: markers have stopped when it grows. It stays 0 where that cannot be told: operators so fast that all their markers take the same few milliseconds, and each subtask of large jobs.',
    },
    {
      contract: pastLatency,
      what: 'All but `show: now` with its past: one frame a source, operator and quantile (and subtask), as Grafana’s Prometheus data source gives them; but for `show: series` also how many markers had come in.',
    },
  ],
  defaults: { job: '', vertex: '', statistic: 'p99', source: '', show: 'now', past: false },
  run,
  Editor,
  variable: { text: 'operator', value: 'operator id' },
});
