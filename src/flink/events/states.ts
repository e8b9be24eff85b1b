import { type FlinkEvent, momentOf } from './event';
import { type JobLife } from './jobLife';

/** Of each state Flink remembers the last time only. */
export const statesOf = ({ entered }: Pick<JobLife, 'entered'>): FlinkEvent[] =>
  [...entered].map(([state, time]) => ({ kind: 'state', state, ...momentOf(time, state) }));
