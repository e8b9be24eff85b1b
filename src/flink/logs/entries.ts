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

/** An entry that further lines may belong to. */
class OpenEntry {
  private readonly lines: string[] = [];
  private length = 0;

  constructor(
    readonly head: Head,
    private readonly offset: number,
    private readonly sameTime: number
  ) {
    this.add(head.message);
  }

  add(line: string): void {
    if (this.length < longestEntry) {
      this.lines.push(line.slice(0, longestEntry - this.length));
    }
    this.length += line.length + 1;
  }

  /** Whether a line without a time belongs to it. */
  continuesWith(line: string): boolean {
    return this.head.time !== null || line === '' || continues.test(line);
  }

  /** Its number, if the next entry has the same time. */
  sameTimeAfter(time: number | null): number {
    return time === this.head.time ? this.sameTime + 1 : 0;
  }

  finished(): LogEntry {
    const { time, zoned, level, logger, thread, message } = this.head;
    const text = `${this.lines.join('\n').trimEnd()}${this.length > longestEntry ? ' …' : ''}`;
    return { time, zoned, level, logger, thread, message, offset: this.offset, sameTime: this.sameTime, text };
  }
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * The entries of a log file, oldest first. A line without a time belongs to the entry before; where there is none yet, every
 * line that does not look like a part of a stack trace is an entry of its own.
 */
export function readEntries(text: string): LogEntry[] {
  const entries: OpenEntry[] = [];
  let offset = 0;
  for (const whole of text.split('\n')) {
    const line = withoutReturn(whole);
    const head = readHead(line) ?? readJsonHead(line);
    const before = entries.at(-1);
    if (head === null && before?.continuesWith(line) === true) {
      before.add(line);
    } else if (head !== null || line.trim() !== '') {
      const first = head ?? noHead(line);
      entries.push(new OpenEntry(first, offset, before?.sameTimeAfter(first.time) ?? 0));
    }
    offset += whole.length + 1;
  }
  return entries.map((entry) => entry.finished());
}
