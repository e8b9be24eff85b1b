import { Fields } from './decode';
import { idSegment } from './ids';
import { decodeCounters } from './job';
import { type Transport } from './transport';

/** One subtask of `/jobs/:id/vertices/:vid`. Task time in ms, since the attempt started. */
export interface Subtask {
  index: number;
  attempt: number;
  state: string;
  taskManagerId: string | null;
  /** host:port from Flink 1.19 on, the bare host before; null when not deployed. */
  endpoint: string | null;
  started: number | null;
  busyMs: number | null;
  idleMs: number | null;
  backpressuredMs: number | null;
  recordsIn: number | null;
  recordsOut: number | null;
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
const place = (text: string | null) => (text === null || text.startsWith('(') ? null : text);

function decodeSubtask(subtask: Fields): Subtask {
  const { busyMs, idleMs, backpressuredMs, recordsIn, recordsOut } = decodeCounters(subtask.objectOrNull('metrics'));
  return {
    index: subtask.number('subtask'),
    attempt: subtask.numberOrNull('attempt') ?? 0,
    state: subtask.text('status'),
    taskManagerId: place(subtask.textOrNull('taskmanager-id')),
    endpoint: place(subtask.textOrNull('endpoint') ?? subtask.textOrNull('host')),
    started: subtask.millisOrNull('start-time'),
    busyMs,
    idleMs,
    backpressuredMs,
    recordsIn,
    recordsOut,
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
