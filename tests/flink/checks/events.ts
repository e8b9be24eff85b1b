import { type Check } from '../checks';
import { beside } from '../compare';

/** Flink notes a failure, and the state that follows from it, some milliseconds apart. */
const sameMomentMs = 100;

/** What a job went through, from three of Flink's answers. */
export const events: Check = async (cluster) => {
  const { id, name } = await cluster.job('flaky-enrichment');
  const look = async () => {
    const { exceptionHistory } = await cluster.raw(`/jobs/${id}/exceptions`);
    const { history, latest } = await cluster.raw(`/jobs/${id}/checkpoints`);
    const { state, timestamps } = await cluster.raw(`/jobs/${id}`);
    const failed = [...history, ...(latest.failed === null ? [] : [latest.failed])].filter(
      ({ status }: any) => status === 'FAILED'
    );
    return {
      failures: exceptionHistory.entries.map(({ timestamp }: any) => timestamp as number),
      checkpoints: [...new Set(failed.map((checkpoint: any) => checkpoint.failure_timestamp as number))],
      running: (state === 'RUNNING' ? timestamps.RUNNING : null) as number | null,
    };
  };
  const around = await cluster.around(look, {
    queryType: 'events',
    job: name,
    kinds: ['failure', 'restart', 'checkpointFailed'],
  });
  const of = (kind: string) => around.said.rows('events').filter((row) => row.kind === kind);
  const failures = of('failure').map(({ time }) => time);
  const restarts = of('restart');
  const failedCheckpoints = of('checkpointFailed').map(({ time }) => time);
  return [
    beside(around, 'newest failure', failures[0], (flink) => flink.failures[0]),
    beside(around, 'oldest failure', failures.at(-1), (flink) => flink.failures.at(-1)),
    beside(around, 'failures', failures.length, (flink) => flink.failures.length),
    beside(around, 'last restart ended', restarts[0]?.timeEnd, (flink) => flink.running),
    beside(around, 'last restart began', restarts[0]?.time, (flink) => flink.failures[0], sameMomentMs),
    ...around.before.checkpoints.map((time, index) =>
      beside(around, `failed checkpoint ${index}`, failedCheckpoints.includes(time) ? time : undefined, () => time)
    ),
  ];
};
