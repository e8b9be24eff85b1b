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

/** Where a row leads by the links of its `linked` columns. @param marker a column that only frames of this kind have */
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
