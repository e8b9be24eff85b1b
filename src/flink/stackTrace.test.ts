import { readStackTrace, shortClassName, thrownText } from './stackTrace';
import { notMinutesMs } from '../testing/notMinutes';

const frames = '\tat a.B.c(B.java:1)\n\t... 3 more\n';

test.each([
  ['java.lang.ArithmeticException: / by zero\n' + frames, 'java.lang.ArithmeticException', '/ by zero', null],
  ['java.lang.IllegalStateException\n' + frames, 'java.lang.IllegalStateException', '', null],
  ['org.x.MyError: \n\n  first of many\nsecond\n' + frames, 'org.x.MyError', 'first of many', null],
  [
    'java.lang.RuntimeException: java.io.IOException: gone\r\n' + frames,
    'java.lang.RuntimeException',
    'IOException: gone',
    null,
  ],
  ['a.Outer$Inner: x: y\n' + frames, 'a.Outer$Inner', 'x: y', null],
  ['TimeoutException: late', 'TimeoutException', 'late', null],
  ['something went wrong: yes\n' + frames, '', 'something went wrong: yes', null],
  ['Note: no class before the colon', '', 'Note: no class before the colon', null],
  ['', '', '', null],
  [
    `java.lang.Exception: Could not perform checkpoint 7\n${frames}Caused by: java.io.IOException: disk\n${frames}Caused by: a.Full: No space left\n${frames}`,
    'java.lang.Exception',
    'Could not perform checkpoint 7',
    'Full: No space left',
  ],
  [
    `a.B: x\n${frames}\tSuppressed: a.C: close failed\n\t\tat d.E(F.java)\n\tCaused by: a.D: inside the suppressed one\n\t\tat d.E(F.java)\nCaused by: a.Root: really\n${frames}`,
    'a.B',
    'x',
    'Root: really',
  ],
  [`a.B: x\n${frames}Caused by: [CIRCULAR REFERENCE: a.B: x]\n`, 'a.B', 'x', null],
  [`a.B: x\n${frames}Caused by: a.Silent\n${frames}`, 'a.B', 'x', 'Silent'],
  ['a.B: a line\nCaused by nothing\n' + frames, 'a.B', 'a line', null],
])('%j', (trace, className, message, rootCause) => {
  const read = readStackTrace(trace);
  expect([read.className, read.message, read.rootCause && thrownText(read.rootCause)]).toEqual([
    className,
    message,
    rootCause,
  ]);
});

test.each([
  ['java.lang.ArithmeticException\n', true],
  ['java.lang.ArithmeticException', true],
  ['java.lang.ArithmeticException\n\tat a.B.c(B.java:1)\n', false],
  ['java.lang.ArithmeticException: / by zero\n', false],
  [`a.B: x\n${frames}Caused by: java.lang.NullPointerException\n`, true],
  [`a.B: x\n${frames}Caused by: java.lang.NullPointerException: y\n`, false],
  [`a.B\nCaused by: java.lang.NullPointerException\n${frames}`, false],
  ['', false],
  ['no class', false],
])('%j left out by the JVM: %s', (trace, isBare) => {
  expect(readStackTrace(trace).isBare).toBe(isBare);
});

test('a hostile trace takes no time', () => {
  const started = Date.now();
  readStackTrace(`${'a.'.repeat(50_000)}!: ${'x '.repeat(50_000)}\n${'Caused by: '.repeat(20_000)}`);
  expect(Date.now() - started).toBeLessThan(notMinutesMs);
});

test.each([
  ['java.util.Map$Entry', 'Map.Entry'],
  ['Short', 'Short'],
  ['', ''],
  ['ends.', 'ends.'],
])('%s is %s', (className, short) => {
  expect(shortClassName(className)).toBe(short);
});
