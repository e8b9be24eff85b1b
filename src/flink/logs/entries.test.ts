import { readEntries } from './entries';
import { notMinutesMs } from '../../testing/notMinutes';
import { largestLog } from './files';
import { zoneOffset } from './timeZone';

/** From the log of a TaskManager of Flink 2.3.0. */
const log = `2026-11-21 11:31:06,630 INFO  IOManager [main] - Created a new FileChannelManager. Used directories:
	/flink/tmp/flink-io-1b452155
2026-11-21 11:31:06,659 INFO  NettyConfig [main] - NettyConfig [ssl enabled: false]
2026-11-21 11:31:06,659 INFO  NettyConfig [main] - second of its millisecond
2026-11-21 11:32:57,063 WARN  Task [Source: orders[1] -> Calc[2] (1/1)#0] - switched from RUNNING to FAILED with failure cause:
java.lang.ArithmeticException: / by zero
	at StreamExecCalc$14.processElement(Unknown Source) ~[?:?]

	at org.apache.flink.streaming.api.operators.StreamSource.run(StreamSource.java:107) ~[flink-runtime-2.3.0.jar:2.3.0]
Caused by: java.lang.Error
`;

describe('entries', () => {
  it('keep stack traces and further lines together', () => {
    expect(readEntries(log).map(({ level, text }) => [level, text.split('\n').length, text.split('\n')[0]])).toEqual([
      ['INFO', 2, 'Created a new FileChannelManager. Used directories:'],
      ['INFO', 1, 'NettyConfig [ssl enabled: false]'],
      ['INFO', 1, 'second of its millisecond'],
      ['WARN', 6, 'switched from RUNNING to FAILED with failure cause:'],
    ]);
  });

  it('know their place in the file, which stays when the file grows', () => {
    const before = readEntries(log.slice(0, log.indexOf('Caused')));
    const after = readEntries(`${log}2026-11-21 11:33:00,000 INFO  Task [] - later\n`);
    expect(after.map(({ offset }) => offset).slice(0, -1)).toEqual(before.map(({ offset }) => offset));
    expect(after.map(({ offset }) => log.slice(offset, offset + 23))).toContain('2026-11-21 11:32:57,063');
  });

  it('are numbered within their millisecond', () => {
    expect(readEntries(log).map(({ sameTime }) => sameTime)).toEqual([0, 0, 1, 0]);
  });

  it('are lines of their own where nothing has a time, but for stack traces', () => {
    const out = 'hello\nException in thread "main" a.B: c\r\n\tat d\n\t... 3 more\nCaused by: e\n\n\nbye\n';
    expect(readEntries(out).map(({ offset, text }) => [offset, text])).toEqual([
      [0, 'hello'],
      [6, 'Exception in thread "main" a.B: c\n\tat d\n\t... 3 more\nCaused by: e'],
      [out.indexOf('bye'), 'bye'],
    ]);
  });

  it('have text before the first time', () => {
    expect(readEntries(`\tat a\n\tat b\n${log}`).map(({ time }) => time !== null)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it.each(['', '\n\n', '   \n'])('are none in %j', (text) => {
    expect(readEntries(text)).toEqual([]);
  });

  it('are cut where one would be endless', () => {
    const [entry, ...others] = readEntries(
      `2026-11-21 11:31:06,630 INFO  a [] - b\n${'x'.repeat(99)}\n`.replace(
        '\n',
        `\n${`${'y'.repeat(999)}\n`.repeat(1_000)}`
      )
    );
    expect(others).toEqual([]);
    expect(entry?.text.length).toBeLessThan(101_000);
    expect(entry?.text.endsWith(' …')).toBe(true);
  });

  it('of the largest file are read at once', () => {
    const line =
      '2026-11-21 11:31:06,659 INFO  NettyConfig [main] - NettyConfig [ssl enabled: false]\n\tat one.more.Line(Line.java:1)\n';
    const text = line.repeat(Math.floor(largestLog / line.length));
    const started = performance.now();
    expect(readEntries(text)).toHaveLength(Math.floor(largestLog / line.length));
    expect(performance.now() - started).toBeLessThan(notMinutesMs);
  });
});

describe('the time zone of lines', () => {
  const newest = Date.UTC(2026, 10, 21, 11, 32, 57, 63);
  const hour = 3_600_000;
  it.each<[string, number | null, number | null]>([
    ['UTC', newest + 3, 0],
    ['UTC, a file that was written a moment later', newest + 60_000, 0],
    ['Berlin', newest - hour + 3, hour],
    ['Kathmandu', newest - 5.75 * hour, 5.75 * hour],
    ['New York', newest + 5 * hour + 20, -5 * hour],
    ['a copied file', newest + 3 * 24 * hour, null],
    ['a file touched seven minutes later', newest + 7 * 60_000, null],
    ['no time of change', null, null],
  ])('%s', (_, modified, offset) => {
    expect(zoneOffset(readEntries(log), modified)).toBe(offset);
  });

  it('needs no guess where lines name it, and has none where lines have no time', () => {
    expect(zoneOffset(readEntries('2026-11-21T11:32:57Z INFO a'), newest)).toBeNull();
    expect(zoneOffset(readEntries('out of the blue'), newest)).toBeNull();
  });
});
