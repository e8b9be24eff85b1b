import { type JobSpec } from '../../model/spec';
import { streamingJob } from './job';
import { recordedShape } from './recorded';

/** One of eight subtasks gets most of the records, cannot follow, and holds up the source. */
export function hotKeyCount(fields: Partial<JobSpec> = {}): JobSpec {
  return streamingJob({
    name: 'hot-key-count',
    ageMs: 74 * 60_000,
    ...recordedShape(
      'hot-key-count',
      [
        { parallelism: 8, demand: 2_000, wander: 0.2, recordBytes: 240 },
        { parallelism: 8, capacity: 950, hot: { subtask: 5, share: 0.62 }, stateBytes: 24_000 },
      ],
      { version: '2.3.0', scenario: 'skew' }
    ),
    ...fields,
  });
}
