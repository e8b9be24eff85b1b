import { type DataFrame, type FieldConfig, type Labels, type QueryResultMeta } from '@grafana/data';
import { metrics, metricSeries, type MetricRow } from './metrics';

/** Columns that hold a metric in its own unit. */
const measured: ReadonlySet<string> = new Set(['value', 'min', 'max', 'avg', 'sum']);

const withConfig = (frame: DataFrame, isMeant: (name: string) => boolean, config: FieldConfig): DataFrame => ({
  ...frame,
  fields: frame.fields.map((field) =>
    isMeant(field.name) ? { ...field, config: { ...field.config, ...config } } : field
  ),
});

/** Metrics in a table; where all of them have one unit the columns have it too. */
export function metricsFrame(rows: readonly MetricRow[], meta?: QueryResultMeta): DataFrame {
  const frame = metrics.frame(rows, { ...meta, preferredVisualisationType: 'table' });
  const [unit, ...others] = new Set(rows.map((row) => row.unit));
  return unit === undefined || unit === null || others.length > 0
    ? frame
    : withConfig(frame, (name) => measured.has(name), { unit });
}

export interface NamedSeries {
  /** For legends; users may override it. */
  name: string;
  labels: Labels;
  unit: string;
  times: readonly number[];
  values: ReadonlyArray<number | null>;
}

export function metricSeriesFrame(
  { name, labels, unit, times, values }: NamedSeries,
  meta?: QueryResultMeta
): DataFrame {
  const rows = times.map((time, index) => ({ time, value: values[index] ?? null }));
  const frame = metricSeries.frame(rows, { ...meta, preferredVisualisationType: 'graph' });
  return {
    ...frame,
    name,
    fields: frame.fields.map((field) =>
      field.name === 'value' ? { ...field, labels, config: { ...field.config, unit, displayNameFromDS: name } } : field
    ),
  };
}
