import { type DataFrame } from '@grafana/data';

/** Something that happened, worth a jump: an annotation of the dashboard, or a bottleneck that came or went. */
export interface Mark {
  /** Epoch ms. */
  at: number;
  text: string;
  kind: 'annotation' | 'change';
}

const cellOf = (frame: DataFrame, name: string, row: number): unknown =>
  frame.fields.find((field) => field.name === name)?.values[row];

const textOf = (cell: unknown) => (typeof cell === 'string' ? cell : '');

/** The dashboard's annotations, in the order of time. Those without a time are none. */
export const annotationMarks = (frames: readonly DataFrame[] = []): Mark[] =>
  frames
    .flatMap((frame) =>
      Array.from({ length: frame.length }, (_, row): Mark[] => {
        const at = cellOf(frame, 'time', row);
        const text = textOf(cellOf(frame, 'title', row)) || textOf(cellOf(frame, 'text', row));
        return typeof at === 'number' ? [{ at, text, kind: 'annotation' }] : [];
      }).flat()
    )
    .sort((left, right) => left.at - right.at);

/** The nearest mark before or after a moment, within the range; null where there is none. */
export function nextMark(marks: readonly Mark[], at: number, direction: 'before' | 'after'): Mark | null {
  return direction === 'after'
    ? (marks.find((mark) => mark.at > at) ?? null)
    : ([...marks].reverse().find((mark) => mark.at < at) ?? null);
}
