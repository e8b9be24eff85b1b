import { type Observable } from 'rxjs';
import { type JobDetails } from '../../../flink/jobDetails';
import { isTerminal, type JobSummary } from '../../../flink/jobs';
import { jobs, jobsWithDetails } from '../../../frames/jobs';
import { jobsOf, jobsWithDetailsOf, type SeenDetails } from '../../../frames/jobsOf';
import { askWarm } from '../../askWarm';
import { jobManagerNow } from '../../jobManagerClock';
import { nameFilter, valuesOf } from '../../nameFilter';
import { observeSteps } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';

export interface JobsQuery {
  /** Flink's words, in any case; none = all. */
  states: string[];
  /** A text that the name holds, or /expression/; empty = all. */
  name: string;
  /** `none` or `restarts`: restarts, uptime and last checkpoint of every running job. */
  details: string;
}

const table = { preferredVisualisationType: 'table' } as const;

/** Null for a job of which Flink has no metrics. */
const rotations = perDataSource((_flink, now: () => number) => new Rotation<JobDetails | null>(now));

/** Requests that the details of one job take at most. */
const requestsPerJob = 2;

function chosen(all: readonly JobSummary[], { states, name }: JobsQuery): JobSummary[] {
  const wanted = new Set(states.flatMap(valuesOf).map((state) => state.toUpperCase()));
  const passes = nameFilter(name);
  return all.filter((job) => (wanted.size === 0 || wanted.has(job.state.toUpperCase())) && passes(job.name));
}

/** Jobs at once, details when they come; of many jobs some at each refresh, those that wait the longest first. */
async function* withDetails(
  shown: readonly JobSummary[],
  now: number | null,
  { flink, clock, budget }: QueryContext,
  signal: AbortSignal
): AsyncGenerator<Step> {
  const parts = shown.filter(({ state }) => !isTerminal(state)).map(({ id }) => id);
  const ask = (id: string) =>
    askWarm(
      () => flink.jobDetails(id, signal),
      (details) => details === null,
      clock,
      signal
    );
  const rotation = rotations(flink, () => clock.now());
  const offset = now === null ? null : now - clock.now();
  const turn = async (limit: number) => {
    const key = parts.join();
    const { known, waiting, failures } = await rotation.turn({ key, parts, limit, ask, signal });
    const seen = [...known].flatMap(([id, { value, at }]): Array<[string, SeenDetails]> =>
      value === null ? [] : [[id, { details: value, at: offset === null ? null : at + offset }]]
    );
    const time = offset === null ? null : clock.now() + offset;
    const frame = jobsWithDetails.frame(jobsWithDetailsOf(shown, new Map(seen), time), table);
    return { isWaiting: waiting.length > 0, step: { frames: [frame], partial: failures } };
  };
  const before = await turn(0);
  if (before.isWaiting || parts.length === 0) {
    yield before.step;
  }
  if (parts.length > 0) {
    yield (await turn(Math.max(1, Math.floor((budget - 1) / requestsPerJob)))).step;
  }
}

export const run = (query: JobsQuery, context: QueryContext): Observable<Step> =>
  observeSteps(async function* (signal) {
    const all = await context.flink.jobs(signal);
    const shown = chosen(all, query);
    if (query.details === 'restarts') {
      yield* withDetails(shown, jobManagerNow(all), context, signal);
    } else {
      yield { frames: [jobs.frame(jobsOf(shown), table)] };
    }
  });
