import { type Failure, isAborted } from '../../../flink/errors';
import { type Job, type Vertex } from '../../../flink/job';
import { isTerminal } from '../../../flink/jobs';
import { spanOf } from '../../../flink/watermarkSpan';
import { lagOf, type SeenWatermarks } from '../../../frames/watermarksOf';
import { perDataSource } from '../../perDataSource';
import { type Ask, Rotation } from '../../rotation';
import { type QueryContext } from '../queryType';
import { Lookout } from './lookout';

type Seen = NonNullable<SeenWatermarks['seen']>;

/** A fetch that began just now has not come in: values are those of the one before. */
const settledMs = 1_000;
/** For the job, and for when Flink fetched. */
const otherRequests = 2;

/** What the queries of one data source remember. */
class Memory {
  readonly lookout = new Lookout();
  /** ms of our own clock, by which the rotation knows the oldest answers. */
  now = 0;
  readonly rotation = new Rotation<Seen>(() => this.now);
}

const memoryOf = perDataSource(() => new Memory());

/** One refresh: a job as Flink described it, and the vertices asked for. */
export interface Refresh {
  context: QueryContext;
  job: Job;
  vertices: readonly Vertex[];
  /** What to add to our clock to have the JobManager's, ms. */
  clockOffset: number;
  signal: AbortSignal;
}

/** The series of a vertex in the history. */
export const lagName = (job: Job, vertexId: string): string => `watermark lag ${job.id} ${vertexId}`;

/**
 * When Flink fetched the metrics that it answers with now, ms of the JobManager's clock. It tells with the backpressure of
 * any vertex, the smallest of which is asked for; where it does not, the present has to do.
 */
async function measuredAt({ context, job, clockOffset, signal }: Refresh): Promise<number> {
  const { flink, clock } = context;
  const running = job.vertices.filter(({ state }) => !isTerminal(state));
  const [smallest] = running.sort((left, right) => left.parallelism - right.parallelism);
  const now = clock.now() + clockOffset;
  if (smallest === undefined) {
    return now;
  }
  try {
    const fetchedAt = (await flink.backpressure(job.id, smallest.id, signal))?.measuredAt ?? null;
    return fetchedAt !== null && now - fetchedAt >= settledMs ? fetchedAt : now;
  } catch (thrown) {
    if (isAborted(thrown)) {
      throw thrown;
    }
    return now;
  }
}

export interface Look {
  seen: SeenWatermarks[];
  failures: readonly Failure[];
}

async function turn(refresh: Refresh, { limit, ask }: Pick<Ask<Seen>, 'limit' | 'ask'>): Promise<Look> {
  const { context, job, vertices, signal } = refresh;
  const memory = memoryOf(context.flink);
  memory.now = context.clock.now();
  const parts = vertices.map(({ id }) => id);
  const key = [job.id, ...(parts.length === 1 ? parts : [])].join(' ');
  const { known, failures } = await memory.rotation.turn({ key, parts, limit, ask, signal });
  return { seen: vertices.map((vertex) => ({ vertex, seen: known.get(vertex.id)?.value ?? null })), failures };
}

/** What earlier refreshes learnt, without a request. */
export const remembered = (refresh: Refresh): Promise<Look> =>
  turn(refresh, { limit: 0, ask: () => Promise.reject(new Error('No request is allowed')) });

/** Asks for as many vertices as the budget allows, and notes their lags in the history. */
export function look(refresh: Refresh): Promise<Look> {
  const { context, job, clockOffset, signal } = refresh;
  const { flink, clock, history, budget } = context;
  let measuring: Promise<number> | undefined;
  const ask = async (vertexId: string): Promise<Seen> => {
    measuring ??= measuredAt(refresh);
    const [watermarks, measured] = await Promise.all([flink.watermarks(job.id, vertexId, signal), measuring]);
    const stillMs = memoryOf(flink).lookout.see(`${job.id} ${vertexId}`, watermarks, clock.now());
    history.add(lagName(job, vertexId), lagOf(spanOf(watermarks).least, measured), measured - clockOffset);
    return { watermarks, measured, stillMs };
  };
  return turn(refresh, { limit: Math.max(1, budget - otherRequests), ask });
}
