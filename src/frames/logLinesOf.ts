import { type LogPlace } from '../flink/logs/files';
import { type LogEntry } from '../flink/logs/entries';
import { type LogLineRow } from './logLines';
import { type LogLabels } from './logsContract';

/** Where entries come from, and what makes their times absolute. */
export interface LogSource {
  place: LogPlace;
  /** Empty = the process's main log, whose name is not known. */
  file: string;
  /** How far the clock in lines without a time zone is ahead of UTC, ms. */
  offset: number;
  /** Stands in for the time of lines that have none, epoch ms. */
  fallback: number;
}

const severities = new Map([
  ['FATAL', 'critical'],
  ['SEVERE', 'error'],
  ['ERROR', 'error'],
  ['WARN', 'warning'],
  ['WARNING', 'warning'],
  ['INFO', 'info'],
  ['DEBUG', 'debug'],
  ['TRACE', 'trace'],
]);

/** Epoch ms. */
export const timeOf = ({ time, zoned }: LogEntry, { offset, fallback }: LogSource): number =>
  time === null ? fallback : time - (zoned ? 0 : offset);

/** The place of an entry in its file, which names it for as long as the file only grows. */
const position = ({ offset, time }: LogEntry) => `${offset}-${time ?? ''}`;

export const idOf = (entry: LogEntry, { place, file }: LogSource): string =>
  [place.process, place.process === 'taskmanager' ? place.id : '', file, position(entry)].join('/');

function labelsOf({ logger, thread }: LogEntry, { place, file }: LogSource): LogLabels {
  const all = {
    process: place.process,
    task_manager: place.process === 'taskmanager' ? place.id : null,
    file: file === '' ? null : file,
    logger,
    thread,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** Logger and thread as the line has them; padding between columns is left out. */
function bodyOf({ logger, thread, text }: LogEntry): string {
  const origin = [logger, thread === null ? null : `[${thread}]`].filter((part) => part !== null).join(' ');
  return origin === '' ? text : `${origin} - ${text}`;
}

export const logLineOf = (entry: LogEntry, source: LogSource): LogLineRow => ({
  timestamp: timeOf(entry, source),
  body: bodyOf(entry),
  severity: severities.get(entry.level ?? '') ?? null,
  id: idOf(entry, source),
  labels: labelsOf(entry, source),
});
