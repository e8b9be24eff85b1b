import { t } from '@grafana/i18n';
import {
  taskManagerCollectors,
  taskManagerMemory,
  taskManagerNetwork,
  taskManagers as taskManagersFrame,
} from '../../../frames/taskManagers';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { run, type TaskManagersQuery } from './run';

export const taskManagers = defineQueryType<TaskManagersQuery>({
  label: () => t('query.taskManagers.label', 'TaskManagers'),
  description: () =>
    t('query.taskManagers.description', 'Slots, heartbeats, memory, network buffers, garbage collection'),
  group: 'resources',
  frames: [
    { contract: taskManagersFrame, what: 'With `show: list`: one row a TaskManager, late heartbeats first.' },
    { contract: taskManagerMemory, what: 'With `show: memory`: one row a TaskManager and kind, the fullest first.' },
    { contract: taskManagerNetwork, what: 'With `show: network`: one row a TaskManager, the fullest first.' },
    { contract: taskManagerCollectors, what: 'With `show: gc`: one row a TaskManager and collector, longest first.' },
  ],
  defaults: { taskManager: '', show: 'list' },
  run,
  Editor,
  variable: { text: 'task manager', value: 'task manager' },
});
