import { Fields } from '../decode';
import { taskManagerSegment } from '../ids';
import { ofTaskManager } from '../taskManagerIds';
import { type Transport } from '../transport';

/** A process that writes logs. The id of a TaskManager is that of `/taskmanagers`. */
export type LogPlace = { process: 'jobmanager' } | { process: 'taskmanager'; id: string };

export interface LogFile {
  name: string;
  bytes: number;
  /** Epoch ms of the last write, by the clock of the file's host; null where Flink does not say. */
  modified: number | null;
}

/**
 * Flink answers with the whole file, whatever range is asked for, so the size in the list of files decides whether it is read
 * at all. Bytes.
 */
export const largestLog = 10_000_000;

const pathOf = (place: LogPlace) =>
  place.process === 'jobmanager' ? '/jobmanager/logs' : `/taskmanagers/${taskManagerSegment(place.id)}/logs`;

/** Newest first. */
export const decodeLogFiles = (answer: unknown, endpoint: string): LogFile[] =>
  Fields.of(answer, endpoint)
    .list('logs')
    .map((file) => ({
      name: file.text('name'),
      bytes: file.number('size'),
      modified: file.millisOrNull('mtime'),
    }))
    .sort((left, right) => (right.modified ?? 0) - (left.modified ?? 0) || left.name.localeCompare(right.name, 'en'));

const asked = <T>(place: LogPlace, answer: Promise<T>): Promise<T> =>
  place.process === 'taskmanager' ? ofTaskManager(place.id, answer) : answer;

export async function getLogFiles(transport: Transport, place: LogPlace, signal?: AbortSignal): Promise<LogFile[]> {
  const endpoint = place.process === 'jobmanager' ? '/jobmanager/logs' : '/taskmanagers/:id/logs';
  return decodeLogFiles(await asked(place, transport.get(pathOf(place), {}, signal)), endpoint);
}

/** @param file a name of the list of files */
export const getLogText = async (
  transport: Transport,
  place: LogPlace,
  file: string,
  signal?: AbortSignal
): Promise<string> => asked(place, transport.text(`${pathOf(place)}/${encodeURIComponent(file)}`, signal));

/** The file that a TaskManager itself takes for its log. */
export const getMainLog = async (transport: Transport, taskManager: string, signal?: AbortSignal): Promise<string> =>
  ofTaskManager(taskManager, transport.text(`/taskmanagers/${taskManagerSegment(taskManager)}/log`, signal));
