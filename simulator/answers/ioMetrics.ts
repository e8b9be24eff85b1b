import { type Task } from '../model/cluster';
import { type SimulatedJob } from '../model/job';
import { type View } from './view';

/** The `metrics` of a vertex or subtask. */
export interface IoMetrics {
  'read-bytes': number;
  'read-bytes-complete': boolean;
  'write-bytes': number;
  'write-bytes-complete': boolean;
  'read-records': number;
  'read-records-complete': boolean;
  'write-records': number;
  'write-records-complete': boolean;
  'accumulated-backpressured-time': number;
  'accumulated-idle-time': number;
  'accumulated-busy-time': number | 'NaN';
}

const ended: ReadonlySet<string> = new Set(['FINISHED', 'CANCELED', 'FAILED']);

/** The moment of the counters that Flink knows for a task: its end, or the last metrics of the same attempt. */
function countedAt(view: View, job: SimulatedJob, task: Task): number | null {
  if (ended.has(task.state)) {
    return view.graphAt(job);
  }
  const { metricsAt } = view;
  const known = metricsAt === null ? null : job.lifecycle.attempt(metricsAt);
  const running = task.times.RUNNING;
  return metricsAt !== null && known?.number === task.attempt && running !== undefined && running <= metricsAt
    ? metricsAt
    : null;
}

/** Sums over tasks. What is missing for a task is left out, and said to be incomplete. */
export function ioMetrics(view: View, job: SimulatedJob, tasks: readonly Task[]): IoMetrics {
  const sum = { in: 0, out: 0, bytesIn: 0, bytesOut: 0, blocked: 0, idle: 0, busy: 0 };
  let complete = true;
  for (const task of tasks) {
    const at = countedAt(view, job, task);
    if (at === null) {
      complete = false;
    } else {
      const counted = job.counted(task.vertex, task.subtask, at);
      sum.in += counted.recordsIn;
      sum.out += counted.recordsOut;
      sum.bytesIn += counted.bytesIn;
      sum.bytesOut += counted.bytesOut;
      sum.blocked += counted.blockedMs;
      sum.idle += counted.idleMs;
      sum.busy += counted.busyMs ?? NaN;
    }
  }
  return {
    'read-bytes': sum.bytesIn,
    'read-bytes-complete': complete,
    'write-bytes': sum.bytesOut,
    'write-bytes-complete': complete,
    'read-records': sum.in,
    'read-records-complete': complete,
    'write-records': sum.out,
    'write-records-complete': complete,
    'accumulated-backpressured-time': sum.blocked,
    'accumulated-idle-time': sum.idle,
    'accumulated-busy-time': Number.isNaN(sum.busy) ? 'NaN' : sum.busy,
  };
}

/** The numbers of `metrics` alone, as the `aggregated` parts count them; no busy time is -1 there. */
export function amounts(metrics: IoMetrics): Record<string, number> {
  const entries = Object.entries(metrics).filter(([name]) => !name.endsWith('-complete'));
  return Object.fromEntries(entries.map(([name, value]) => [name, value === 'NaN' ? -1 : Number(value)]));
}
