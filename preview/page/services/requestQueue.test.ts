/** @jest-environment node */
import { defer, NEVER, of, Subject, throwError } from 'rxjs';
import { parallelDataRequests, RequestQueue } from './requestQueue';

function setUp() {
  const queue = new RequestQueue();
  const begun: string[] = [];
  const ask = (name: string, answer: Subject<string>, isData = true) => {
    const work = defer(() => {
      begun.push(name);
      return answer;
    });
    return queue.run(work, isData).subscribe({ error: () => undefined });
  };
  const names = Array.from({ length: 7 }, (_, index) => `data ${index}`);
  const answers = names.map(() => new Subject<string>());
  const asked = names.map((name, index) => ask(name, answers[index] ?? new Subject()));
  return { queue, begun, names, answers, asked, ask };
}

it('sends five requests to data sources at once, the others in their order', () => {
  const { begun, names, answers } = setUp();
  expect(begun).toEqual(names.slice(0, parallelDataRequests));
  answers[2]?.complete();
  expect(begun).toEqual(names.slice(0, 6));
  answers[0]?.error(new Error('refused'));
  expect(begun).toEqual(names);
});

it('sends requests to its own API at once, and they count', () => {
  const { begun, answers, ask } = setUp();
  const own = new Subject<string>();
  ask('own', own, false);
  expect(begun.at(-1)).toBe('own');
  answers[0]?.complete();
  expect(begun.at(-1)).toBe('own');
  own.complete();
  expect(begun.at(-1)).toBe('data 5');
});

it('takes out who leaves before the turn has come, and ends who leaves later', () => {
  const { begun, answers, asked } = setUp();
  asked[5]?.unsubscribe();
  answers[0]?.complete();
  expect(begun).not.toContain('data 5');
  expect(begun).toContain('data 6');
  asked[1]?.unsubscribe();
  expect(answers[1]?.observed).toBe(false);
});

it('hands on values, ends and errors', () => {
  const queue = new RequestQueue();
  const seen: string[] = [];
  queue.run(of('value'), true).subscribe({ next: (value) => seen.push(value), complete: () => seen.push('end') });
  const failing = throwError(() => new Error('refused'));
  queue.run(failing, true).subscribe({ error: (thrown: Error) => seen.push(thrown.message) });
  queue.run(NEVER, true).subscribe();
  expect(seen).toEqual(['value', 'end', 'refused']);
});
