import { type Observable, of, switchMap } from 'rxjs';
import { FlinkError } from '../../../flink/errors';
import { checkpointConfig, checkpointCounts, checkpointSummary, latestCheckpoints } from '../../../frames/checkpoints';
import { checkpointCountsRow, checkpointSummaryRows } from '../../../frames/checkpointsOf';
import { checkpointMemory } from '../../checkpoints/memory';
import { isOff, offStep, takesNone } from '../../checkpoints/off';
import { observe, observeSteps } from '../../observe';
import { withPast } from '../../past';
import { type QueryContext, type Step } from '../queryType';
import { configRows } from './configRows';
import { historySteps } from './history';
import { pastExpressions } from './past';

const shows = ['history', 'counts', 'summary', 'config'] as const;
export type Show = (typeof shows)[number];

export interface CheckpointsQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  show: Show;
  /** Of the history: also the phases of each checkpoint's slowest subtask, for two more requests a checkpoint, once. */
  phases: boolean;
  /** Of the history: also the gauges of its past, from the Prometheus that the data source names. */
  past: boolean;
}

const meta = { preferredVisualisationType: 'table' } as const;

/** Asks for the configuration only where the counters are zero. */
async function checkpointsOf(jobId: string, { flink, clock }: QueryContext, signal: AbortSignal) {
  const memory = checkpointMemory(flink, clock);
  const answer = await flink.checkpoints(jobId, signal);
  memory.history.add(jobId, answer);
  if (answer.counts.total === 0 && takesNone(answer, await memory.config(jobId, signal))) {
    throw new FlinkError({ kind: 'noCheckpoints' });
  }
  return answer;
}

async function* steps(
  query: CheckpointsQuery,
  jobId: string,
  context: QueryContext,
  signal: AbortSignal
): AsyncGenerator<Step> {
  switch (query.show) {
    case 'history':
      yield* historySteps(jobId, query.phases, context, signal);
      return;
    case 'counts': {
      const { counts } = await checkpointsOf(jobId, context, signal);
      yield { frames: [checkpointCounts.frame([checkpointCountsRow(counts)], meta)] };
      return;
    }
    case 'summary': {
      const { summary } = await checkpointsOf(jobId, context, signal);
      yield { frames: [checkpointSummary.frame(checkpointSummaryRows(summary), meta)] };
      return;
    }
    case 'config': {
      const config = await checkpointMemory(context.flink, context.clock).config(jobId, signal);
      yield { frames: [checkpointConfig.frame(configRows(config), meta)] };
      return;
    }
    default:
      throw new FlinkError({ kind: 'badQuery' });
  }
}

const now = (query: CheckpointsQuery, jobId: string, context: QueryContext): Observable<Step> =>
  observeSteps(async function* (signal) {
    try {
      yield* steps(query, jobId, context, signal);
    } catch (thrown) {
      if (!isOff(thrown)) {
        throw thrown;
      }
      yield offStep(query.show === 'history' ? [latestCheckpoints.frame([], meta)] : []);
    }
  });

export const run = (query: CheckpointsQuery, context: QueryContext): Observable<Step> =>
  observe((signal) => context.jobId(query.job, signal)).pipe(
    switchMap((jobId) => {
      const live = now(query, jobId, context);
      return query.past && query.show === 'history'
        ? withPast(live, { key: `checkpoints ${jobId}`, expressions: of(pastExpressions(jobId)) }, context)
        : live;
    })
  );
