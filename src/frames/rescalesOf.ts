import { type Rescale, type RescaledVertex } from '../flink/rescales';
import { type RescaleRow } from './rescales';
import { shortName } from './shortName';

const sizeOf = ({ name, before, after }: RescaledVertex) => `${shortName(name)}: ${before ?? '?'} → ${after ?? '?'}`;

export const rescalesOf = (all: readonly Rescale[]): RescaleRow[] =>
  [...all]
    .sort((left, right) => right.started - left.started)
    .map(({ id, trigger, state, reason, started, ended, vertices }) => ({
      started,
      trigger,
      state,
      reason,
      parallelism: vertices.length === 0 ? null : vertices.map(sizeOf).join(', '),
      duration: ended === null ? null : ended - started,
      ended,
      id,
    }));
