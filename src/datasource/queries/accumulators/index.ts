import { t } from '@grafana/i18n';
import { accumulators as accumulatorsFrame } from '../../../frames/accumulators';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type AccumulatorsQuery, run } from './run';

export const accumulators = defineQueryType<AccumulatorsQuery>({
  label: () => t('query.accumulators.label', 'Accumulators'),
  description: () => t('query.accumulators.description', 'What the code of a job counts itself'),
  group: 'resources',
  frames: [{ contract: accumulatorsFrame, what: 'One row an accumulator, of the whole job or of one vertex.' }],
  defaults: { job: '', vertex: '' },
  run,
  Editor,
  variable: { text: 'name', value: 'name' },
});
