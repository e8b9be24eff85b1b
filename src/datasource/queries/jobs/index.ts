import { t } from '@grafana/i18n';
import { jobsWithDetails } from '../../../frames/jobs';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type JobsQuery, run } from './run';

export const jobs = defineQueryType<JobsQuery>({
  label: () => t('query.jobs.label', 'Jobs'),
  description: () => t('query.jobs.description', 'One row a job: state, age, tasks'),
  group: 'health',
  frames: [
    {
      contract: jobsWithDetails,
      what: 'One row a job, running ones first. The last four columns are there with `details: restarts` only.',
    },
  ],
  defaults: { states: [], name: '', details: 'none' },
  run,
  Editor,
  variable: { text: 'name', value: 'name' },
});
