import { DataFrameType, FieldType, type QueryResultMeta } from '@grafana/data';
import { type Cell } from './contract';

export type LogLabels = Readonly<Record<string, string>>;

const isLabels = (cell: unknown): cell is LogLabels =>
  typeof cell === 'object' && cell !== null && Object.values(cell).every((value) => typeof value === 'string');

/** The column of labels in Grafana's contract for logs. */
export const logLabels = (description: string): Cell<LogLabels> => ({
  name: 'labels',
  type: FieldType.other,
  config: { displayName: 'Labels', description },
  read: (cell) => (isLabels(cell) ? cell : {}),
});

/** By this Explore and the Logs panel know a frame of logs. */
export const logsMeta = {
  type: DataFrameType.LogLines,
  typeVersion: [0, 0],
  preferredVisualisationType: 'logs',
} satisfies QueryResultMeta;
