import { lastValueFrom, toArray } from 'rxjs';
import { streamingJob } from '../../simulator/scenarios/jobs/job';
import { largeShape } from '../../simulator/scenarios/jobs/largeShape';
import { taskManagers } from '../../simulator/scenarios/jobs/taskManagers';
import { Visitor } from '../../simulator/testing/visitor';
import { run } from '../../src/datasource/queries/latency/run';
import { budgetOf } from '../../src/datasource/settings';
import { type Transport } from '../../src/flink/transport';
import { fakeClock } from '../../src/testing/fakeClock';
import { queryContext } from '../../src/testing/queryContext';
import { countedRefreshes, parallelism, vertices } from './size';

const layers = 5;
const refreshMs = 10_000;

function jobOf() {
  const shape = largeShape(vertices, layers);
  return streamingJob({
    name: 'many-subtasks',
    ...shape,
    vertices: shape.vertices.map((vertex) => ({ ...vertex, parallelism, hot: null })),
  });
}

/** The most requests that one refresh of the panel's query sends for a job with many subtasks, and the budget. */
export async function mostRequests(): Promise<{ most: number; budget: number }> {
  const visitor = new Visitor({ taskManagers: taskManagers(32, 8), jobs: [jobOf()] });
  let asked = 0;
  const transport: Transport = {
    text: () => Promise.reject(new Error('Nothing here is a text.')),
    get: (path, params = {}) => {
      asked += 1;
      const query = new URLSearchParams(params).toString();
      return Promise.resolve(visitor.get(query === '' ? path : `${path}?${query}`));
    },
  };
  const budget = budgetOf({});
  const clock = fakeClock();
  const context = queryContext(transport, { budget, clock, range: { from: 0, to: Number.MAX_SAFE_INTEGER } });
  const job = visitor.job().spec.id;
  const query = { job, vertex: '', statistic: 'p99', source: '', show: 'both', past: false } as const;
  const counts: number[] = [];
  for (let refresh = 0; refresh < countedRefreshes; refresh += 1) {
    const before = asked;
    await lastValueFrom(run(query, context).pipe(toArray()));
    counts.push(asked - before);
    visitor.pass(refreshMs);
    clock.advance(refreshMs);
  }
  return { most: Math.max(...counts), budget };
}
