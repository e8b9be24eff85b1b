import { readJsonHead } from './jsonLine';
import { type Head, readHead } from './line';

/** One message of a log with its stack trace. */
export interface LogEntry extends Head {
  /** Characters before it in the file: the same as long as the file only grows. */
  offset: number;
  /** Place among the entries of the same time, from 0. */
  sameTime: number;
  /** The message and all lines that belong to it. */
  text: string;
}

/** What follows in one entry is cut here: a file without any times must not become one endless line. */
const longestEntry = 100_000;

const noHead = (line: string): Head => ({
  time: null,
  zoned: false,
  level: null,
  logger: null,
  thread: null,
  message: line,
});

/** Where no entry has begun yet, as in a file of standard output, these still belong to the line before. */
const continues = /^(?:\s|Caused by:|Suppressed:|\.\.\. \d+ more)/;

interface Open {
  head: Head;
  offset: number;
  lines: string[];
  length: number;
}

function add(open: Open, line: string): void {
  if (open.length < longestEntry) {
    open.lines.push(line.slice(0, longestEntry - open.length));
  }
  open.length += line.length + 1;
}

const isCutOff = ({ length }: Open) => length > longestEntry;

const finished = (open: Open): Omit<LogEntry, 'sameTime'> => ({
  ...open.head,
  offset: open.offset,
  text: `${open.lines.join('\n').trimEnd()}${isCutOff(open) ? ' …' : ''}`,
});

/** Numbers the entries of equal time, so that their order survives sorting by time. */
function numbered(entries: ReadonlyArray<Omit<LogEntry, 'sameTime'>>): LogEntry[] {
  let before: number | null = null;
  let sameTime = 0;
  return entries.map((entry) => {
    sameTime = entry.time === before ? sameTime + 1 : 0;
    before = entry.time;
    return { ...entry, sameTime };
  });
}

/**
 * The entries of a log file, oldest first. A line without a time belongs to the entry before; where there is none yet, every
 * line that does not look like a part of a stack trace is an entry of its own.
 */
export function readEntries(text: string): LogEntry[] {
  const all: Array<Omit<LogEntry, 'sameTime'>> = [];
  let open: Open | null = null;
  let offset = 0;
  for (const whole of text.split('\n')) {
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    const head: Head | null = readHead(line) ?? readJsonHead(line);
    const isPart = open !== null && (open.head.time !== null || line === '' || continues.test(line));
    if (head === null && open !== null && isPart) {
      add(open, line);
    } else if (head !== null || line.trim() !== '') {
      if (open !== null) {
        all.push(finished(open));
      }
      open = { head: head ?? noHead(line), offset, lines: [], length: 0 };
      add(open, open.head.message);
    }
    offset += whole.length + 1;
  }
  return numbered(open === null ? all : [...all, finished(open)]);
}
