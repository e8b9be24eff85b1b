import { recordings } from '../testing/recording';
import { notMinutesMs } from '../testing/notMinutes';
import { failureOf, firstLine, FlinkError, isAborted, messageOf } from './errors';

const id = '0'.repeat(32);

describe.each(recordings)('error bodies of $title', ({ recording }) => {
  const refused = recording.answers.filter(({ status }) => status >= 400);

  test('give one sentence each, without class names and stack traces', () => {
    expect(refused.length).toBeGreaterThan(3);
    for (const { path, body } of refused) {
      const message = messageOf(body);
      expect([path, message]).toEqual([path, expect.stringMatching(/^[A-Z].+/)]);
      expect(message).not.toMatch(/Exception|org\.apache|java\.|\n|\tat |^Internal server error/);
      expect(message.length).toBeLessThan(200);
    }
  });

  test.each([
    ['/nope', 404, 'Unable to load requested file /nope.'],
    [`/jobs/${id}`, 404, `Job ${id} not found`],
    [
      '/jobs/not-an-id',
      400,
      'Bad request, could not parse parameters: Cannot resolve path parameter (jobid) from value "not-an-id".',
    ],
    ['/taskmanagers/nobody', 500, 'No TaskExecutor registered under nobody.'],
  ])('%s is refused with %d', (path, status, sentence) => {
    const answers = refused.filter((answer) => answer.path === path);
    expect(answers.map((answer) => [answer.status, messageOf(answer.body)])).toEqual([[status, sentence]]);
  });

  test('a batch job has no checkpoints', () => {
    const answers = refused.filter(({ path }) => path.endsWith('/checkpoints'));
    expect(answers.map(({ body }) => messageOf(body))).toEqual(
      answers.map(() => 'Checkpointing has not been enabled.')
    );
  });

  test('first lines of recorded stack traces are those of the exception', () => {
    const traces = recording.answers
      .filter(({ path, status }) => path.endsWith('/exceptions') && status === 200)
      .flatMap(({ body }) => [...JSON.stringify(body).matchAll(/"stacktrace":("(?:[^"\\]|\\.)*")/g)])
      .map(([, text = '""']): unknown => JSON.parse(text));
    expect(traces.filter((trace) => !/^[\w.]+Exception(?::|$)/.test(firstLine(String(trace))))).toEqual([]);
  });
});

describe('the sentence in an error body', () => {
  const trace = '\n\tat a.b.C.d(C.java:1)\nCaused by: java.lang.RuntimeException: inner\n\t... 3 more';

  test.each([
    ['a sentence', ['Unable to load.'], 'Unable to load.'],
    ['a class name', [`org.apache.flink.runtime.rest.NotFoundException: Job x not found${trace}`], 'Job x not found'],
    [
      'wrapped exceptions',
      [`java.util.concurrent.CompletionException: org.apache.flink.util.FlinkException: Too slow${trace}`],
      'Too slow',
    ],
    ['an inner class', ['a.b.Outer$InnerException: No'], 'No'],
    ['the second text when the first says nothing', ['Internal server error.', 'Out of slots'], 'Out of slots'],
    [
      'the second text with a trace',
      ['Internal server error.', `<Exception on server side:\na.B: Gone${trace}\nEnd of exception on server side>`],
      'Gone',
    ],
    ['an exception without message', [`java.lang.NullPointerException${trace}`], 'NullPointerException'],
    ['exceptions without message', ['a.b.OneException: a.b.TwoError'], 'TwoError'],
    ['nothing but the general words', ['Internal server error.'], 'Internal server error.'],
    ['empty lines first', ['\n\n   \n---\nHello'], 'Hello'],
    ['a sentence with a colon', ['Bad request: a.b.c is wrong'], 'Bad request: a.b.c is wrong'],
    ['a file', ['flink-conf.yaml: not found'], 'flink-conf.yaml: not found'],
    ['no text', [7, null, {}], ''],
    ['no errors', [], ''],
  ])('%s', (_, errors, sentence) => {
    expect(messageOf({ errors })).toBe(sentence);
  });

  test.each([[null], [undefined], ['text'], [[]], [{}], [{ errors: 'x' }], [{ errors: { 0: 'x' } }], [7]])(
    'of %j is empty',
    (body) => {
      expect(messageOf(body)).toBe('');
    }
  );

  test('is cut, and takes no time for hostile texts', () => {
    expect(messageOf({ errors: ['x'.repeat(10_000)] })).toHaveLength(300);
    const started = performance.now();
    for (const part of ['a.', 'a.B: ', '\n', 'A', '<Exception on server side:', '$.']) {
      messageOf({ errors: [part.repeat(50_000)] });
    }
    expect(performance.now() - started).toBeLessThan(notMinutesMs);
  });
});

describe('failures', () => {
  test('of our own errors are kept, of others the first line is', () => {
    const failure = { kind: 'starting' } as const;
    expect(failureOf(new FlinkError(failure))).toBe(failure);
    expect(failureOf(new Error('\nfirst\nsecond'))).toEqual({ kind: 'unreachable', detail: 'first' });
    expect(failureOf('text')).toEqual({ kind: 'unreachable', detail: '' });
  });

  test('name kind and endpoint, nothing that somebody else wrote', () => {
    const error = new FlinkError({ kind: 'notFound', path: '/jobs/:id', detail: 'secret' });
    expect(error.message).toBe('Flink REST API: notFound at /jobs/:id');
    expect(new FlinkError({ kind: 'unreachable', detail: 'secret' }).message).toBe('Flink REST API: unreachable');
  });

  test('an aborted request is none', () => {
    expect(isAborted(Object.assign(new Error('x'), { name: 'AbortError' }))).toBe(true);
    expect(isAborted(new FlinkError({ kind: 'timeout' }))).toBe(false);
    expect(isAborted('AbortError')).toBe(false);
  });
});
