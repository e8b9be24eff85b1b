import { defer, type Observable, of, switchMap } from 'rxjs';
import { type Failure } from '../../../flink/errors';
import { type Job } from '../../../flink/job';
import { type Statistic } from '../../../flink/latency/markerName';
import { type Operator } from '../../../flink/latency/resolveNames';
import { latencyFrame } from '../../../frames/latency';
import { latencyOf } from '../../../frames/latencyOf';
import { latencySeries, latencySeriesFrames } from '../../../frames/latencySeries';
import { observe, observeSteps } from '../../observe';
import { type PastQuestion, withPast } from '../../past';
import { perDataSource } from '../../perDataSource';
import { vertexOf } from '../../vertexOf';
import { type QueryContext, type Step } from '../queryType';
import { watched } from './changes';
import { type JobNames, type Located, MarkerNames, startsOf } from './markerNames';
import { type Gaps, hasEnded, noticesOf } from './notices';
import { pastExpressions, type Place, seriesOf } from './past';
import { type Plan, planOf } from './plan';
import { checkShow, type LatencyQuery, statisticsOf } from './query';
import { MarkerReader, type Readings } from './readings';
import { SeriesMaker } from './series';

/** Flink fetches metrics when it is asked for them; the answers have them about this much later. */
const fetchedMs = 1_200;
/** The list of jobs, and the job. */
const beside = 2;

interface Tools {
  names: MarkerNames;
  reader: MarkerReader;
  maker: SeriesMaker;
}

const toolsOf = perDataSource((flink, now: () => number): Tools => ({
  names: new MarkerNames(flink, now),
  reader: new MarkerReader(flink, now),
  maker: new SeriesMaker(),
}));

/** One refresh: what it wants, and what it has. */
interface Refresh {
  query: LatencyQuery;
  context: QueryContext;
  job: Job;
  statistics: Statistic[];
  names: JobNames;
  reader: MarkerReader;
  maker: SeriesMaker;
  since: number;
  failures: Failure[];
}

/** Whether a place is of the chosen vertex and source. A source is meant by its id, its name or its vertex. */
function isMeantBy(query: LatencyQuery, job: Job, operators: readonly Operator[]): (place: Place) => boolean {
  const wantedVertex = query.vertex === '' ? null : vertexOf(job, query.vertex).id;
  const byId = new Map(operators.map((operator) => [operator.id, operator]));
  const isSource = (id: string | null) => {
    const operator = id === null ? undefined : byId.get(id);
    return query.source === '' || [id, operator?.name, operator?.vertexName].includes(query.source);
  };
  return ({ operatorId, sourceId, vertexId }) =>
    (wantedVertex === null || (vertexId ?? byId.get(operatorId)?.vertexId) === wantedVertex) && isSource(sourceId);
}

/** The histograms of the chosen vertex and source. */
function chosenOf({ query, job, names }: Refresh, operators: readonly Operator[]): Located[] {
  const isMeant = isMeantBy(query, job, operators);
  return names.located(job).map(({ vertexId, histograms, ...place }) => ({
    ...place,
    vertexId,
    histograms: histograms.filter((histogram) => isMeant({ ...histogram, vertexId })),
  }));
}

function stepOf(refresh: Refresh, plan: Plan, { readings, waiting }: Omit<Readings, 'isCold' | 'failures'>): Step {
  const { query, context, job, statistics, names, maker, since, failures } = refresh;
  const operators = names.operators(job);
  const gaps: Gaps = {
    jobState: job.state,
    known: readings.reduce((sum, { values }) => sum + values.size, 0),
    waiting,
    leftOut: plan.leftOut,
    linesLeftOut: 0,
    unseen: hasEnded(job.state) ? 0 : names.unseen(job),
    hadMarkers: names.hadMarkers,
    hasMarkers: names.located(job).some(({ histograms }) => histograms.length > 0),
  };
  const [failure] = gaps.known === 0 ? failures : [];
  const troubles = failure === undefined ? { partial: failures } : { failure };
  const table = latencyFrame(latencyOf(readings, operators), statistics, { notices: noticesOf(gaps) });
  if (query.show === 'now') {
    return { frames: [table], ...troubles };
  }
  const bySubtask = query.show === 'subtasks';
  const isBoth = query.show === 'both';
  const key = [job.id, query.vertex, query.source, statistics, query.show].join('/');
  const of = {
    jobId: job.id,
    readings,
    operators,
    bySubtask,
    statistics,
    withUnchanged: isBoth || bySubtask,
    since,
    range: context.range,
    key,
  };
  const { series, leftOut } = maker.make(of, context.history);
  const frames = latencySeriesFrames(series);
  if (isBoth) {
    return { frames: [table, ...frames], ...troubles };
  }
  const [first = latencySeries.frame([]), ...others] = frames;
  const notices = noticesOf({ ...gaps, linesLeftOut: leftOut });
  return { frames: [{ ...first, meta: { ...first.meta, notices } }, ...others], ...troubles };
}

