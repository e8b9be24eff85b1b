import { type Checkpoint } from '../model/checkpoints';
import { type SimulatedJob } from '../model/job';
import { hexId } from '../model/random';

/** Where a completed checkpoint lies. */
export function checkpointPath({ spec }: SimulatedJob, { id, isSavepoint }: Checkpoint): string {
  return isSavepoint
    ? `file:/flink/savepoints/savepoint-${spec.id.slice(0, 6)}-${hexId(`${spec.id}/${id}`).slice(0, 12)}`
    : `file:/flink/checkpoints/${spec.id}/chk-${id}`;
}
