import { type DataFrame } from '@grafana/data';

/** An annotation of the dashboard. */
export interface Annotation {
  /** Epoch ms. */
  at: number;
  /** As people wrote it, or its title: data, shown as text only. */
  text: string;
  /** As the dashboard gives it; null = none. */
  colour: string | null;
}

const cellOf = (frame: DataFrame, name: string, row: number): unknown =>
  frame.fields.find((field) => field.name === name)?.values[row];

const textOf = (cell: unknown) => (typeof cell === 'string' ? cell : '');

/** The dashboard's annotations in the order of time. Those without a time are none. The panel's module must ask for them. */
export const annotationsOf = (frames: readonly DataFrame[] = []): Annotation[] =>
  frames
    .flatMap((frame) =>
      Array.from({ length: frame.length }, (_, row): Annotation[] => {
        const at = cellOf(frame, 'time', row);
        const text = textOf(cellOf(frame, 'title', row)) || textOf(cellOf(frame, 'text', row));
        const colour = textOf(cellOf(frame, 'color', row)) || null;
        return typeof at === 'number' ? [{ at, text, colour }] : [];
      }).flat()
    )
    .sort((left, right) => left.at - right.at);
