import { type Suspect } from './suspect';

/** Half as many records again as the mean: at a parallelism of 2 that is three for one. */
export const skewedFrom = 1.5;

/** Few subtasks are hot, and they get more records: the keys, or the partitions of a source, are uneven. */
export const isSkew = ({ guilty, evidence }: Suspect): boolean =>
  guilty.extent === 'few' && (evidence.skewFactor ?? 0) >= skewedFrom;

/** Subtasks twice as many before it as it has itself: usually left over, or a vertex that cannot run in parallel. */
export const tooFewUpTo = 0.5;

/** All are busy, and those who feed them are far more. */
export const areTooFew = ({ guilty, evidence: { parallelism, parallelismBefore } }: Suspect): boolean =>
  guilty.extent !== 'few' &&
  parallelism !== null &&
  parallelismBefore !== null &&
  parallelism <= tooFewUpTo * parallelismBefore;
