import { t } from '@grafana/i18n';
import { cluster as clusterFrame } from '../../../frames/cluster';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type ClusterQuery, run } from './run';

export const cluster = defineQueryType<ClusterQuery>({
  label: () => t('query.cluster.label', 'Cluster'),
  description: () => t('query.cluster.description', 'One row: version, TaskManagers, slots, jobs by state'),
  group: 'health',
  frames: [{ contract: clusterFrame, what: 'One row: the cluster. On a History Server the counts are empty.' }],
  defaults: {},
  run,
  Editor,
  variable: { text: 'version', value: 'version' },
});
