import { t } from '@grafana/i18n';
import {
  checkpointConfig,
  checkpointCounts,
  checkpoints as checkpointsFrame,
  checkpointSummary,
  latestCheckpoints,
} from '../../../frames/checkpoints';
import { pastCheckpoints } from '../../../frames/checkpointGauges';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type CheckpointsQuery, run } from './run';

export const checkpoints = defineQueryType<CheckpointsQuery>({
  label: () => t('query.checkpoints.label', 'Checkpoints'),
  description: () =>
    t('query.checkpoints.description', 'History, counts, percentiles or configuration of a job’s checkpoints'),
  group: 'checkpoints',
  frames: [
    {
      contract: checkpointsFrame,
      what: '`history`: one row a checkpoint or savepoint, newest first. Flink lists the last ten; those that were seen since the dashboard was opened stay.',
    },
    {
      contract: latestCheckpoints,
      what: '`history`, second frame: one row, the latest of each kind and the settings that explain them.',
    },
    { contract: checkpointCounts, what: '`counts`: one row, Flink’s counters since the JobManager started.' },
    { contract: checkpointSummary, what: '`summary`: one row a statistic, over the completed checkpoints.' },
    { contract: checkpointConfig, what: '`config`: one row a setting.' },
    {
      contract: pastCheckpoints,
      what: '`history` with its past: one frame a gauge of checkpoints, as Grafana’s Prometheus data source gives them, told apart by `__name__`.',
    },
  ],
  defaults: { job: '', show: 'history', phases: false, past: false },
  run,
  Editor,
  variable: { text: 'id', value: 'id' },
});
