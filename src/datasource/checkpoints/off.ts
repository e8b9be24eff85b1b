import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Checkpoints } from '../../flink/checkpoints';
import { FlinkError } from '../../flink/errors';
import { type CheckpointConfig } from '../../flink/checkpointConfig';
import { checkpointingOffMeta, checkpoints as contract } from '../../frames/checkpoints';
import { type Step } from '../queries/queryType';

/** Some versions answer for jobs without checkpointing with zeros. Savepoints can be taken of those, too. */
export const takesNone = ({ counts, history }: Checkpoints, config: CheckpointConfig | null): boolean =>
  config !== null && config.intervalMs === null && history.length === 0 && (counts.total ?? 0) === 0;

export const isOff = (thrown: unknown): boolean =>
  thrown instanceof FlinkError && thrown.failure.kind === 'noCheckpoints';

/**
 * The answer for a job that takes no checkpoints: a frame that says so, in few words for a panel of one value, and a sentence.
 * @param others further frames of the query, empty
 */
export function offStep(others: readonly DataFrame[] = []): Step {
  const noValue = t('query.checkpoints.off', 'no checkpoints');
  return {
    frames: [contract.frame([], checkpointingOffMeta), ...others].map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => ({ ...field, config: { ...field.config, noValue } })),
    })),
    failure: { kind: 'noCheckpoints' },
  };
}
