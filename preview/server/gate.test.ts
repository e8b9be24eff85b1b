/** @jest-environment node */
import { recordingUpstream, type Upstream } from '../testing/upstream.ts';
import { testHost, type TestHost } from '../testing/host.ts';

const job = '0123456789abcdef0123456789abcdef';
const cancel = `/jobs/${job}/yarn-cancel`;
const base = '/api/datasources/proxy/uid/flink';

let flink: Upstream;
let host: TestHost;

beforeAll(async () => {
  flink = await recordingUpstream();
  host = await testHost(flink.url);
});
afterAll(() => Promise.all([host.close(), flink.close()]));
beforeEach(() => {
  flink.requests.length = 0;
});

const roles = ['Viewer', 'Editor', 'Admin'];
const each = (list: ReadonlyArray<readonly [method: string, path: string, reached?: string]>) =>
  roles.flatMap((role) => list.map(([method, path, reached = '']) => ({ role, method, path, reached })));

const ask = (role: string, method: string, path: string) =>
  host.ask(base + path, { method, headers: { 'x-preview-role': role }, body: method === 'POST' ? '{}' : '' });

/** What reaches Flink carries the parameter that makes both yarn handlers refuse before they act. */
const passes = each([
  ['GET', '/jobs/overview', '/jobs/overview?mode=read-only'],
  ['GET', '/overview', '/overview?mode=read-only'],
  ['GET', '/config', '/config?mode=read-only'],
  ['GET', '/taskmanagers', '/taskmanagers?mode=read-only'],
  ['GET', '/applications/overview', '/applications/overview?mode=read-only'],
  ['GET', '/jobmanager/metrics?get=a,b', '/jobmanager/metrics?get=a%2Cb&mode=read-only'],
  ['GET', `/jobs/${job}/checkpoints`, `/jobs/${job}/checkpoints?mode=read-only`],
  ['GET', cancel, `${cancel}?mode=read-only`],
  ['GET', `/jobs/${job}/yarn-stop`, `/jobs/${job}/yarn-stop?mode=read-only`],
  ['GET', `${cancel}?mode=cancel`, `${cancel}?mode=cancel&mode=read-only`],
  ['GET', `${cancel}?mode=cancel&mode=cancel`, `${cancel}?mode=cancel&mode=cancel&mode=read-only`],
  ['GET', `${cancel}?mode`, `${cancel}?mode=&mode=read-only`],
  ['GET', `${cancel}?mode=stop;mode=x`, `${cancel}?mode=read-only`],
  ['GET', `${cancel}?a=%23`, `${cancel}?a=%23&mode=read-only`],
  ['GET', `${cancel}%3fx=1`, `${cancel}%3fx=1?mode=read-only`],
  ['GET', `/${cancel}`, `${cancel}?mode=read-only`],
  ['GET', `${cancel};x`, `${cancel};x?mode=read-only`],
  ['GET', `${cancel}%23`, `${cancel}%23?mode=read-only`],
  ['GET', `/jobs/${cancel}`, `/jobs/${cancel}?mode=read-only`],
  ['GET', `/config/%2e%2e${cancel}`, `/config/%2e%2e${cancel}?mode=read-only`],
  ['GET', `/config/..%2fjobs/${job}/yarn-cancel`, `/config/..%2fjobs/${job}/yarn-cancel?mode=read-only`],
  ['GET', `/jobs/${'a'.repeat(5000)}`, `/jobs/${'a'.repeat(5000)}?mode=read-only`],
]);

it.each(passes)('$role: $method $path reaches Flink read only', async ({ role, method, path, reached }) => {
  expect((await ask(role, method, path)).status).toBe(200);
  expect(flink.requests.map(({ method: sent, url }) => [sent, url])).toEqual([[method, reached]]);
});

/** What can hold secrets has routes for editors. */
const forEditors: ReadonlyArray<readonly [path: string, reached: string]> = [
  ['/jobmanager/logs', '/jobmanager/logs?mode=read-only'],
  ['/jobmanager/logs/flink-jobmanager.log', '/jobmanager/logs/flink-jobmanager.log?mode=read-only'],
  ['/jobmanager/config', '/jobmanager/config?mode=read-only'],
  ['/jobs/../jobmanager/logs', '/jobs/../jobmanager/logs?mode=read-only'],
  // Flink has no such paths; it does not read escaped dots as dots, and takes names of files for names only.
  ['/jobmanager/logsX', '/jobmanager/logsX?mode=read-only'],
  ['/jobmanager/configX', '/jobmanager/configX?mode=read-only'],
  ['/jobmanager/logs/%2e%2e/environment', '/jobmanager/logs/%2e%2e/environment?mode=read-only'],
  ['/jobmanager/logs/..%2fenvironment', '/jobmanager/logs/..%2fenvironment?mode=read-only'],
  ['/jobmanager/logs/..%252f..%252fx', '/jobmanager/logs/..%252f..%252fx?mode=read-only'],
];

