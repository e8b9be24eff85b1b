import { type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Observable } from 'rxjs';
import { type Failure, FlinkError } from '../../../flink/errors';
import { checkpoints } from '../../../frames/checkpoints';
import { checkpointRow } from '../../../frames/checkpointsOf';
import { checkpointSubtasks, checkpointVertices } from '../../../frames/checkpointSubtasks';
import {
  checkpointSubtaskRows,
  checkpointVertexRows,
  type NamedVertex,
  type OpenedCheckpoint,
} from '../../../frames/checkpointSubtasksOf';
import { fill, raw } from '../../../text/fill';
import { checkpointMemory, type CheckpointMemory } from '../../checkpoints/memory';
import { isOff, offStep, takesNone } from '../../checkpoints/off';
import { orNull } from '../../checkpoints/partial';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';
import { checkpointOf, type Choice, choose } from './chosen';

export type Show = 'vertices' | 'subtasks';

export interface CheckpointSubtasksQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** An id, or one of `choices`. */
  checkpoint: string;
  /** Id or whole name; empty = all. */
  vertex: string;
  show: Show;
}

const table = 'table' as const;
const info = (text: string): QueryResultMetaNotice => ({ severity: 'info', text });

const absent = (): Record<Choice, string> => ({
  latest: t('query.checkpointSubtasks.noCompleted', 'No checkpoint of this job has completed yet.'),
  newest: t('query.checkpointSubtasks.noNewest', 'This job has taken no checkpoint yet.'),
  latestFailed: t('query.checkpointSubtasks.noFailed', 'Flink remembers no failed checkpoint of this job.'),
  latestSavepoint: t('query.checkpointSubtasks.noSavepoint', 'Flink remembers no savepoint of this job.'),
  slowest: t('query.checkpointSubtasks.noSlowest', 'No checkpoint of this job has ended yet.'),
});

function none(choice: Choice, show: Show): Step {
  const meta = { preferredVisualisationType: table, notices: [info(absent()[choice])] };
  return { frames: [show === 'vertices' ? checkpointVertices.frame([], meta) : checkpointSubtasks.frame([], meta)] };
}

function waitingNotice(waiting: number, all: number): QueryResultMetaNotice[] {
  const text = t(
    'query.checkpointSubtasks.waiting',
    '{{- waiting}} of {{- all}} vertices are not loaded yet: the next refreshes bring them.',
    raw
  );
  return waiting === 0 ? [] : [info(fill(text, { waiting, all }))];
}

/** Ids of the vertices that the query means. */
function wantedVertices(vertex: string, named: ReadonlyMap<string, NamedVertex>, all: readonly string[]): string[] {
  const found = vertex === '' ? [...all] : all.filter((id) => id === vertex || named.get(id)?.name === vertex);
  if (vertex !== '' && found.length === 0) {
    throw new FlinkError({ kind: 'invalid', what: 'vertex', value: vertex.slice(0, 80) });
  }
  return found;
}

interface Opened extends OpenedCheckpoint {
  jobId: string;
  waiting: number;
  partial: Failure[];
}

function stepOf({ jobId, waiting, partial, ...opened }: Opened, show: Show, memory: CheckpointMemory): Step {
  const { details, vertices, named } = opened;
  const notices = waitingNotice(waiting, vertices.length);
  const subtasks = checkpointSubtasks.frame(checkpointSubtaskRows(opened), {
    preferredVisualisationType: table,
    notices,
  });
  const byVertex = checkpointVertices.frame(checkpointVertexRows(opened), {
    preferredVisualisationType: table,
    notices: show === 'vertices' ? notices : [],
  });
  const seen = memory.history.find(jobId, details.id);
  const row = checkpointRow(
    {
      checkpoint: seen?.checkpoint ?? details,
      isListed: seen?.isListed ?? true,
      restoredAt: seen?.restoredAt ?? null,
      slowest: memory.details.slowest(jobId, details),
    },
    (id) => named.get(id)?.title ?? null
  );
  const checkpoint = checkpoints.frame([row], { preferredVisualisationType: table });
  return { frames: show === 'vertices' ? [byVertex, checkpoint] : [subtasks, byVertex, checkpoint], partial };
}

async function open(
  jobId: string,
  id: number,
  query: CheckpointSubtasksQuery,
  { flink, clock, budget }: QueryContext,
  signal: AbortSignal
): Promise<Step> {
  const memory = checkpointMemory(flink, clock);
  const partial: Failure[] = [];
  const details = await memory.details.of(jobId, id, signal);
  const ids = [...details.vertices.keys()];
  const named = (await orNull(memory.vertices(jobId, ids, signal), partial)) ?? memory.knownVertices(jobId);
  const vertices = wantedVertices(query.vertex, named, ids);
  const withPlaces = query.show === 'subtasks';
  const loaded = await memory.details.load({ jobId, details, vertices, withPlaces, budget, signal });
  const opened = { jobId, details, vertices, named, ...loaded, partial: [...partial, ...loaded.failures] };
  return stepOf(opened, query.show, memory);
}

async function step(query: CheckpointSubtasksQuery, context: QueryContext, signal: AbortSignal): Promise<Step> {
  const { flink, clock } = context;
  const wanted = checkpointOf(query.checkpoint);
  if (query.show !== 'vertices' && query.show !== 'subtasks') {
    throw new FlinkError({ kind: 'badQuery' });
  }
  const jobId = await context.jobId(query.job, signal);
  if (typeof wanted === 'number') {
    return open(jobId, wanted, query, context, signal);
  }
  const answer = await flink.checkpoints(jobId, signal);
  const memory = checkpointMemory(flink, clock);
  memory.history.add(jobId, answer);
  const chosen = choose(answer, wanted);
  if (chosen !== null) {
    return open(jobId, chosen.id, query, context, signal);
  }
  const isNever = answer.counts.total === 0 && takesNone(answer, await memory.config(jobId, signal));
  return isNever ? offStep() : none(wanted, query.show);
}

export const run = (query: CheckpointSubtasksQuery, context: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    try {
      return await step(query, context, signal);
    } catch (thrown) {
      if (!isOff(thrown)) {
        throw thrown;
      }
      return offStep();
    }
  });
