import { type DataFrame } from '@grafana/data';
import { type Observable } from 'rxjs';
import { FlinkError } from '../../../flink/errors';
import { type TaskManager, type TaskManagerDetail } from '../../../flink/taskManagers';
import {
  taskManagerCollectors,
  taskManagerMemory,
  taskManagerNetwork,
  taskManagers,
} from '../../../frames/taskManagers';
import {
  taskManagerCollectorsOf,
  taskManagerMemoryOf,
  taskManagerNetworkOf,
  taskManagersOf,
} from '../../../frames/taskManagersOf';
import { askWarm } from '../../askWarm';
import { jobManagerNow } from '../../jobManagerClock';
import { observeSteps } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';

export interface TaskManagersQuery {
  /** Id; empty = all. */
  taskManager: string;
  /** `list`, `memory`, `network` or `gc`. */
  show: string;
}

const table = { preferredVisualisationType: 'table' } as const;

const rotations = perDataSource((_flink, now: () => number) => new Rotation<TaskManagerDetail>(now));

/** Those that the query means; one that is not there is a failure. */
function chosen(all: readonly TaskManager[], id: string): readonly TaskManager[] {
  const found = id === '' ? all : all.filter((one) => one.id === id);
  if (id !== '' && found.length === 0) {
    throw new FlinkError({ kind: 'noTaskManager', id: id.slice(0, 80) });
  }
  return found;
}

/** Heartbeats are times of the JobManager's clock, which the list of jobs tells: without jobs there are no ages. */
async function list(id: string, { flink }: QueryContext, signal: AbortSignal): Promise<Step> {
  const [all, jobs] = await Promise.all([flink.taskManagers(signal), flink.jobs(signal)]);
  return { frames: [taskManagers.frame(taskManagersOf(chosen(all, id), jobManagerNow(jobs)), table)] };
}

function frameOf(show: string, details: readonly TaskManagerDetail[]): DataFrame {
  if (show === 'network') {
    return taskManagerNetwork.frame(taskManagerNetworkOf(details), table);
  }
  return show === 'gc'
    ? taskManagerCollectors.frame(taskManagerCollectorsOf(details), table)
    : taskManagerMemory.frame(taskManagerMemoryOf(details), table);
}

/** One request for one TaskManager; for all of them the list and one each, as far as the budget goes. */
async function* details(
  { taskManager: id, show }: TaskManagersQuery,
  { flink, clock, budget }: QueryContext,
  signal: AbortSignal
): AsyncGenerator<Step> {
  const ask = (part: string) =>
    askWarm(
      () => flink.taskManager(part, signal),
      ({ metrics }) => metrics === null,
      clock,
      signal
    );
  if (id !== '') {
    yield { frames: [frameOf(show, [await ask(id)])] };
    return;
  }
  const all = await flink.taskManagers(signal);
  const turn = { key: '', parts: all.map((one) => one.id), ask, signal };
  const rotation = rotations(flink, () => clock.now());
  const stepOf = async (limit: number) => {
    const { known, failures } = await rotation.turn({ ...turn, limit });
    const seen = all.map((one) => known.get(one.id)?.value ?? { ...one, metrics: null });
    return { waiting: known.size < all.length, step: { frames: [frameOf(show, seen)], partial: failures } };
  };
  const before = await stepOf(0);
  if (before.waiting) {
    yield before.step;
  }
  yield (await stepOf(Math.max(1, budget - 1))).step;
}

export const run = (query: TaskManagersQuery, context: QueryContext): Observable<Step> =>
  observeSteps(async function* (signal) {
    if (query.show === 'list') {
      yield await list(query.taskManager, context, signal);
    } else {
      yield* details(query, context, signal);
    }
  });