describe.each(forEditors)('GET %s', (path, reached) => {
  it.each(['Editor', 'Admin'])('reaches Flink read only for %s', async (role) => {
    expect((await ask(role, 'GET', path)).status).toBe(200);
    expect(flink.requests.map(({ url }) => url)).toEqual([reached]);
  });

  it.each(['None', 'Viewer'])('is refused to %s', async (role) => {
    expect((await ask(role, 'GET', path)).status).toBe(403);
    expect(flink.requests).toEqual([]);
  });

  it.each(['HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])('is refused as %s to everyone', async (method) => {
    for (const role of roles) {
      expect((await ask(role, method, path)).status).toBe(403);
    }
    expect(flink.requests).toEqual([]);
  });
});

const changing = [
  ['POST', '/jars/upload'],
  ['POST', '/jars/x/run'],
  ['POST', '/jars/x/run-application'],
  ['POST', '/jars/x/plan'],
  ['POST', '/jobs'],
  ['POST', `/jobs/${job}/savepoints`],
  ['POST', `/jobs/${job}/checkpoints`],
  ['POST', `/jobs/${job}/stop`],
  ['POST', `/jobs/${job}/coordinators/x`],
  ['POST', '/savepoint-disposal'],
  ['POST', '/applications/x/cancel'],
  ['POST', '/taskmanagers/x/profiler'],
  ['POST', '/jobmanager/profiler'],
  ['PUT', `/jobs/${job}/resource-requirements`],
  ['PATCH', `/jobs/${job}?mode=cancel`],
  ['PATCH', `/jobs/${job}/rescaling`],
  ['PATCH', `/jobs/${job}/clientHeartbeat`],
  ['DELETE', '/cluster'],
  ['DELETE', '/jars/x'],
  ['DELETE', '/datasets/x'],
] as const;

const verbs = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Every path of the list with every verb; GET below `jobs` and `taskmanagers` passes and changes nothing. */
const everyVerb = changing.flatMap(([own, path]) =>
  verbs
    .filter((verb) => verb === own || verb !== 'GET' || !/^\/(jobs|taskmanagers)/.test(path))
    .map((verb) => [verb, path] as const)
);

const denied = each([
  ...everyVerb,
  ['HEAD', '/overview'],
  ['GET', '/jars/x/plan'],
  ['GET', '/jobmanager/environment'],
  ['GET', '/jobmanager/%65nvironment'],
  ['GET', '/jobmanager/%65nvironment|'],
  ['GET', '/jobmanager/log'],
  ['GET', '/jobmanager/stdout'],
  ['GET', '/jobmanager/thread-dump'],
  ['GET', '/jobmanager/profiler'],
  ['GET', '/jobmanager'],
  ['GET', '/jobmanager/logs/../environment'],
  ['GET', '/jobmanager/logs/./../environment'],
  ['GET', '/jobmanager/config/../environment'],
  ['GET', '/jobmanager/metrics/../environment'],
  ['GET', '/jobmanager/%6cogs'],
  ['GET', '/%2e/jobmanager/logs'],
  ['GET', '/JobManager/logs'],
  ['GET', '/index.html'],
  ['GET', '/'],
  ['GET', ''],
  ['GET', `/v1${cancel}`],
  ['GET', `/%6Aobs/${job}/yarn-cancel`],
  ['GET', '/__guard__'],
  ['GET', '/config/../jars'],
  ['GET', '/config/../../jars'],
  ['GET', '/jobs/../jars/upload'],
  ['GET', '/./'],
  ['GET', '/JOBS'],
  ['GET', '/..%252fjars'],
  ['GET', '/%2e%2e/jars'],
  ['GET', '/\\jobs'],
  ['GET', '/%00jobs'],
  ['GET', '/%EF%BC%8E%EF%BC%8E/jobs'],
  ['GET', '/?jobs'],
  ['GET', '/%23jobs'],
]);

it.each(denied)('$role: $method $path is refused and nothing reaches Flink', async ({ role, method, path }) => {
  const { status, text } = await ask(role, method, path);
  expect(status).toBe(403);
  expect(method === 'HEAD' ? '' : text).toBe(method === 'HEAD' ? '' : '{"message":"plugin proxy route access denied"}');
  expect(flink.requests).toEqual([]);
});

it('refuses someone without the permission to query', async () => {
  expect((await ask('None', 'GET', '/jobs/overview')).status).toBe(403);
  expect(flink.requests).toEqual([]);
});

it.each(['TRACE', 'PROPFIND'])('does not know the method %s', async (method) => {
  expect((await ask('Admin', method, '/jobs/overview')).status).toBe(404);
  expect(flink.requests).toEqual([]);
});

it('refuses a broken escape before any route is asked', async () => {
  expect((await ask('Viewer', 'GET', '/jobs/%zz')).status).toBe(400);
  expect(flink.requests).toEqual([]);
});

it('finds no data source by a name that is none', async () => {
  expect(await host.ask('/api/datasources/proxy/uid/other/jobs')).toMatchObject({
    status: 404,
    text: '{"message":"Unable to find datasource"}',
  });
  expect(await host.ask('/api/datasources/proxy/uid/a.b/jobs')).toMatchObject({
    status: 400,
    text: '{"message":"UID is invalid"}',
  });
});

it('takes an escaped name of a data source for a path of no route', async () => {
  expect((await host.ask('/api/datasources/proxy/uid/%66link/jobs')).status).toBe(403);
  expect(flink.requests).toEqual([]);
});
