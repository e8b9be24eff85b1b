import { type DataFrame } from '@grafana/data';
import { annotationsOf } from '../../shared/annotations';

/** Something that happened, worth a jump: an annotation of the dashboard, or a bottleneck that came or went. */
export interface Mark {
  /** Epoch ms. */
  at: number;
  text: string;
  kind: 'annotation' | 'change';
}

/** The dashboard's annotations, in the order of time. */
export const annotationMarks = (frames?: readonly DataFrame[]): Mark[] =>
  annotationsOf(frames).map(({ at, text }) => ({ at, text, kind: 'annotation' }));

/** The nearest mark before or after a moment, within the range; null where there is none. */
export function nextMark(marks: readonly Mark[], at: number, direction: 'before' | 'after'): Mark | null {
  return direction === 'after'
    ? (marks.find((mark) => mark.at > at) ?? null)
    : ([...marks].reverse().find((mark) => mark.at < at) ?? null);
}
