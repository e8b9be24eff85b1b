import { t } from '@grafana/i18n';
import { vertices as verticesFrame } from '../../../frames/vertices';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { run, type VerticesQuery } from './run';

export const vertices = defineQueryType<VerticesQuery>({
  label: () => t('query.vertices.label', 'Vertices'),
  description: () => t('query.vertices.description', 'One row a vertex: pressure, records and bytes, tasks'),
  group: 'pressure',
  frames: [{ contract: verticesFrame, what: 'One row a vertex, in topological order.' }],
  defaults: { job: '' },
  run,
  Editor,
  variable: { text: 'name', value: 'id' },
});
