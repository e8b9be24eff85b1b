import { type DataFrame, type Field, type LinkModel } from '@grafana/data';

/** A way out of the panel, as the data source and field overrides give it for one row. */
export interface Way {
  title: string;
  href: string;
  target: LinkModel['target'];
  onClick?: LinkModel['onClick'];
}

export const fieldOf = (frame: DataFrame, name: string): Field | undefined =>
  frame.fields.find((field) => field.name === name);

function waysOf(field: Field | undefined, row: number): Way[] {
  const models = field?.getLinks?.({ valueRowIndex: row }) ?? [];
  return models.map(({ title, href, target, onClick }) => ({ title, href, target, onClick }));
}

function unique(ways: readonly Way[]): Way[] {
  return [...new Map(ways.filter(({ href }) => href !== '').map((way) => [`${way.title}\n${way.href}`, way])).values()];
}

/**
 * Where rows lead, by the links of their `linked` columns.
 * @param marker a column that only frames of these rows have
 */
export function waysFrom(
  frames: readonly DataFrame[],
  isRow: (frame: DataFrame, row: number) => boolean,
  linked: readonly string[],
  marker: string
): Way[] {
  return unique(
    frames.flatMap((frame) => {
      if (fieldOf(frame, marker) === undefined) {
        return [];
      }
      const row = Array.from({ length: frame.length }, (_, index) => index).find((index) => isRow(frame, index));
      return row === undefined ? [] : linked.flatMap((name) => waysOf(fieldOf(frame, name), row));
    })
  );
}

/** Links of the TaskManager that runs a subtask. */
export const taskManagerWays = (frames: readonly DataFrame[], vertex: string, subtask: string): Way[] =>
  waysFrom(
    frames,
    (frame, row) =>
      fieldOf(frame, 'vertex')?.values[row] === vertex && fieldOf(frame, 'subtask')?.values[row] === subtask,
    ['task manager'],
    'subtask'
  );
