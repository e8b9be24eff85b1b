import { known } from '../known';
import { type Suspect } from './suspect';

/** Barriers never arrive together: shorter alignment holds back nobody for long. */
export const alignmentFromMs = 1000;
/** Of the checkpoint's time at this vertex. */
export const alignmentShareFrom = 0.5;

/**
 * While barriers align, a vertex leaves the inputs alone whose barrier has come: they are backpressured, it has time. Of a
 * busy vertex the alignment is long because it is busy, so there it is no cause.
 */
export function isAlignment({ vertex }: Suspect): boolean {
  const alignment = known(vertex.checkpointAlignment);
  const duration = known(vertex.checkpointDuration);
  return (
    alignment !== null &&
    duration !== null &&
    alignment >= alignmentFromMs &&
    alignment >= alignmentShareFrom * duration
  );
}
