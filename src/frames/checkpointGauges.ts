import { contract, number, time } from './contract';

/** The metrics by which Flink's reporters tell of the last checkpoint and of how many there were. */
export const checkpointGauges = {
  duration: 'lastCheckpointDuration',
  state: 'lastCheckpointFullSize',
  size: 'lastCheckpointSize',
  completed: 'numberOfCompletedCheckpoints',
  failed: 'numberOfFailedCheckpoints',
} as const;

export const pastCheckpoints = contract('past checkpoints', {
  time: time('Time'),
  value: number('flink_jobmanager_job_…', { description: 'Label job_id' }),
});
