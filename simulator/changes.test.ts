import { Fields } from '../src/flink/decode';
import { messageOf } from '../src/flink/errors';
import { Visitor } from './testing/visitor';

const stateOf = (visitor: Visitor) =>
  Fields.of(visitor.get('/jobs/overview'), 'jobs')
    .list('jobs')
    .find((job) => job.text('jid') === visitor.job().spec.id)
    ?.text('state');

describe('a job is cancelled', () => {
  test.each([
    ['GET', '/yarn-cancel'],
    ['GET', '/yarn-cancel?mode=cancel'],
    ['GET', '/yarn-stop?mode=STOP'],
    ['PATCH', '?mode=cancel'],
    ['PATCH', ''],
    ['POST', '/stop'],
  ])('by %s %s', (method, ending) => {
    const visitor = new Visitor('healthy');
    const url = `${visitor.path()}${ending}`;
    expect(visitor.request(method, url)).toMatchObject({ status: 202 });
    visitor.pass(100);
    expect(stateOf(visitor)).toBe('CANCELED');
    expect(visitor.simulation.changes).toEqual([{ method, url }]);
    expect(visitor.get('/overview')).toMatchObject({ 'jobs-cancelled': 1, 'jobs-running': 0, 'slots-available': 16 });
  });

  test.each([
    ['GET', (path: string) => `/v1${path}/yarn-cancel`],
    ['GET', (path: string) => `/${path}/yarn-cancel`],
    ['GET', (path: string) => path.replace('jobs', '%6Aobs') + '/yarn%2Dcancel'],
    ['GET', (path: string) => path.toUpperCase().replace('JOBS', 'jobs') + '/yarn-cancel/'],
  ])('by disguises, too (%s, %#)', (method, disguise) => {
    const visitor = new Visitor('healthy');
    visitor.request(method, disguise(visitor.path()));
    visitor.pass(100);
    expect(stateOf(visitor)).toBe('CANCELED');
  });

  test('for good: its metrics are gone, its exceptions and numbers stay', () => {
    const visitor = new Visitor('restart-loop');
    visitor.get('/jobs/metrics');
    visitor.request('PATCH', visitor.path());
    visitor.pass(20_000);
    visitor.get('/jobs/metrics');
    visitor.pass(1_000);
    expect(visitor.get(`${visitor.path()}/metrics?get=numRestarts`)).toEqual([]);
    const vertex = `${visitor.path()}/vertices/${visitor.job().vertex(0).id}`;
    expect(visitor.get(`${vertex}/backpressure`)).toEqual({ status: 'deprecated' });
    expect(visitor.get(visitor.path())).toMatchObject({ state: 'CANCELED', 'status-counts': { CANCELED: 2 } });
    const exceptions = Fields.of(visitor.get(`${visitor.path()}/exceptions`), '').object('exceptionHistory');
    expect(exceptions.list('entries')).toHaveLength(16);
  });
});

describe('a job goes on', () => {
  test.each([
    ['GET', '?mode=cancel', 200],
    ['GET', '/yarn-cancel?mode=read-only', 400],
    ['GET', '/yarn-cancel?mode=cancel&mode=read-only', 400],
    ['GET', '/yarn-stop?mode=read-only', 400],
    ['PATCH', '?mode=read-only', 400],
    ['HEAD', '/yarn-cancel', 404],
    ['POST', '', 404],
    ['POST', '/yarn-cancel', 404],
    ['DELETE', '', 404],
    ['GET', '/stop', 404],
    ['GET', '/../x/yarn-cancel', 404],
    ['GET', ';/yarn-cancel', 400],
  ])('after %s %s', (method, ending, status) => {
    const visitor = new Visitor('healthy');
    const answer = visitor.request(method, `${visitor.path()}${ending}`);
    visitor.pass(100);
    expect(answer.status).toBe(status);
    expect(stateOf(visitor)).toBe('RUNNING');
    expect(visitor.simulation.changes).toEqual([]);
  });

  test('and Flink says that it does not know the mode', () => {
    const visitor = new Visitor('healthy');
    const { body } = visitor.request('GET', `${visitor.path()}/yarn-cancel?mode=cancel&mode=read-only`);
    expect(messageOf(body)).toBe(
      'Bad request, could not parse parameters: Cannot resolve query parameter (mode) from value "cancel,read-only".'
    );
  });
});

describe('what else changes a cluster', () => {
  test('a jar that is uploaded is there', () => {
    const visitor = new Visitor('empty');
    const body = '--b\r\nContent-Disposition: form-data; name="jarfile"; filename="evil.jar"\r\n\r\nPK\r\n--b--';
    expect(visitor.request('POST', '/jars/upload', body)).toMatchObject({ status: 200, body: { status: 'success' } });
    const [jar] = Fields.of(visitor.get('/jars'), '').list('files');
    expect(jar?.text('name')).toMatch(/_evil\.jar$/);
    expect(visitor.simulation.changes).toHaveLength(1);
  });

  test.each([
    ['POST', '/jars/x/run'],
    ['DELETE', '/jars/x'],
    ['POST', '/jobs'],
    ['POST', '/jobs/x/savepoints'],
    ['POST', '/jobs/x/checkpoints'],
    ['PUT', '/jobs/x/resource-requirements'],
    ['POST', '/savepoint-disposal'],
    ['POST', '/taskmanagers/tm-1/profiler'],
    ['DELETE', '/cluster'],
  ])('%s %s is accepted and noted', (method, url) => {
    const visitor = new Visitor('empty');
    expect(visitor.request(method, url).status).toBeLessThan(300);
    expect(visitor.simulation.changes).toEqual([{ method, url }]);
  });
});
