/** @jest-environment node */
import { decide, type PluginRoute } from './routes.ts';
import { includesRole, type Role, userOf } from './user.ts';

const route = (path: string, method: string, rest: Partial<PluginRoute> = {}): PluginRoute => ({
  path,
  method,
  reqRole: '',
  reqAction: '',
  urlParams: [],
  headers: [],
  ...rest,
});

const nobody = 'flinkscope-flink-app.rest:write';
const ask = (method: string, path: string) => ({ method, path, uid: 'flink' });
const viewer = userOf('Viewer', []);

describe('the first route that fits decides', () => {
  const first = route('jobs', 'GET');
  const second = route('jobs/x', '*', { reqAction: nobody });
  const routes = [first, second, route('/', '*', { reqAction: nobody })];

  it.each([
    ['GET', 'jobs', first],
    ['GET', 'jobs/x', first],
    ['GET', 'jobsX', first],
    ['GET', '/./jobs', first],
    ['GET', 'config/../jobs', first],
  ])('%s %s passes', (method, path, expected) => {
    expect(decide(routes, ask(method, path), viewer)).toEqual({ allowed: true, route: expected });
  });

  it.each([
    ['POST', 'jobs/x'],
    ['get', 'jobs'],
    ['HEAD', 'jobs'],
    ['GET', 'Jobs'],
    ['GET', '%6aobs'],
    ['GET', ''],
    ['GET', '/'],
    ['GET', 'jobs/..'],
    ['GET', 'x/jobs'],
  ])('%s %s is denied', (method, path) => {
    expect(decide(routes, ask(method, path), viewer)).toEqual({ allowed: false });
  });
});

it('passes what no route fits', () => {
  expect(decide([route('jobs', 'GET')], ask('DELETE', 'jobs/x'), viewer)).toEqual({ allowed: true, route: null });
});

it.each([
  ['', true],
  ['/', true],
  ['.', false],
])('takes the route %j for a catch-all: %s', (path, isCatchAll) => {
  const decision = decide([route(path, '', { reqAction: nobody })], ask('GET', 'jars'), viewer);
  expect(decision.allowed).toBe(!isCatchAll);
});

it('asks for the action of a route, not for its role', () => {
  const both = route('jobs', 'GET', { reqAction: 'datasources:query', reqRole: 'Admin' });
  expect(decide([both], ask('GET', 'jobs'), viewer).allowed).toBe(true);
});

it.each<[Role, boolean]>([
  ['None', false],
  ['Viewer', false],
  ['Editor', true],
  ['Admin', true],
])('lets %s use a route of editors: %s', (role, allowed) => {
  expect(decide([route('jobs', 'GET', { reqRole: 'Editor' })], ask('GET', 'jobs'), userOf(role, [])).allowed).toBe(
    allowed
  );
});

it('gives an action to nobody, Admin included, unless an app declares a role with it', () => {
  const closed = [route('/', '*', { reqAction: nobody })];
  expect(decide(closed, ask('GET', 'jars'), userOf('Admin', [])).allowed).toBe(false);
  const declared = [{ actions: [nobody], grants: ['Viewer'] }];
  expect(decide(closed, ask('GET', 'jars'), userOf('Viewer', declared)).allowed).toBe(true);
});

it('gives no query to someone without a role', () => {
  expect(
    decide([route('jobs', 'GET', { reqAction: 'datasources:query' })], ask('GET', 'jobs'), userOf('None', []))
  ).toEqual({
    allowed: false,
  });
});

it('orders the roles', () => {
  expect(includesRole('Admin', 'Viewer')).toBe(true);
  expect(includesRole('Viewer', 'Editor')).toBe(false);
});
