import { t } from '@grafana/i18n';
import { checkpoints as checkpointsFrame } from '../../../frames/checkpoints';
import { checkpointSubtasks as subtasksFrame, checkpointVertices } from '../../../frames/checkpointSubtasks';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type CheckpointSubtasksQuery, run } from './run';

export const checkpointSubtasks = defineQueryType<CheckpointSubtasksQuery>({
  label: () => t('query.checkpointSubtasks.label', 'One checkpoint'),
  description: () =>
    t('query.checkpointSubtasks.description', 'Where a checkpoint spent its time, by vertex and by subtask'),
  group: 'checkpoints',
  frames: [
    {
      contract: subtasksFrame,
      what: '`subtasks`: one row a subtask; those that have not acknowledged first, then the slowest.',
    },
    {
      contract: checkpointVertices,
      what: '`vertices`, and second frame of `subtasks`: one row a vertex; those with missing acknowledgements first, then the slowest.',
    },
    { contract: checkpointsFrame, what: 'Last frame of both: one row, the checkpoint itself.' },
  ],
  defaults: { job: '', checkpoint: 'latest', vertex: '', show: 'vertices' },
  run,
  Editor,
  variable: { text: 'vertex', value: 'vertex id' },
});
