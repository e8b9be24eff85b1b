import { type DataFrame, type Field, FieldType } from '@grafana/data';

const column = (name: string, type: FieldType, values: unknown[]): Field => ({ name, type, config: {}, values });

interface Row {
  time: unknown;
  value: unknown;
  labels: Readonly<Record<string, string>>;
}

function rowsOf({ fields }: DataFrame): Row[] {
  const [times, numbers] = fields;
  const moments: readonly unknown[] = times?.values ?? [];
  return (numbers?.values ?? []).map((value: unknown, index) => ({
    time: moments[index],
    value,
    labels: numbers?.labels ?? {},
  }));
}

function joined(refId: string, frames: readonly DataFrame[]): DataFrame {
  const rows = frames.flatMap(rowsOf);
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].sort();
  return {
    refId,
    length: rows.length,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      column(
        'Time',
        FieldType.time,
        rows.map(({ time }) => time)
      ),
      ...names.map((name) =>
        column(
          name,
          FieldType.string,
          rows.map(({ labels }) => labels[name] ?? '')
        )
      ),
      column(
        'Value',
        FieldType.number,
        rows.map(({ value }) => value)
      ),
    ],
  };
}

/** Puts the series of queries in the format `table` into one frame each, labels in columns; others stay as they are. */
export function tableOf(frames: readonly DataFrame[], tables: ReadonlySet<string>): DataFrame[] {
  const others = frames.filter(({ refId = '' }) => !tables.has(refId));
  const asTables = [...tables].flatMap((refId) => {
    const own = frames.filter((frame) => frame.refId === refId);
    return own.length === 0 ? [] : [joined(refId, own)];
  });
  return [...others, ...asTables];
}
