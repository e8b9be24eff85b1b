import { type SimulatedJob } from '../../model/job';
import { isSince } from '../../versions';
import { type View } from '../view';
import { latencyTable } from './latency';
import { operatorValues } from './operators';
import { joined, type MetricTable, nothing, tableOf } from './table';
import { taskValues } from './task';

const gauges: ReadonlySet<string> = new Set([
  'busyTimeMsPerSecond',
  'idleTimeMsPerSecond',
  'backPressuredTimeMsPerSecond',
]);

const without = (table: MetricTable, left: ReadonlySet<string>): MetricTable => ({
  names: () => table.names().filter((name) => !left.has(name)),
  value: (name) => (left.has(name) ? undefined : table.value(name)),
});

/**
 * All metrics of one subtask as Flink had them at a moment: those of the newest attempt that ran by then. Between two
 * attempts the last values stay, without the gauges of time. Once the job has ended there are none.
 */
export function subtaskTable(view: View, job: SimulatedJob, vertex: number, subtask: number): MetricTable {
  const { lifecycle, spec } = job;
  const at = view.metricsAt;
  if (at === null || lifecycle.endedAt(at) !== null || spec.bounded !== null) {
    return nothing;
  }
  const attempt = lifecycle.attempt(at);
  const earlier = attempt.number > 0 ? attempt.startedAt - 1 : null;
  const moment = at >= attempt.flowsFrom ? at : earlier;
  if (moment === null) {
    return nothing;
  }
  const measured = { job, vertex, subtask, at: moment };
  const table = joined([
    tableOf(taskValues(measured)),
    tableOf(operatorValues(measured)),
    isSince(view.flinkVersion, '1.20') ? latencyTable(job, vertex, subtask, moment) : nothing,
  ]);
  const runs = at >= attempt.flowsFrom && at < attempt.endedAt;
  return runs ? table : without(table, gauges);
}

export function vertexTables(view: View, job: SimulatedJob, vertex: number): MetricTable[] {
  return Array.from({ length: job.vertex(vertex).parallelism }, (_, subtask) =>
    subtaskTable(view, job, vertex, subtask)
  );
}
