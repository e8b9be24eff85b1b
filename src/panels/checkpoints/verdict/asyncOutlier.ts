import { type CheckpointSubtaskRow } from '../../../frames/checkpointSubtasks';
import { quantile } from '../history/summary';
import { type Finding, limits } from './finding';
import { nameOf } from './missing';

const medianOf = (values: readonly number[]) =>
  quantile(
    [...values].sort((left, right) => left - right),
    0.5
  ) ?? 0;

/** Why one subtask writes so much longer: it has more to write, or others of its TaskManager are slow, too. */
function becauseOf(
  guilty: CheckpointSubtaskRow,
  others: readonly CheckpointSubtaskRow[]
): 'state' | 'place' | 'unknown' {
  const size = medianOf(others.flatMap(({ stateBytes }) => stateBytes ?? []));
  if (guilty.stateBytes !== null && size > 0 && guilty.stateBytes >= size * limits.skewedState) {
    return 'state';
  }
  return guilty.taskManager === null ? 'unknown' : 'place';
}

/** The subtask of a vertex whose async part is far longer than that of the others; empty when there is none. */
export function outlierIn(
  vertexId: string,
  all: readonly CheckpointSubtaskRow[]
): Array<Extract<Finding, { rule: 'asyncOutlier' }>> {
  // The async part of an unaligned one also waits for barriers.
  const subtasks = all.filter((each) => each.vertexId === vertexId && each.async !== null && each.unaligned !== true);
  const worst = subtasks.reduce<CheckpointSubtaskRow | null>(
    (found, each) => ((each.async ?? 0) > (found?.async ?? -1) ? each : found),
    null
  );
  if (worst === null || worst.async === null || worst.async < limits.outlierMs) {
    return [];
  }
  const others = subtasks.filter((each) => each !== worst);
  // Below a millisecond all are equal.
  const median = Math.max(1, medianOf(others.flatMap(({ async }) => async ?? [])));
  const factor = worst.async / median;
  return others.length === 0 || factor < limits.outlier
    ? []
    : [
        {
          rule: 'asyncOutlier',
          factor,
          ms: worst.async,
          vertex: nameOf(worst),
          vertexId,
          subtask: worst.subtask,
          taskManager: worst.taskManager,
          because: becauseOf(worst, others),
        },
      ];
}