/** Reads values; where Flink had nothing after a quiet time, once more. */
async function* readingsOf(refresh: Refresh, limit: number, signal: AbortSignal): AsyncGenerator<Step> {
  const { query, context, job, statistics, names, reader } = refresh;
  const chosen = chosenOf(refresh, names.operators(job));
  const watchedOf = query.show === 'subtasks' ? 'all' : query.show === 'both' ? 'first' : null;
  const plan = watchedOf === null ? planOf(chosen, statistics) : planOf(chosen, statistics, watched, watchedOf);
  const key = [startsOf(job), query.vertex, query.source, statistics, watchedOf].join('/');
  const read = () => reader.read(job.id, key, plan.chunks, limit, signal);
  let found = await read();
  if (found.isCold) {
    yield stepOf(refresh, plan, found);
    await context.clock.sleep(fetchedMs, signal);
    found = await read();
  }
  refresh.failures.push(...found.failures);
  yield stepOf(refresh, plan, found);
}

/** Looks for markers; where Flink had no metrics of the job at all after a quiet time, once more. */
async function look({ context, job, names, failures }: Refresh, limit: number, signal: AbortSignal): Promise<void> {
  let found = await names.look(job, limit, signal);
  if (found.isCold) {
    await context.clock.sleep(fetchedMs, signal);
    found = await names.look(job, limit, signal);
  }
  failures.push(...found.failures);
}

async function jobOf(query: LatencyQuery, context: QueryContext, signal: AbortSignal): Promise<Job> {
  checkShow(query.show);
  statisticsOf(query.statistic);
  return context.flink.job(await context.jobId(query.job, signal), signal);
}

async function* stepsOf(
  query: LatencyQuery,
  job: Job,
  context: QueryContext,
  signal: AbortSignal
): AsyncGenerator<Step> {
  const statistics = statisticsOf(query.statistic);
  const { flink, clock } = context;
  const { names, reader, maker } = toolsOf(flink, () => clock.now());
  const ofJob = names.of(job);
  const refresh: Refresh = {
    query,
    context,
    job,
    statistics,
    names: ofJob,
    reader,
    maker,
    since: clock.now(),
    failures: [],
  };
  if (hasEnded(job.state)) {
    yield stepOf(refresh, { chunks: [], leftOut: 0 }, { readings: [], waiting: 0 });
    return;
  }
  const limit = Math.max(2, context.budget - beside);
  const half = Math.ceil(limit / 2);
  const isFirst = ofJob.located(job).every(({ histograms }) => histograms.length === 0);
  const forNames = Math.min(ofJob.due(job), isFirst ? limit - 1 : half);
  if (isFirst) {
    await look(refresh, forNames, signal);
  }
  yield* readingsOf(refresh, limit - forNames, signal);
  if (!isFirst && forNames > 0) {
    // Flink has fetched by now; what is new is read at the next refresh.
    await look(refresh, forNames, signal);
  }
}

function pastOf(query: LatencyQuery, job: Job, { flink, clock }: QueryContext): PastQuestion {
  const names = toolsOf(flink, () => clock.now()).names.of(job);
  const { vertex, source, statistic, show } = query;
  return {
    key: ['latency', job.id, vertex, statistic, show].join(' '),
    expressions: defer(() => of(pastExpressions(job, query))),
    pick: (frames) =>
      vertex === '' && source === '' ? frames : seriesOf(frames, isMeantBy(query, job, names.operators(job))),
  };
}

export const run = (query: LatencyQuery, context: QueryContext): Observable<Step> =>
  observe((signal) => jobOf(query, context, signal)).pipe(
    switchMap((job) => {
      const live = observeSteps((signal) => stepsOf(query, job, context, signal));
      return query.past ? withPast(live, pastOf(query, job, context), context) : live;
    })
  );
