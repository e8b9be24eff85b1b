import { type Observable } from 'rxjs';
import { FlinkError } from '../../../flink/errors';
import { type FlameGraphType } from '../../../flink/flameGraph';
import { isId } from '../../../flink/ids';
import { type Vertex } from '../../../flink/job';
import { flameGraph } from '../../../frames/flameGraph';
import { observe } from '../../observe';
import { vertexOf } from '../../vertexOf';
import { type QueryContext, type Step } from '../queryType';

export interface FlameGraphQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or whole name; empty = the busiest. */
  vertex: string;
  /** From 0; empty = all together. */
  subtask: string;
  /** `full`, `onCpu` or `offCpu`. */
  type: string;
}

/** Flink samples for some seconds after the first question. */
const askAgainAfter = 2_000;
const patience = 20_000;

const types: readonly FlameGraphType[] = ['full', 'onCpu', 'offCpu'];

/** Mean busy time of a subtask since the start; a source that does not measure it is as busy as nothing. */
const busy = ({ counters, parallelism }: Vertex) => (counters.busyMs ?? 0) / Math.max(1, parallelism);

async function vertexIdOf({ vertex }: FlameGraphQuery, jobId: string, { flink }: QueryContext, signal: AbortSignal) {
  if (isId(vertex)) {
    return vertex;
  }
  const job = await flink.job(jobId, signal);
  const [busiest] = [...job.vertices].sort((left, right) => busy(right) - busy(left));
  return vertex === '' && busiest !== undefined ? busiest.id : vertexOf(job, vertex).id;
}

function subtaskOf({ subtask }: FlameGraphQuery): number | null {
  if (subtask !== '' && !/^\d{1,9}$/.test(subtask)) {
    throw new FlinkError({ kind: 'invalid', what: 'subtask', value: subtask.slice(0, 80) });
  }
  return subtask === '' ? null : Number(subtask);
}

const failures = {
  off: { kind: 'flameGraphOff' },
  ended: { kind: 'flameGraphEnded' },
  waiting: { kind: 'flameGraphWaiting' },
} as const;

/** Says nothing while Flink samples, so that the last graph stays where it is. */
export const run = (query: FlameGraphQuery, context: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const { flink, clock } = context;
    const subtask = subtaskOf(query);
    const type = types.find((known) => known === query.type) ?? 'full';
    const jobId = await context.jobId(query.job, signal);
    const vertexId = await vertexIdOf(query, jobId, context, signal);
    const ask = () => flink.flameGraph(jobId, vertexId, type, subtask, signal);
    const until = clock.now() + patience;
    let graph = await ask();
    while (graph.state === 'waiting' && clock.now() < until) {
      await clock.sleep(askAgainAfter, signal);
      graph = await ask();
    }
    if (graph.state !== 'sampled') {
      throw new FlinkError(failures[graph.state]);
    }
    const { rows, at } = graph;
    if ((rows[0]?.value ?? 0) === 0) {
      throw new FlinkError({ kind: 'flameGraphEmpty' });
    }
    return {
      frames: [flameGraph.frame(rows, { preferredVisualisationType: 'flamegraph', custom: { sampled: at } })],
    };
  });
