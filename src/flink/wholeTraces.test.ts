import { type RootException } from './exceptions';
import { readTaskName } from './taskName';
import { WholeTraces } from './wholeTraces';

const whole = 'java.lang.ArithmeticException: / by zero\n\tat a.B.c(B.java:1)\n';
const bare = 'java.lang.ArithmeticException\n';

const failed = (time: number, stackTrace: string, over: Partial<RootException> = {}): RootException => ({
  className: 'java.lang.ArithmeticException',
  stackTrace,
  time,
  task: readTaskName(`map (1/4) - execution #${time}`),
  endpoint: null,
  taskManager: null,
  labels: new Map(),
  concurrent: [],
  ...over,
});

function seen(...looks: RootException[][]): WholeTraces {
  const traces = new WholeTraces(2);
  looks.forEach((look) => traces.see('job', look));
  return traces;
}

const known = { stackTrace: whole, time: 1 };

test.each<[string, RootException, typeof known | null]>([
  ['the same failure without its trace', failed(9, bare), known],
  ['another subtask of the same task', failed(9, bare, { task: readTaskName('map (3/4)') }), known],
  ['no trace at all', failed(9, ''), known],
  ['a whole trace of its own', failed(9, whole), null],
  ['another task', failed(9, bare, { task: readTaskName('sink (1/4)') }), null],
  ['another class', failed(9, 'a.B\n', { className: 'a.B' }), null],
])('%s', (_, exception, expected) => {
  expect(seen([failed(1, whole)]).insteadOf('job', exception)).toEqual(expected);
});

test('another job knows nothing of it', () => {
  expect(seen([failed(1, whole)]).insteadOf('other', failed(9, bare))).toBeNull();
});

test('it is kept when Flink has forgotten it, and the newest whole one counts', () => {
  const traces = seen([failed(2, whole), failed(1, whole)], [failed(4, bare), failed(3, bare)]);
  expect(traces.insteadOf('job', failed(4, bare))).toEqual({ stackTrace: whole, time: 2 });
});

test('a cause that was left out is found by its class', () => {
  const wrapped = (cause: string) => failed(1, `java.lang.ArithmeticException: x\n\tat a.B\nCaused by: ${cause}`);
  const traces = seen([wrapped('c.D: y\n\tat e.F\n')]);
  expect(traces.insteadOf('job', wrapped('c.D\n'))?.stackTrace).toContain('Caused by: c.D: y');
  expect(traces.insteadOf('job', wrapped('c.E\n'))).toBeNull();
});

test('concurrent ones are remembered, the oldest kinds forgotten', () => {
  const other = (name: string) => failed(1, `${name}: x\n\tat y\n`, { className: name });
  const traces = seen([failed(1, whole)], [{ ...other('a.A'), concurrent: [other('a.B')] }]);
  const left = (name: string) => traces.insteadOf('job', failed(9, `${name}\n`, { className: name }))?.time;
  expect([left('java.lang.ArithmeticException'), left('a.A'), left('a.B')]).toEqual([undefined, 1, 1]);
});
