import { type Application } from '../flink/applications';
import { isTerminal } from '../flink/jobs';
import { type ApplicationRow } from './applications';

const byImportance = (left: Application, right: Application) =>
  Number(isTerminal(left.state)) - Number(isTerminal(right.state)) || (right.started ?? 0) - (left.started ?? 0);

export const applicationsOf = (all: readonly Application[]): ApplicationRow[] =>
  [...all].sort(byImportance).map(({ id, name, state, started, ended, durationMs, jobs }) => ({
    name,
    state,
    started,
    ended,
    age: durationMs,
    jobs: [...jobs.values()].reduce((sum, count) => sum + count, 0),
    jobStates: [...jobs].map(([jobState, count]) => `${jobState}: ${count}`).join(', '),
    id,
  }));
