import { Fields } from './decode';
import { idSegment } from './ids';
import { type Counters, decodeCounters } from './job';
import { type Transport } from './transport';

/** One subtask of `/jobs/:id/vertices/:vid`: its current attempt. Times are epoch ms of the JobManager's clock. */
export interface Subtask {
  index: number;
  attempt: number;
  state: string;
  taskManagerId: string | null;
  /** host:port from Flink 1.19 on, the bare host before; null when not deployed. */
  endpoint: string | null;
  /** When it was deployed. */
  started: number | null;
  ended: number | null;
  durationMs: number | null;
  /** Since the attempt started. */
  counters: Counters;
  /** How long it has been in each state that it entered, in upper case; empty before Flink 1.16. */
  stateMs: ReadonlyMap<string, number>;
}

export interface VertexDetail {
  id: string;
  name: string;
  parallelism: number;
  /** The JobManager's clock when it answered, epoch ms. */
  now: number | null;
  subtasks: Subtask[];
}

/** Where a task is not deployed Flink writes "(unassigned)". */
export const placeOrNull = (text: string | null) => (text === null || text.startsWith('(') ? null : text);

/** A state that was never entered is -1. */
function stateTimes(durations: Fields | null): Map<string, number> {
  const times = durations?.counts() ?? new Map<string, number>();
  for (const [state, ms] of times) {
    if (ms < 0) {
      times.delete(state);
    }
  }
  return times;
}

function decodeSubtask(subtask: Fields): Subtask {
  return {
    index: subtask.number('subtask'),
    attempt: subtask.numberOrNull('attempt') ?? 0,
    state: subtask.text('status'),
    taskManagerId: placeOrNull(subtask.textOrNull('taskmanager-id')),
    endpoint: placeOrNull(subtask.textOrNull('endpoint') ?? subtask.textOrNull('host')),
    started: subtask.millisOrNull('start-time'),
    ended: subtask.millisOrNull('end-time'),
    durationMs: subtask.millisOrNull('duration'),
    counters: decodeCounters(subtask.objectOrNull('metrics')),
    stateMs: stateTimes(subtask.objectOrNull('status-duration')),
  };
}

export function decodeVertexDetail(answer: unknown): VertexDetail {
  const vertex = Fields.of(answer, '/jobs/:id/vertices/:vid');
  return {
    id: vertex.text('id'),
    name: vertex.text('name'),
    parallelism: vertex.number('parallelism'),
    now: vertex.millisOrNull('now'),
    subtasks: vertex.list('subtasks').map(decodeSubtask),
  };
}

export async function getVertexDetail(
  transport: Transport,
  jobId: string,
  vertexId: string,
  signal?: AbortSignal
): Promise<VertexDetail> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}`;
  return decodeVertexDetail(await transport.get(path, {}, signal));
}
