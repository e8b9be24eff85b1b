/** What the first line of a log entry says. */
export interface Head {
  /** Epoch ms where the line names its time zone; else as if its clock were UTC. Null when there is none. */
  time: number | null;
  /** Whether the line names its time zone. */
  zoned: boolean;
  /** Flink's word, such as WARN; null when the line has none. */
  level: string | null;
  logger: string | null;
  thread: string | null;
  /** The rest of the line. */
  message: string;
}

const stamp =
  /^\[?(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)(?![\w:]))?\]?\s*/;

function zoneMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -ms : ms;
}

/** The time at the start of a text, and where it ends; null when there is none. */
export function readStamp(text: string): { time: number; zoned: boolean; end: number } | null {
  const found = stamp.exec(text);
  if (found === null) {
    return null;
  }
  const [whole, year, month, day, hour, minute, second, fraction = '', zone] = found;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms);
  return { time: time - (zone === undefined ? 0 : zoneMs(zone)), zoned: zone !== undefined, end: whole.length };
}

const levels = 'TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE';
/** log4j: `INFO  org.apache.flink.Foo [thread] - text`; logback: `[thread] INFO  org.apache.flink.Foo - text`. */
const levelled = new RegExp(`^(?:\\[(.*?)\\]\\s+)?(${levels})\\b\\s*`);
const loggerAndThread = /^(\S+)\s+(?:\[(.*?)\]\s+)?(?:\w+\s+)?-\s/;

const orNull = (text: string | undefined) => (text === undefined || text === '' ? null : text);

/** A line of Flink's default log4j and logback layouts; null when it has no time, and so belongs to the entry before. */
export function readHead(line: string): Head | null {
  const found = readStamp(line);
  if (found === null) {
    return null;
  }
  const { time, zoned, end } = found;
  const rest = line.slice(end);
  const [start = '', before, level] = levelled.exec(rest) ?? [];
  const tail = rest.slice(start.length);
  const [named = '', logger, thread] = loggerAndThread.exec(tail) ?? [];
  return {
    time,
    zoned,
    level: orNull(level),
    logger: level === undefined ? null : orNull(logger),
    thread: orNull(before) ?? orNull(thread),
    message: level === undefined || named === '' ? tail : tail.slice(named.length),
  };
}
