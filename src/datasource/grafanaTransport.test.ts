import { type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { type Observable, of, Subject, throwError } from 'rxjs';
import { type Failure, failureOf } from '../flink/errors';
import { largestAnswer } from '../flink/transport';
import { failureOfAnswer, grafanaTransport } from './grafanaTransport';

const trace =
  'org.apache.flink.runtime.rest.NotFoundException: Job 1 not found\n\tat org.apache.flink.Foo.bar(Foo.java:1)';

describe('an error answer means', () => {
  it.each<[string, number, unknown, Failure]>([
    ['no Flink there', 502, '', { kind: 'unreachable', detail: '' }],
    ['Grafana itself gone', 0, undefined, { kind: 'unreachable', detail: '' }],
    ['too slow', 504, '', { kind: 'timeout' }],
    [
      'no leader',
      503,
      { errors: ['Service temporarily unavailable due to an ongoing leader election.'] },
      { kind: 'starting' },
    ],
    ['signed out', 401, { message: 'Unauthorized' }, { kind: 'auth' }],
    ['Flink’s 401', 400, { message: 'Authentication to data source failed' }, { kind: 'auth' }],
    ['the gate', 403, { message: 'plugin proxy route access denied' }, { kind: 'gate', path: '/p' }],
    [
      'no permission',
      403,
      { message: 'Access denied to datasource' },
      { kind: 'permission', detail: 'Access denied to datasource' },
    ],
    ['no plugin', 404, { message: 'Unable to find datasource plugin' }, { kind: 'noPlugin' }],
    ['unknown to Flink', 404, { errors: [trace] }, { kind: 'notFound', path: '/p', detail: 'Job 1 not found' }],
    ['another server', 404, '<html>nginx</html>', { kind: 'badAnswer', path: '/p', status: 404, detail: '' }],
    [
      'a crash',
      500,
      { errors: ['Internal server error.', `<Exception on server side:\n${trace}`] },
      { kind: 'badAnswer', path: '/p', status: 500, detail: 'Job 1 not found' },
    ],
  ])('%s', (_why, status, body, expected) => {
    expect(failureOfAnswer('/p', status, body)).toEqual(expected);
  });
});

/** Grafana's backend service, as far as the transport uses it. */
function backend(answer: (request: BackendSrvRequest) => Observable<Partial<FetchResponse<unknown>>>) {
  const fetch = jest.fn(answer);
  return { fetch, service: { fetch } as unknown as BackendSrv };
}

const base = '/api/datasources/proxy/uid/flink';

it('asks Grafana’s proxy, quietly, with GET only', async () => {
  const { fetch, service } = backend(() => of({ status: 200, data: '{"jobs":[]}' }));
  await expect(grafanaTransport(base, service).get('/jobs/x/metrics', { get: 'a b,c' })).resolves.toEqual({ jobs: [] });
  expect(fetch.mock.calls).toEqual([
    [
      {
        url: `${base}/jobs/x/metrics?get=a+b%2Cc`,
        method: 'GET',
        responseType: 'text',
        showErrorAlert: false,
        validatePath: true,
      },
    ],
  ]);
});

it.each([
  ['HTML', '<!doctype html><html></html>', 'HTML'],
  ['a body that was cut off', '{"jobs":[', ''],
  ['nothing', '', ''],
  ['a number', '7', ''],
  ['null', 'null', ''],
])('says that %s is no answer of Flink', async (_what, data, detail) => {
  const { service } = backend(() => of({ status: 200, data }));
  const failure = await grafanaTransport(base, service).get('/config').catch(failureOf);
  expect(failure).toEqual({ kind: 'badAnswer', path: '/config', status: 200, detail });
});

describe('an answer of 50 MB', () => {
  const huge = `{"jobs":[${' '.repeat(50_000_000)}]}`;
  const { service } = backend(() => of({ status: 200, data: huge }));
  const refused = { kind: 'tooLarge', path: '/jobs/overview', bytes: huge.length };

  it('is let go before it is parsed', async () => {
    const parse = jest.spyOn(JSON, 'parse');
    expect(await grafanaTransport(base, service).get('/jobs/overview').catch(failureOf)).toEqual(refused);
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('is no text either', async () => {
    expect(await grafanaTransport(base, service).text('/jobs/overview').catch(failureOf)).toEqual(refused);
  });
});

it('reads an answer up to the limit', async () => {
  const data = `{"jobs":[]}${' '.repeat(largestAnswer - 11)}`;
  const { service } = backend(() => of({ status: 200, data }));
  await expect(grafanaTransport(base, service).get('/jobs/overview')).resolves.toEqual({ jobs: [] });
});

it('names the failure of an error answer', async () => {
  const error = { status: 502, statusText: 'Bad Gateway', data: '', config: { url: '' } };
  const { service } = backend(() => throwError(() => error));
  const failure = await grafanaTransport(base, service).get('/config').catch(failureOf);
  expect(failure).toEqual({ kind: 'unreachable', detail: '' });
});

it('finds Flink’s own sentence in the text of an error answer', async () => {
  const message = JSON.stringify({ errors: [trace] });
  const error = { status: 404, statusText: 'Not Found', data: { message, error: 'Not Found' }, config: { url: '' } };
  const { service } = backend(() => throwError(() => error));
  const failure = await grafanaTransport(base, service).get('/jobs/1').catch(failureOf);
  expect(failure).toEqual({ kind: 'notFound', path: '/jobs/1', detail: 'Job 1 not found' });
});

it.each([
  ['/jobmanager/logs', 'editorsOnly'],
  ['/jobmanager/logs/jobmanager.log', 'editorsOnly'],
  ['/jobmanager/config', 'editorsOnly'],
  ['/jobmanager/environment', 'gate'],
  ['/jobmanager/logsX', 'gate'],
  ['/jobs/jobmanager/logs', 'gate'],
])('tells what editors may read from what nobody may: %s is %s', (path, kind) => {
  expect(failureOfAnswer(path, 403, { message: 'plugin proxy route access denied' })).toEqual({ kind, path });
});

it('knows the gate by the text of its answer', async () => {
  const data = { message: '{"message":"plugin proxy route access denied"}', error: 'Forbidden' };
  const { service } = backend(() => throwError(() => ({ status: 403, data, config: { url: '' } })));
  expect(await grafanaTransport(base, service).get('/x').catch(failureOf)).toEqual({ kind: 'gate', path: '/x' });
});

it('sends a few at a time, and the job before the logs', async () => {
  const open: Array<{ url: string; answer: Subject<Partial<FetchResponse<unknown>>> }> = [];
  const { service } = backend(({ url }) => {
    const answer = new Subject<Partial<FetchResponse<unknown>>>();
    open.push({ url: url.slice(base.length), answer });
    return answer;
  });
  let counted = 0;
  const transport = grafanaTransport(base, service, () => (counted += 1));
  const job = `/jobs/${'0'.repeat(32)}`;
  const asked = ['/a', '/b', '/c', '/d', '/e', '/taskmanagers/t/logs', '/f', job, job].map((path) =>
    transport.get(path)
  );
  expect([open.length, counted]).toEqual([5, 5]);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    next.answer.next({ status: 200, data: `["${next.url}"]` });
    next.answer.complete();
    await Promise.resolve();
    asked.push(Promise.resolve([next.url]));
  }
  expect(counted).toBe(8);
  const order = (await Promise.all(asked.slice(9))).flat();
  expect(order.slice(5)).toEqual([job, '/f', '/taskmanagers/t/logs']);
  expect(await Promise.all(asked.slice(7, 9))).toEqual([[job], [job]]);
});
