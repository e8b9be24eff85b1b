import { type Head, readStamp } from './line';

type Entries = ReadonlyMap<string, unknown>;

/** Names of log4j's EcsLayout, its JsonLayout, and logback's encoders. */
const names = {
  time: ['@timestamp', 'timestamp', 'time', 'timeMillis'],
  level: ['log.level', 'level', 'severity'],
  logger: ['log.logger', 'logger_name', 'loggerName', 'logger'],
  thread: ['process.thread.name', 'thread_name', 'thread'],
  message: ['message', 'msg'],
  trace: ['error.stack_trace', 'stack_trace', 'exception', 'thrown'],
} as const;

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function text(entries: Entries, from: readonly string[]): string | null {
  return from.map((name) => textOf(entries.get(name))).find((value) => value !== null) ?? null;
}

function timeOf(entries: Entries): { time: number; zoned: boolean } | null {
  const millis = entries.get('timeMillis') ?? entries.get('timestamp');
  return typeof millis === 'number' ? { time: millis, zoned: true } : readStamp(text(entries, names.time) ?? '');
}

function parsed(line: string): Entries | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? new Map(Object.entries<unknown>({ ...value })) : null;
  } catch {
    return null;
  }
}

/** One entry of a JSON layout on a line of its own; null when the line is none or has no message. */
export function readJsonHead(line: string): Head | null {
  const entries = line.startsWith('{') ? parsed(line) : null;
  const message = entries === null ? null : text(entries, names.message);
  if (entries === null || message === null) {
    return null;
  }
  const found = timeOf(entries);
  const trace = text(entries, names.trace);
  return {
    time: found?.time ?? null,
    zoned: found?.zoned ?? false,
    level: text(entries, names.level)?.toUpperCase() ?? null,
    logger: text(entries, names.logger),
    thread: text(entries, names.thread),
    message: trace === null ? message : `${message}\n${trace}`,
  };
}
