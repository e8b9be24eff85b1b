import { readJsonHead } from './jsonLine';
import { notMinutesMs } from '../../testing/notMinutes';
import { type Head, readHead } from './line';

const at = Date.UTC(2026, 10, 21, 11, 31, 19, 123);
const head = (parts: Partial<Head>): Head => ({
  time: at,
  zoned: false,
  level: 'INFO',
  logger: 'org.apache.flink.Foo',
  thread: null,
  message: 'text - of [it]',
  ...parts,
});

describe('lines', () => {
  it.each<[string, string, Head | null]>([
    [
      'log4j, as Flink ships it',
      '2026-11-21 11:31:19,123 INFO  org.apache.flink.Foo                                         [] - text - of [it]',
      head({}),
    ],
    [
      'log4j with threads, whose names have brackets',
      '2026-11-21 11:31:19,123 WARN  Task [Source: orders[1] -> Calc[2] (1/1)#0] - text - of [it]',
      head({ level: 'WARN', logger: 'Task', thread: 'Source: orders[1] -> Calc[2] (1/1)#0' }),
    ],
    [
      'logback, as Flink ships it',
      '2026-11-21 11:31:19.123 [flink-pekko.actor.default-dispatcher-5] ERROR org.apache.flink.Foo taskmanager - text - of [it]',
      head({ level: 'ERROR', thread: 'flink-pekko.actor.default-dispatcher-5' }),
    ],
    [
      'logback without a source thread',
      '2026-11-21 11:31:19.123 [Source: a[1] (1/2)#0] INFO  org.apache.flink.Foo  - text - of [it]',
      head({ thread: 'Source: a[1] (1/2)#0' }),
    ],
    ['ISO with Z', '2026-11-21T11:31:19.123Z INFO org.apache.flink.Foo [] - text - of [it]', head({ zoned: true })],
    [
      'ISO with an offset and nanoseconds',
      '2026-11-21T13:01:19.123456789+01:30 INFO org.apache.flink.Foo [] - text - of [it]',
      head({ zoned: true }),
    ],
    [
      'offset without a colon',
      '2026-11-21 06:31:19,123-0500 INFO org.apache.flink.Foo [] - text - of [it]',
      head({ zoned: true }),
    ],
    [
      'no milliseconds',
      '2026-11-21 11:31:19 FATAL x',
      head({ time: at - 123, level: 'FATAL', logger: null, message: 'x' }),
    ],
    [
      'no logger',
      '2026-11-21 11:31:19,123 DEBUG out of the blue',
      head({ level: 'DEBUG', logger: null, message: 'out of the blue' }),
    ],
    ['no level', '2026-11-21 11:31:19,123 started', head({ level: null, logger: null, message: 'started' })],
    [
      'a level inside a word',
      '2026-11-21 11:31:19,123 INFORMATION',
      head({ level: null, logger: null, message: 'INFORMATION' }),
    ],
    [
      'garbage collection of Java',
      '[2026-11-21T11:31:19.123+0000][info][gc] GC(0) Pause Young',
      head({ zoned: true, level: null, logger: null, message: '[info][gc] GC(0) Pause Young' }),
    ],
    ['a stack trace', '\tat org.apache.flink.Foo.bar(Foo.java:3)', null],
    ['a cause', 'Caused by: java.io.IOException: 2026-11-21 11:31:19,123 INFO', null],
    ['nothing', '', null],
  ])('%s', (_, line, expected) => {
    expect(readHead(line)).toEqual(expected);
  });

  it.each([
    ['brackets', `2026-11-21 11:31:19,123 ${'[a] '.repeat(25_000)}`],
    ['spaces', `2026-11-21 11:31:19,123 [a]${' '.repeat(100_000)}`],
    ['a long word', `2026-11-21 11:31:19,123 INFO ${'x'.repeat(100_000)}`],
    ['dashes', `2026-11-21 11:31:19,123 INFO a [${'] - '.repeat(25_000)}`],
  ])('reads 100,000 characters of %s at once', (_, line) => {
    const started = performance.now();
    expect(readHead(line)?.time).toBe(at);
    expect(performance.now() - started).toBeLessThan(notMinutesMs);
  });
});

describe('JSON lines', () => {
  it.each<[string, string, Head | null]>([
    [
      'log4j’s ECS layout',
      '{"@timestamp":"2026-11-21T11:31:19.123Z","log.level":"WARN","message":"text - of [it]","process.thread.name":"main","log.logger":"org.apache.flink.Foo","error.stack_trace":"a.B: c\\n\\tat d"}',
      head({ zoned: true, level: 'WARN', thread: 'main', message: 'text - of [it]\na.B: c\n\tat d' }),
    ],
    [
      'logback’s logstash encoder',
      '{"@timestamp":"2026-11-21T12:31:19.123+01:00","@version":"1","message":"text - of [it]","logger_name":"org.apache.flink.Foo","thread_name":"main","level":"INFO","level_value":20000}',
      head({ zoned: true, thread: 'main' }),
    ],
    [
      'log4j’s JSON layout',
      `{"timeMillis":${at},"thread":"main","level":"INFO","loggerName":"org.apache.flink.Foo","message":"text - of [it]"}`,
      head({ zoned: true, thread: 'main' }),
    ],
    [
      'no time',
      '{"message":"x","__proto__":{"level":"INFO"}}',
      head({ time: null, level: null, logger: null, message: 'x' }),
    ],
    ['no message', '{"@timestamp":"2026-11-21T11:31:19.123Z"}', null],
    ['cut off', '{"@timestamp":"2026-11', null],
    ['a list', '[1]', null],
  ])('%s', (_, line, expected) => {
    expect(readJsonHead(line)).toEqual(expected);
  });
});
