import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { type Checkpoint } from '../../../flink/checkpoints';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { LiveField } from '../../fields/LiveField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps, type Live } from '../queryType';
import { type Choice } from './chosen';
import { type CheckpointSubtasksQuery, type Show } from './run';

const choices = (): Array<ComboboxOption<Choice>> => [
  { value: 'latest', label: t('query.checkpointSubtasks.latest', 'Latest completed') },
  { value: 'newest', label: t('query.checkpointSubtasks.newest', 'Newest, also in progress') },
  { value: 'latestFailed', label: t('query.checkpointSubtasks.latestFailed', 'Latest failed') },
  { value: 'latestSavepoint', label: t('query.checkpointSubtasks.latestSavepoint', 'Latest savepoint') },
  { value: 'slowest', label: t('query.checkpointSubtasks.slowest', 'Slowest of those that Flink lists') },
];

const shows = (): Array<ComboboxOption<Show>> => [
  {
    value: 'vertices',
    label: t('query.checkpointSubtasks.vertices', 'Vertex'),
    description: t('query.checkpointSubtasks.verticesHelp', 'One row a vertex, with its slowest subtask'),
  },
  {
    value: 'subtasks',
    label: t('query.checkpointSubtasks.subtasks', 'Subtask'),
    description: t(
      'query.checkpointSubtasks.subtasksHelp',
      'One row a subtask, with its TaskManager: one more request a vertex'
    ),
  },
];

const listed = ({ id, status, kind, triggered }: Checkpoint): ComboboxOption<string> => ({
  value: String(id),
  description: `${status} · ${kind} · ${dateTimeFormat(triggered)}`,
});

/** Those that Flink lists now, newest first. */
export async function checkpointOptions(live: Live, job: string): Promise<Array<ComboboxOption<string>>> {
  const { history } = await live.flink.checkpoints(await live.jobId(job));
  return history.map(listed);
}

export function Editor({ query, onChange, live, variables }: EditorProps<CheckpointSubtasksQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <LiveField
        label={t('query.checkpointSubtasks.checkpoint', 'Checkpoint')}
        help={t('query.checkpointSubtasks.checkpointHelp', 'One of the job’s checkpoints, by ID, or a variable.')}
        placeholder={t('query.checkpointSubtasks.latest', 'Latest completed')}
        value={query.checkpoint}
        onChange={(checkpoint) => onChange({ ...query, checkpoint })}
        load={() => checkpointOptions(live, query.job)}
        variables={variables}
        fixed={choices()}
      />
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.checkpointSubtasks.allVertices', 'All vertices')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
      <ChoiceField
        label={t('query.checkpointSubtasks.show', 'One row a')}
        value={query.show}
        options={shows()}
        onChange={(show) => onChange({ ...query, show })}
      />
    </>
  );
}
