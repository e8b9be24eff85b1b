import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** Shares of 1 over the last 60 s, as Flink's gauges say (TimerGauge has a window of 60 s). */
export interface SubtaskPressure {
  index: number;
  /** null for legacy sources, whose busy time Flink does not measure, and for tasks that have just started. */
  busy: number | null;
  idle: number | null;
  backpressured: number | null;
}

/** `/vertices/:vid/backpressure`: the gauges of every subtask, and when they were fetched from the TaskManagers. */
export interface VertexBackpressure {
  /** Epoch ms of the JobManager's clock. */
  measuredAt: number | null;
  subtasks: SubtaskPressure[];
}

function decodeSubtask(subtask: Fields): SubtaskPressure {
  const index = subtask.number('subtask');
  const busy = subtask.numberOrNull('busyRatio');
  const idle = subtask.numberOrNull('idleRatio');
  const backpressured = subtask.numberOrNull('ratio');
  // A task is always in one of the three: three times 0 is Flink's way to say that a new task has not reported yet.
  if (busy === 0 && idle === 0 && backpressured === 0) {
    return { index, busy: null, idle: null, backpressured: null };
  }
  // A source that does not measure its busy time reports idle 0, even when it waits all the time.
  return { index, busy, idle: busy === null ? null : idle, backpressured };
}

/** null = Flink has no values yet, or the vertex has ended (`"status": "deprecated"`). */
export function decodeBackpressure(answer: unknown): VertexBackpressure | null {
  const vertex = Fields.of(answer, '/jobs/:id/vertices/:vid/backpressure');
  if (vertex.text('status').toLowerCase() !== 'ok') {
    return null;
  }
  return {
    measuredAt: vertex.millisOrNull('end-timestamp'),
    subtasks: vertex.list('subtasks').map(decodeSubtask),
  };
}

export async function getBackpressure(
  transport: Transport,
  jobId: string,
  vertexId: string,
  signal?: AbortSignal
): Promise<VertexBackpressure | null> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}/backpressure`;
  return decodeBackpressure(await transport.get(path, {}, signal));
}
