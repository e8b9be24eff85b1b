import { t } from '@grafana/i18n';
import { subtasks as subtasksFrame, subtaskTimes } from '../../../frames/subtasks';
import { subtaskTimeline } from '../../../frames/subtaskTimeline';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { run, type SubtasksQuery } from './run';

export const subtasks = defineQueryType<SubtasksQuery>({
  label: () => t('query.subtasks.label', 'Subtasks'),
  description: () =>
    t('query.subtasks.description', 'The subtasks of one vertex: pressure, skew, where they run, states'),
  group: 'pressure',
  frames: [
    { contract: subtasksFrame, what: 'One row a subtask, the hottest first (“Now”).' },
    { contract: subtaskTimes, what: 'One row a subtask, the slowest to start first (“Time in states”).' },
    { contract: subtaskTimeline, what: 'One row for each change of a state (“States over time”).' },
  ],
  defaults: { job: '', vertex: '', show: 'now' },
  run,
  Editor,
  variable: { text: 'subtask', value: 'subtask' },
});
