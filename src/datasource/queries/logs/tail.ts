import { type DataFrame } from '@grafana/data';
import { type LogEntry } from '../../../flink/logs/entries';
import { logLinesFrame } from '../../../frames/logLines';
import { logLineOf, timeOf } from '../../../frames/logLinesOf';
import { type ReadLog } from './logReader';

/** Worst first. */
export const levels = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'] as const;

const otherNames = new Map([
  ['SEVERE', 'ERROR'],
  ['WARNING', 'WARN'],
]);

const rank = (level: string) => levels.findIndex((name) => name === (otherNames.get(level) ?? level));

export const mostLines = 5_000;

export interface Tail {
  /** Entries, from 1 to 5,000. */
  lines: number;
  search: RegExp;
  /** This and worse; empty or unknown = all, those without a level too. */
  level: string;
  /** Epoch ms; later entries are left out. */
  until: number;
}

/** The whole entry as it is searched: what stands in the file without its time. */
const searched = ({ level, logger, thread, text }: LogEntry) =>
  [level, logger, thread, text].filter((part) => part !== null).join(' ');

function isWanted(entry: LogEntry, { search, level }: Tail): boolean {
  const least = rank(level.toUpperCase());
  const own = rank(entry.level ?? '');
  return (least === -1 || (own !== -1 && own <= least)) && search.test(searched(entry));
}

export function linesFrame({ source }: Pick<ReadLog, 'source'>, entries: readonly LogEntry[], custom = {}): DataFrame {
  const newestFirst = [...entries].reverse();
  return logLinesFrame(
    newestFirst.map((entry) => logLineOf(entry, source)),
    newestFirst.map((entry) => entry.sameTime),
    custom
  );
}

/** The newest entries that are wanted, newest first. */
export function tailOf({ entries, source }: ReadLog, tail: Tail): DataFrame {
  const limit = Math.min(Math.max(1, Math.floor(tail.lines)), mostLines);
  const wanted: LogEntry[] = [];
  for (let index = entries.length - 1; index >= 0 && wanted.length < limit; index -= 1) {
    const entry = entries[index];
    if (entry !== undefined && timeOf(entry, source) <= tail.until && isWanted(entry, tail)) {
      wanted.push(entry);
    }
  }
  const words = tail.search.source === '(?:)' ? [] : [tail.search.source];
  return linesFrame({ source }, wanted.reverse(), { limit, searchWords: words });
}
