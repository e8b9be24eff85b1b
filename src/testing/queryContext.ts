import { lastValueFrom, type Observable, toArray } from 'rxjs';
import { JobFinder } from '../datasource/jobFinder';
import { LiveHistory } from '../datasource/liveHistory';
import { type QueryContext, type Step } from '../datasource/queries/queryType';
import { flinkClient } from '../flink/client';
import { type Transport } from '../flink/transport';
import { fakeClock } from './fakeClock';

/** What a query type gets, over a fake Flink. */
export function queryContext(transport: Transport, parts: Partial<QueryContext> = {}): QueryContext {
  const flink = flinkClient(transport);
  const finder = new JobFinder(flink);
  const clock = fakeClock();
  return {
    flink,
    jobId: (nameOrId, signal) => finder.idOf(nameOrId, signal),
    watch: () => {
      throw new Error('No job is watched here.');
    },
    clock,
    range: { from: 0, to: 0 },
    history: new LiveHistory(() => clock.now()),
    past: null,
    budget: 12,
    requestsLastMinute: () => 0,
    ...parts,
  };
}

/** All steps of a query. */
export const stepsOf = (steps: Observable<Step>): Promise<Step[]> => lastValueFrom(steps.pipe(toArray()));
