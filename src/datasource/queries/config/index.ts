import { t } from '@grafana/i18n';
import { config as configFrame } from '../../../frames/config';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type ConfigQuery, run } from './run';

export const config = defineQueryType<ConfigQuery>({
  label: () => t('query.config.label', 'Configuration'),
  description: () => t('query.config.description', 'Options of a job or of the cluster'),
  group: 'resources',
  frames: [{ contract: configFrame, what: 'One row an option; values whose names look secret are masked.' }],
  defaults: { of: 'job', job: '' },
  run,
  Editor,
  variable: { text: 'name', value: 'value' },
});
