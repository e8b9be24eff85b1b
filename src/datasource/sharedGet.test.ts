import { Observable, Subject } from 'rxjs';
import { freshMs, sharedGet } from './sharedGet';

/** A server that answers when the test says so, and counts who asked and who was cut. */
function server() {
  const answers: Array<Subject<unknown>> = [];
  const answered = new Set<Subject<unknown>>();
  let cut = 0;
  const get = sharedGet(
    () =>
      new Observable((subscriber) => {
        const answer = new Subject<unknown>();
        answers.push(answer);
        const subscription = answer.subscribe(subscriber);
        return () => {
          cut += answered.has(answer) ? 0 : 1;
          subscription.unsubscribe();
        };
      })
  );
  return {
    get,
    asked: () => answers.length,
    cut: () => cut,
    answer: (value: unknown) => {
      answers.slice(-1).forEach((answer) => {
        answered.add(answer);
        answer.next(value);
        answer.complete();
      });
    },
    fail: (error: unknown) => answers.at(-1)?.error(error),
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('makes equal requests at the same time one', async () => {
  const flink = server();
  const both = Promise.all([flink.get('/jobs'), flink.get('/jobs')]);
  flink.answer('jobs');
  await expect(both).resolves.toEqual(['jobs', 'jobs']);
  expect(flink.asked()).toBe(1);
});

it('serves those who ask a little later from the same answer, and later ones not', async () => {
  const flink = server();
  const first = flink.get('/jobs');
  flink.answer('old');
  await first;
  jest.advanceTimersByTime(freshMs - 1);
  await expect(flink.get('/jobs')).resolves.toBe('old');
  expect(flink.asked()).toBe(1);
  jest.advanceTimersByTime(2);
  const next = flink.get('/jobs');
  flink.answer('new');
  await expect(next).resolves.toBe('new');
  expect(flink.asked()).toBe(2);
});

it('keeps different addresses apart', () => {
  const flink = server();
  void flink.get('/jobs/a');
  void flink.get('/jobs/b');
  void flink.get('/jobs/b?get=x');
  expect(flink.asked()).toBe(3);
});

it('lets one reader leave without taking the answer from the others', async () => {
  const flink = server();
  const leaving = new AbortController();
  const left = flink.get('/jobs', leaving.signal);
  const stays = flink.get('/jobs', new AbortController().signal);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  expect(flink.cut()).toBe(0);
  flink.answer('jobs');
  await expect(stays).resolves.toBe('jobs');
});

it('cuts the request when its last reader has left', async () => {
  const flink = server();
  const controller = new AbortController();
  const reading = flink.get('/jobs', controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(flink.cut()).toBe(1);
});

it('does not keep a failure', async () => {
  const flink = server();
  const failing = flink.get('/jobs');
  flink.fail(new Error('down'));
  await expect(failing).rejects.toThrow('down');
  const again = flink.get('/jobs');
  flink.answer('up');
  await expect(again).resolves.toBe('up');
});

it('sends nothing for a reader that has left already', async () => {
  const flink = server();
  await expect(flink.get('/jobs', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(flink.asked()).toBe(0);
});
