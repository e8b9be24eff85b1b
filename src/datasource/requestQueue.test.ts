import { EMPTY, NEVER, Observable, of, Subject, throwError } from 'rxjs';
import { priorityOf, RequestQueue } from './requestQueue';

const id = '0'.repeat(32);

it.each([
  [0, '/jobs/overview'],
  [0, '/config'],
  [0, '/overview'],
  [0, `/jobs/${id}`],
  [1, `/jobs/${id}/metrics?get=numRestarts`],
  [1, `/jobs/${id}/vertices/${id}/subtasks/metrics?get=a&agg=max`],
  [1, `/jobs/${id}/checkpoints`],
  [1, '/taskmanagers'],
  [1, '/taskmanagers/logs-1'],
  [2, `/jobs/${id}/vertices/${id}/flamegraph?type=FULL`],
  [2, '/taskmanagers/tm-1/logs'],
  [2, '/taskmanagers/tm-1/logs/a.log'],
  [2, '/taskmanagers/tm-1/log'],
  [2, '/taskmanagers/tm-1/thread-dump'],
  [2, '/jobmanager/config'],
])('priority %i: %s', (priority, url) => {
  expect(priorityOf(url)).toBe(priority);
});

/** A queue, and the requests that have gone out, to be answered by the test. */
function queueOf(most: number) {
  const queue = new RequestQueue(most);
  const sent: string[] = [];
  const open = new Map<string, Subject<string>>();
  const ask = (url: string) => {
    const answer = new Subject<string>();
    open.set(url, answer);
    const work = new Observable<string>((subscriber) => {
      sent.push(url);
      return answer.subscribe(subscriber);
    });
    return queue.run(url, work).subscribe({ error: () => undefined });
  };
  return {
    sent,
    ask,
    end: (url: string) => open.get(url)?.complete(),
    fail: (url: string) => open.get(url)?.error(url),
  };
}

it('sends as many as it may, then the most important, then in order', () => {
  const { sent, ask, end, fail } = queueOf(2);
  const [log, metrics, more] = ['/taskmanagers/a/log', '/taskmanagers', '/taskmanagers/a'];
  [log, metrics, '/x', more, '/taskmanagers/a/thread-dump', `/jobs/${id}`].forEach((url) => ask(url));
  expect(sent).toEqual([log, metrics]);
  end(log);
  expect(sent.slice(2)).toEqual([`/jobs/${id}`]);
  fail(metrics);
  end(`/jobs/${id}`);
  end('/x');
  expect(sent.slice(3)).toEqual(['/x', more, '/taskmanagers/a/thread-dump']);
});

it('forgets who left, and sends the next one when a request is cut', () => {
  const { sent, ask } = queueOf(1);
  const cut = ask('/a');
  const left = ask('/b');
  ask('/c');
  left.unsubscribe();
  cut.unsubscribe();
  cut.unsubscribe();
  expect(sent).toEqual(['/a', '/c']);
});

it.each([
  ['an answer', of(1)],
  ['a failure', throwError(() => new Error('x'))],
  ['nothing', EMPTY],
])('makes room at once after %s', (_what, work) => {
  const queue = new RequestQueue(1);
  let answers = 0;
  for (let round = 0; round < 5; round += 1) {
    queue
      .run('/x', work)
      .subscribe({ error: () => undefined })
      .add(() => (answers += 1));
  }
  expect(answers).toBe(5);
});

it('is not held up by one that never answers', () => {
  const queue = new RequestQueue(2);
  const seen: number[] = [];
  queue.run('/hangs', NEVER).subscribe();
  [1, 2, 3].forEach((value) => queue.run('/x', of(value)).subscribe((got) => seen.push(got)));
  expect(seen).toEqual([1, 2, 3]);
});
