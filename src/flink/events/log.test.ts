import { type EventKind, eventKinds, type FlinkEvent, isEventKind, momentOf } from './event';
import { EventLog } from './log';

const state = (name: string, time: number): FlinkEvent => ({ kind: 'state', state: name, ...momentOf(time, name) });
const restart = (time: number, timeEnd: number | null = null): FlinkEvent => ({
  kind: 'restart',
  tasks: null,
  ...momentOf(time, ''),
  timeEnd,
});

function logOf(...looks: FlinkEvent[][]): EventLog {
  const log = new EventLog(4);
  looks.forEach((look) => log.add(look));
  return log;
}

const shown = (log: EventLog, kinds: readonly EventKind[] = eventKinds, from = 0, to = Infinity) =>
  log
    .select({ from, to, kinds: new Set(kinds) })
    .map((event) => `${event.kind === 'state' ? event.state : event.kind} ${event.time}-${event.timeEnd ?? ''}`);

test('an event is kept once, however often it is seen', () => {
  expect(shown(logOf([state('RUNNING', 5)], [state('RUNNING', 5)], [state('RUNNING', 9)]))).toEqual([
    'RUNNING 9-',
    'RUNNING 5-',
  ]);
});

test('an end comes later, and stays when Flink no longer tells it', () => {
  expect(shown(logOf([restart(5)]))).toEqual(['restart 5-']);
  expect(shown(logOf([restart(5)], [restart(5, 9)], [restart(5)]))).toEqual(['restart 5-9']);
});

test('a restart told by state and by failure, milliseconds apart, is one', () => {
  expect(shown(logOf([restart(5_000)], [restart(4_999, 9_000)]))).toEqual(['restart 5000-9000']);
  expect(shown(logOf([restart(5_000)], [restart(3_000)]))).toEqual(['restart 5000-', 'restart 3000-']);
});

test('the newest are kept', () => {
  expect(shown(logOf([1, 5, 3, 4, 2].map((time) => state('A', time))))).toEqual(['A 5-', 'A 4-', 'A 3-', 'A 2-']);
});

test.each<[number, number, string[]]>([
  [0, 100, ['restart 20-30', 'A 10-']],
  [10, 10, ['A 10-']],
  [11, 19, []],
  [25, 27, ['restart 20-30']],
  [30, 40, ['restart 20-30']],
  [31, 40, []],
])('from %d to %d', (from, to, expected) => {
  expect(shown(logOf([state('A', 10), restart(20, 30)]), eventKinds, from, to)).toEqual(expected);
});

test('states of a restart stand aside when restarts are asked for', () => {
  const log = logOf([
    state('RESTARTING', 5_001),
    state('RUNNING', 9_000),
    restart(5_000, 9_000),
    state('FAILED', 9_000),
  ]);
  expect(shown(log)).toEqual(['FAILED 9000-', 'restart 5000-9000']);
  expect(shown(log, ['state'])).toEqual(['RUNNING 9000-', 'FAILED 9000-', 'RESTARTING 5001-']);
});

test('kinds are known by name', () => {
  expect(eventKinds).toHaveLength(9);
  expect(['failure', 'toString', ''].map(isEventKind)).toEqual([true, false, false]);
});
