import { type CheckpointRow, checkpoints } from '../../src/frames/checkpoints';
import { type CheckpointSubtaskRow, checkpointSubtasks } from '../../src/frames/checkpointSubtasks';
import { createDataFrame } from '@grafana/data';

const intervalMs = 10_000;

/** Durations that differ, and are the same in every run. */
const durationOf = (index: number) => 1_000 + ((index * 7_919) % 9_000);

const column = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));

/** Every tenth one failed. */
export function checkpointRows(count: number): CheckpointRow[] {
  const fields = [
    { name: 'id', values: column(count, (index) => index + 1) },
    { name: 'status', values: column(count, (index) => (index % 10 === 9 ? 'FAILED' : 'COMPLETED')) },
    { name: 'kind', values: column(count, () => 'CHECKPOINT') },
    { name: 'triggered', values: column(count, (index) => index * intervalMs) },
    { name: 'duration', values: column(count, durationOf) },
    { name: 'start delay', values: column(count, (index) => durationOf(index) / 2) },
    { name: 'alignment', values: column(count, (index) => durationOf(index) / 8) },
    { name: 'sync', values: column(count, () => 20) },
    { name: 'async', values: column(count, (index) => durationOf(index) / 4) },
    { name: 'checkpointed size', values: column(count, (index) => 1_000_000 + index) },
    { name: 'state size', values: column(count, (index) => 9_000_000 + index * 50) },
  ];
  return checkpoints.read(createDataFrame({ fields })) ?? [];
}

/** Slowest first, one in a hundred without acknowledgement. */
export function subtaskRows(count: number): CheckpointSubtaskRow[] {
  const lasts = (index: number) => 60_000 - (index * 50_000) / count;
  const fields = [
    { name: 'vertex id', values: column(count, () => 'vertex') },
    { name: 'subtask', values: column(count, (index) => index) },
    { name: 'acknowledged', values: column(count, (index) => (index % 100 === 0 ? null : index)) },
    { name: 'duration', values: column(count, lasts) },
    { name: 'start delay', values: column(count, (index) => lasts(index) / 2) },
    { name: 'alignment', values: column(count, (index) => lasts(index) / 8) },
    { name: 'sync', values: column(count, () => 20) },
    { name: 'async', values: column(count, (index) => lasts(index) / 4) },
  ];
  return checkpointSubtasks.read(createDataFrame({ fields })) ?? [];
}
