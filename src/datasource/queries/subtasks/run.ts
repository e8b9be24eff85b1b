import { t } from '@grafana/i18n';
import { type Observable } from 'rxjs';
import { type FlinkClient } from '../../../flink/client';
import { isId } from '../../../flink/ids';
import { type Job, type Vertex } from '../../../flink/job';
import { isTerminal } from '../../../flink/jobs';
import { JobMemories } from '../../../flink/pressure/memory';
import { SubtaskHistories } from '../../../flink/pressure/subtaskHistory';
import { subtasks, subtaskTimes } from '../../../frames/subtasks';
import { subtasksOf, subtaskTimesOf } from '../../../frames/subtasksOf';
import { subtaskTimeline } from '../../../frames/subtaskTimeline';
import { fill, raw } from '../../../text/fill';
import { observeSteps } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { vertexOf } from '../../vertexOf';
import { type QueryContext, type Step } from '../queryType';

export interface SubtasksQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or name; empty = the vertex that is busiest now. */
  vertex: string;
  /** `now`, `times` or `timeline`. */
  show: string;
}

/** What to ask about one vertex. */
interface Asked {
  jobId: string;
  vertexId: string;
  signal: AbortSignal;
}

const historiesOf = perDataSource(() => new SubtaskHistories());
const jobsOf = perDataSource(() => new JobMemories());

/** By then Flink has fetched the metrics that the first request after a silence makes it fetch. */
const fetchedMs = 1_200;

/**
 * The vertex whose tasks are busiest in the mean; where none counts its busy time, the most backpressured one. By the
 * growth of its counters since an earlier refresh, or since the start of its tasks while there was none. Where nothing
 * runs, the first vertex; undefined when there is none.
 */
function busiest(flink: FlinkClient, job: Job, now: number): Vertex | undefined {
  const memory = jobsOf(flink).of(job.id);
  memory.add(job, now);
  const heat = ({ id }: Vertex) => {
    const { busy, backpressured } = memory.means.get(id)?.shares ?? { busy: null, backpressured: null };
    return busy === null ? (backpressured ?? -1) - 1 : busy;
  };
  return [...job.vertices].sort((left, right) => heat(right) - heat(left))[0];
}

async function vertexIdOf(query: SubtasksQuery, jobId: string, context: QueryContext, signal: AbortSignal) {
  const { flink, clock } = context;
  if (isId(query.vertex)) {
    return query.vertex;
  }
  const job = await flink.job(jobId, signal);
  if (query.vertex.trim() !== '') {
    return vertexOf(job, query.vertex).id;
  }
  return busiest(flink, job, clock.now())?.id;
}

async function* nowSteps({ flink, clock }: QueryContext, { jobId, vertexId, signal }: Asked): AsyncGenerator<Step> {
  const history = historiesOf(flink).of(`${jobId}/${vertexId}`);
  const isFirst = history.isSilent(clock.now());
  const ask = async () => {
    const detail = await flink.vertex(jobId, vertexId, signal);
    const rows = subtasksOf(detail, history.add(detail, clock.now()));
    return { rows, step: { frames: [subtasks.frame(rows, { preferredVisualisationType: 'table' })] } };
  };
  const { rows, step } = await ask();
  yield step;
  if (isFirst && rows.some(({ state }) => state !== null && !isTerminal(state))) {
    await clock.sleep(fetchedMs, signal);
    yield (await ask()).step;
  }
}

async function* timesSteps({ flink }: QueryContext, { jobId, vertexId, signal }: Asked): AsyncGenerator<Step> {
  const rows = subtaskTimesOf(await flink.vertex(jobId, vertexId, signal));
  yield { frames: [subtaskTimes.frame(rows, { preferredVisualisationType: 'table' })] };
}

const nameOf = (index: number) => fill(t('query.subtasks.column', 'Subtask {{- index}}', raw), { index });

async function* timelineSteps({ flink, range }: QueryContext, asked: Asked): AsyncGenerator<Step> {
  const vertex = await flink.subtaskTimes(asked.jobId, asked.vertexId, asked.signal);
  const { frame, shown } = subtaskTimeline.frame(vertex, { from: range.from, nameOf });
  const all = vertex.subtasks.length;
  const text = fill(
    t('query.subtasks.notAll', '{{- shown}} of {{- all}} subtasks: those that changed their state last.', raw),
    { shown, all }
  );
  const notices = shown < all ? [{ severity: 'info' as const, text }] : [];
  yield { frames: [{ ...frame, meta: { preferredVisualisationType: 'table', notices } }] };
}

async function* steps(query: SubtasksQuery, context: QueryContext, signal: AbortSignal): AsyncGenerator<Step> {
  const jobId = await context.jobId(query.job, signal);
  const vertexId = await vertexIdOf(query, jobId, context, signal);
  if (vertexId === undefined) {
    yield { frames: [subtasks.frame([], { preferredVisualisationType: 'table' })] };
    return;
  }
  const asked = { jobId, vertexId, signal };
  if (query.show === 'timeline') {
    yield* timelineSteps(context, asked);
  } else if (query.show === 'times') {
    yield* timesSteps(context, asked);
  } else {
    yield* nowSteps(context, asked);
  }
}

/** One request, and one for the job where the vertex is not given by its id; twice the first after a silence. */
export const run = (query: SubtasksQuery, context: QueryContext): Observable<Step> =>
  observeSteps((signal) => steps(query, context, signal));
