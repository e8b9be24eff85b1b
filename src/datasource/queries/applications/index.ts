import { t } from '@grafana/i18n';
import { applications as applicationsFrame } from '../../../frames/applications';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type ApplicationsQuery, run } from './run';

export const applications = defineQueryType<ApplicationsQuery>({
  label: () => t('query.applications.label', 'Applications'),
  description: () => t('query.applications.description', 'One row an application, from Flink 2.3 on'),
  group: 'health',
  frames: [{ contract: applicationsFrame, what: 'One row an application, those that go on first.' }],
  defaults: {},
  run,
  Editor,
  variable: { text: 'name', value: 'id' },
});
