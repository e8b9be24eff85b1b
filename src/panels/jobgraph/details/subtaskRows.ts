import { type GraphSubtask } from '../../../frames/jobGraph';
import { type Order, sortedBy } from './order';

/** A subtask as the table has it. */
export interface SubtaskRow extends GraphSubtask {
  /** Its records against the mean of all; null = not known. */
  skew: number | null;
}

export type Column =
  | 'index'
  | 'taskManager'
  | 'busy'
  | 'backpressured'
  | 'idle'
  | 'recordsIn'
  | 'recordsOut'
  | 'skew'
  | 'watermarkLag'
  | 'attempt'
  | 'state';

/** The hot ones first, as people look for them. */
export const hotFirst: Order<Column> = { column: 'busy', descending: true };

/** Records in; of a source, which reads none from Flink, records out. */
function recordsOf(rows: readonly GraphSubtask[]): (row: GraphSubtask) => number | null {
  const reads = rows.some(({ recordsIn }) => recordsIn !== null && recordsIn > 0);
  return (row) => (reads ? row.recordsIn : row.recordsOut);
}

/** The rows of one vertex, with how uneven they are. */
export function subtaskRows(subtasks: readonly GraphSubtask[], vertex: string): SubtaskRow[] {
  const rows = subtasks.filter((subtask) => subtask.vertex === vertex);
  const records = recordsOf(rows);
  const known = rows.flatMap((row) => records(row) ?? []);
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  return rows.map((row) => {
    const own = records(row);
    return { ...row, skew: own === null || known.length < 2 || mean <= 0 ? null : own / mean };
  });
}

/** What is not known last, equal ones by their number. */
export const sorted = (rows: readonly SubtaskRow[], { column, descending }: Order<Column>): SubtaskRow[] =>
  sortedBy(
    rows,
    (row) => row[column],
    descending,
    ({ index }) => index
  );

/** The columns of which any row says something; the number and how busy always. */
export const columnsIn = (rows: readonly SubtaskRow[], columns: readonly Column[]): Column[] =>
  columns.filter((column) => column === 'index' || column === 'busy' || rows.some((row) => row[column] !== null));
