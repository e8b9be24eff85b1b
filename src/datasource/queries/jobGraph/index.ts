import { t } from '@grafana/i18n';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type JobGraphQuery, run } from './run';

export const jobGraph = defineQueryType<JobGraphQuery>({
  label: () => t('query.jobGraph.label', 'Job graph'),
  description: () => t('query.jobGraph.description', 'Vertices with pressure and rates, and how they are connected'),
  defaults: { job: '' },
  run,
  Editor,
  variable: { text: 'title', value: 'id' },
});
