import { renewedAt, type SimulatedJob } from './job';

/** Flink's gauges of a running subtask, ms a second, means of up to 60 s; busy null = the task does not measure it. */
export interface Gauges {
  busy: number | null;
  idle: number;
  blocked: number;
}

/** Null where the task does not run: Flink drops these gauges as soon as a task has ended. */
export function gaugesOf(job: SimulatedJob, vertex: number, subtask: number, at: number): Gauges | null {
  const attempt = job.lifecycle.attempt(at);
  if (at < attempt.flowsFrom || at >= attempt.endedAt) {
    return null;
  }
  const { busy, idle, blocked } = job.rates(vertex, subtask, Math.max(attempt.flowsFrom, renewedAt(at)));
  const blockedMs = Math.round(blocked * 1000);
  const busyMs = busy === null ? null : Math.min(1000 - blockedMs, Math.round(busy * 1000));
  const isSeen = busy === null || busy + idle + blocked > 0;
  return { busy: busyMs, blocked: blockedMs, idle: busyMs === null || !isSeen ? 0 : 1000 - blockedMs - busyMs };
}
