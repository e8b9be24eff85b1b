import { t } from '@grafana/i18n';
import { subtaskWatermarks, watermarkLag, watermarks as watermarksFrame } from '../../../frames/watermarks';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { run, type WatermarksQuery } from './run';

export const watermarks = defineQueryType<WatermarksQuery>({
  label: () => t('query.watermarks.label', 'Watermarks'),
  description: () => t('query.watermarks.description', 'How far event time lags, and which subtask holds it back'),
  group: 'latency',
  frames: [
    { contract: watermarksFrame, what: 'One row a vertex that is no source, the greatest lag first (“Vertices”).' },
    { contract: subtaskWatermarks, what: 'One row a subtask, the greatest lag first (“Subtasks”).' },
    { contract: watermarkLag, what: 'One frame a vertex: its lag over time (“Lag over time”).' },
  ],
  defaults: { job: '', vertex: '', show: 'vertices' },
  run,
  Editor,
  variable: { text: 'name', value: 'id' },
});
