import {
  type DataQueryResponse,
  type LogRowContextOptions,
  LogRowContextQueryDirection,
  type LogRowModel,
} from '@grafana/data';
import { type FlinkClient } from '../../../flink/client';
import { type LogPlace } from '../../../flink/logs/files';
import { idOf } from '../../../frames/logLinesOf';
import { logReader } from './logReader';
import { linesFrame } from './tail';

/** As many as Grafana asks for at a time. */
const usual = 100;

/** Null for rows of other query types. */
function placeIn({ labels }: Pick<LogRowModel, 'labels'>): LogPlace | null {
  const { process, task_manager: id } = labels;
  if (process === 'jobmanager') {
    return { process };
  }
  return process === 'taskmanager' && id !== undefined ? { process, id } : null;
}

/**
 * The entries before or after a row in its file, whatever the query leaves out. Nothing when the file has been rolled since, or
 * the row is of no log file.
 */
export async function logContext(
  flink: FlinkClient,
  row: Pick<LogRowModel, 'labels' | 'rowId'>,
  { direction, limit = usual }: LogRowContextOptions,
  now: number
): Promise<DataQueryResponse> {
  const place = placeIn(row);
  if (place === null) {
    return { data: [] };
  }
  const { entries, source } = await logReader(flink).read(
    place,
    row.labels['file'] ?? '',
    now,
    new AbortController().signal
  );
  const at = entries.findIndex((entry) => idOf(entry, source) === row.rowId);
  const around =
    direction === LogRowContextQueryDirection.Forward
      ? entries.slice(at + 1, at + 1 + limit)
      : entries.slice(Math.max(0, at - limit), at);
  return { data: at === -1 ? [] : [linesFrame({ source }, around)] };
}
