import { type FlinkClient } from '../flink/client';
import { FlinkError } from '../flink/errors';

/** The id of the TaskManager that a query means: one of those that are there, empty = the first. */
export async function taskManagerOf(flink: FlinkClient, id: string, signal: AbortSignal): Promise<string> {
  const [first] = id === '' ? await flink.taskManagerIds(signal) : [id];
  if (first === undefined) {
    throw new FlinkError({ kind: 'noTaskManager', id });
  }
  return first;
}
