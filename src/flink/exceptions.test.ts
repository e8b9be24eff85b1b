import { failureFrom, unexpected } from '../testing/failureFrom';
import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { decodedAt, isSince, recordings, standardRecordings } from '../testing/recording';
import { decodeExceptions, getExceptions } from './exceptions';
import { readStackTrace } from './stackTrace';

const endpoint = '/jobs/:id/exceptions';

describe.each(recordings)('exceptions of $title', ({ version, recording }) => {
  const answers = decodedAt(recording, endpoint, decodeExceptions);
  const all = answers.flatMap(({ value }) => value);

  test('are newest first', () => {
    expect(answers.length).toBeGreaterThan(0);
    for (const { value, time } of answers) {
      const times = value.map((exception) => exception.time ?? 0);
      expect(times).toEqual([...times].sort((left, right) => right - left));
      expect(times.every((at) => at > 1_700_000_000_000 && at <= time)).toBe(true);
    }
  });

  test('name class and place', () => {
    for (const { className, stackTrace, task, endpoint: place, taskManager } of all) {
      expect(className).toMatch(/^java\.lang\.\w+$/);
      expect(readStackTrace(stackTrace).className).toBe(className);
      expect(task?.task).toMatch(/^Source: orders\[1\]/);
      expect([task?.subtask, typeof task?.attempt]).toEqual([0, 'number']);
      expect(place).toMatch(/^localhost:\d+$/);
      expect(taskManager !== null).toBe(isSince(version, '1.18'));
    }
  });
});

test('every version has some, with rising attempts', () => {
  const attempts = standardRecordings.map(({ recording }) =>
    decodedAt(recording, endpoint, decodeExceptions)
      .flatMap(({ value }) => value)
      .map(({ task }) => task?.attempt)
  );
  expect(attempts).toEqual([
    [6, 5, 4, 3, 2, 1, 0],
    [3, 2, 1, 0],
    [4, 3, 2, 1, 0],
    [2, 1, 0],
    [5, 4, 3, 2, 1, 0],
  ]);
});

const entry = { exceptionName: 'a.B', stacktrace: 'a.B: x\n', timestamp: 5 };
const bare = { className: 'a.B', stackTrace: 'a.B: x\n', time: 5, task: null, endpoint: null, taskManager: null };
const history = (...entries: unknown[]) => ({ exceptionHistory: { entries, truncated: false } });

describe('answers of other shapes', () => {
  test('only the class is needed', () => {
    expect(decodeExceptions(history({ exceptionName: 'a.B' }))).toEqual([
      { ...bare, stackTrace: '', time: null, labels: new Map(), concurrent: [] },
    ]);
  });

  test.each([
    ['-1', { timestamp: -1 }],
    ['a text', { timestamp: 'NaN' }],
    [
      'null members',
      { timestamp: null, taskName: null, endpoint: null, concurrentExceptions: null, failureLabels: null },
    ],
    ['unknown ones', { timestamp: undefined, more: { than: 'known' } }],
  ])('%s for a value', (_, change) => {
    expect(decodeExceptions(history({ ...entry, ...change }))).toEqual([
      { ...bare, time: null, labels: new Map(), concurrent: [] },
    ]);
  });

  test('labels are texts, concurrent ones have all that others have', () => {
    const [root] = decodeExceptions(
      history({
        ...entry,
        failureLabels: { team: 'risk', __proto__: 'x', count: 3 },
        concurrentExceptions: [{ ...entry, taskName: 'map (2/4) - execution #1', location: 'h:1' }],
      })
    );
    expect(root?.labels).toEqual(new Map([['team', 'risk']]));
    expect(root?.concurrent).toEqual([
      { ...bare, task: { task: 'map', subtask: 1, attempt: 1 }, endpoint: 'h:1', labels: new Map() },
    ]);
  });

  test('the root exception alone, as old versions gave it', () => {
    expect(decodeExceptions({ 'root-exception': 'a.B: x\n', timestamp: 5, 'all-exceptions': [] })).toEqual([
      { ...bare, labels: new Map(), concurrent: [] },
    ]);
    expect(decodeExceptions({ 'root-exception': null, timestamp: null })).toEqual([]);
  });

  test('all exceptions without a history', () => {
    const all = [{ exception: 'a.B: x\n', task: 'map (1/2)', location: 'h:1', timestamp: 5 }];
    expect(decodeExceptions({ 'root-exception': 'a.B: x\n', timestamp: 5, 'all-exceptions': all })).toEqual([
      {
        ...bare,
        task: { task: 'map', subtask: 0, attempt: null },
        endpoint: 'h:1',
        labels: new Map(),
        concurrent: [],
      },
    ]);
  });

  test.each([
    [[], '(the whole answer)'],
    [{ exceptionHistory: {} }, 'exceptionHistory.entries'],
    [history({}), 'exceptionHistory.entries[0].exceptionName'],
    [history(entry, 3), 'exceptionHistory.entries[1]'],
    [
      history({ ...entry, concurrentExceptions: [{}] }),
      'exceptionHistory.entries[0].concurrentExceptions[0].exceptionName',
    ],
  ])('%j', (answer, field) => {
    expect(failureFrom(() => decodeExceptions(answer))).toEqual(unexpected(endpoint, field));
  });
});

test('a limit is sent and kept, for a History Server ignores it', async () => {
  const job = hexId('job');
  const transport = fakeTransport({ [`/jobs/${job}/exceptions`]: history(entry, entry, entry) });
  expect(await getExceptions(transport, job, 2)).toHaveLength(2);
  expect(await getExceptions(transport, job)).toHaveLength(3);
  expect(transport.requests).toEqual([`/jobs/${job}/exceptions?maxExceptions=2`, `/jobs/${job}/exceptions`]);
});
