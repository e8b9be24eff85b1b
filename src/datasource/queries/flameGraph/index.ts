import { t } from '@grafana/i18n';
import { flameGraph as flameGraphFrame } from '../../../frames/flameGraph';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type FlameGraphQuery, run } from './run';

export const flameGraph = defineQueryType<FlameGraphQuery>({
  label: () => t('query.flameGraph.label', 'Flame graph'),
  description: () => t('query.flameGraph.description', 'Where a vertex spends its time, for the Flame graph panel'),
  group: 'pressure',
  frames: [
    {
      contract: flameGraphFrame,
      what: 'One row a place in the sampled stacks, for Grafana’s own Flame graph panel. Flink takes the samples when it is asked: the first answer takes some seconds.',
    },
  ],
  defaults: { job: '', vertex: '', subtask: '', type: 'full' },
  run,
  Editor,
  variable: { text: 'label', value: 'label' },
});
