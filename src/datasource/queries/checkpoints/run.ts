import { type Observable } from 'rxjs';
import { FlinkError } from '../../../flink/errors';
import { checkpointConfig, checkpointCounts, checkpointSummary, latestCheckpoints } from '../../../frames/checkpoints';
import { checkpointCountsRow, checkpointSummaryRows } from '../../../frames/checkpointsOf';
import { checkpointMemory } from '../../checkpoints/memory';
import { isOff, offStep, takesNone } from '../../checkpoints/off';
import { observeSteps } from '../../observe';
import { type QueryContext, type Step } from '../queryType';
import { configRows } from './configRows';
import { historySteps } from './history';

const shows = ['history', 'counts', 'summary', 'config'] as const;
export type Show = (typeof shows)[number];

export interface CheckpointsQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  show: Show;
  /** Of the history: also the phases of each checkpoint's slowest subtask, for two more requests a checkpoint, once. */
  phases: boolean;
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

async function* steps(query: CheckpointsQuery, context: QueryContext, signal: AbortSignal): AsyncGenerator<Step> {
  const jobId = await context.jobId(query.job, signal);
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

export const run = (query: CheckpointsQuery, context: QueryContext): Observable<Step> =>
  observeSteps(async function* (signal) {
    try {
      yield* steps(query, context, signal);
    } catch (thrown) {
      if (!isOff(thrown)) {
        throw thrown;
      }
      yield offStep(query.show === 'history' ? [latestCheckpoints.frame([], meta)] : []);
    }
  });
