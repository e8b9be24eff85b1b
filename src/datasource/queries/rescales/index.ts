import { t } from '@grafana/i18n';
import { rescaleCounts, rescales as rescalesFrame } from '../../../frames/rescales';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type RescalesQuery, run } from './run';

export const rescales = defineQueryType<RescalesQuery>({
  label: () => t('query.rescales.label', 'Rescales'),
  description: () => t('query.rescales.description', 'When and why the adaptive scheduler changed the parallelism'),
  group: 'health',
  frames: [
    { contract: rescalesFrame, what: 'One row a rescale that Flink remembers, the newest first.' },
    { contract: rescaleCounts, what: 'One row: how many rescales there were.' },
  ],
  defaults: { job: '' },
  run,
  Editor,
  variable: { text: 'started', value: 'id' },
});
