import { explain } from './explain';
import { type Failure } from '../flink/errors';

it('shows data as it is: nothing in it is read as a placeholder or escaped', () => {
  const name = '<b>{{- name}} $t(error.auth) "quoted" & more';
  expect(explain({ kind: 'noJob', name })).toBe(
    `This cluster has no job named “${name}”. Choose one of its jobs, or another cluster.`
  );
});

const newest = (name: string) => ({ id: 'y', name, state: 'RUNNING', started: 1_700_000_000_000 });

it.each<[Failure, string]>([
  [{ kind: 'unreachable', detail: '' }, 'Grafana cannot reach Flink. Check'],
  [{ kind: 'unreachable', detail: 'refused' }, 'Grafana cannot reach Flink (refused). Check'],
  [{ kind: 'gate', path: '/jobmanager/environment' }, 'refused /jobmanager/environment.'],
  [
    { kind: 'editorsOnly', path: '/jobmanager/logs' },
    'Only editors and administrators of Grafana may read /jobmanager/logs,',
  ],
  [{ kind: 'logTooLarge', file: 'x.log', bytes: 1_234_567_890 }, 'x.log has 1.23 GB, and'],
  [{ kind: 'logTooLarge', file: 'x.log', bytes: 1 }, 'reads up to 10 MB.'],
  [{ kind: 'noTaskManager', id: 'tm-9' }, 'has no TaskManager “tm-9”.'],
  [{ kind: 'noTaskManager', id: '' }, 'No TaskManager is registered.'],
  [{ kind: 'badPattern', pattern: '/(/' }, '“/(/” is not a regular expression.'],
  [{ kind: 'permission', detail: 'Access denied' }, 'refused (Access denied). Ask'],
  [{ kind: 'notFound', path: '/jobs/x', detail: 'Job x not found' }, 'does not know /jobs/x (Job x not found).'],
  [
    { kind: 'badAnswer', path: '/config', status: 200, detail: 'HTML' },
    '/config is not one of Flink (status 200) (HTML).',
  ],
  [{ kind: 'jobGone', id: 'x', name: null, newest: null }, 'Job x is gone: it ended, and Flink has forgotten it. This'],
  [
    { kind: 'jobGone', id: 'x', name: 'a', newest: newest('a') },
    'The newest job of its name, a, is y (RUNNING, started 20',
  ],
  [
    { kind: 'jobGone', id: 'x', name: 'a', newest: newest('b') },
    'The newest job of this cluster is b, y (RUNNING, started',
  ],
  [{ kind: 'tooLarge', path: '/jobs/x', bytes: 50_000_000 }, '/jobs/x has 50 MB, more than the 32 MB'],
  [{ kind: 'unexpected', path: '/jobs/:id', field: 'vertices[3].id' }, '/jobs/:id lacks vertices[3].id.'],
  [{ kind: 'invalid', what: 'job', value: '../x' }, '“../x” is not a job ID: nothing was sent.'],
  [{ kind: 'noCheckpoints' }, 'This job takes no checkpoints: it is a batch job'],
  [{ kind: 'checkpointGone', checkpoint: 7 }, 'no longer knows checkpoint 7:'],
  [{ kind: 'noPlugin' }, 'has not loaded the Flinkscope plugin.'],
])('names what happened: %j', (failure, part) => {
  expect(explain(failure)).toContain(part);
});

it('always says what to do, in a second sentence', () => {
  const failures: Failure[] = [
    { kind: 'unreachable', detail: '' },
    { kind: 'timeout' },
    { kind: 'auth' },
    { kind: 'gate', path: '/x' },
    { kind: 'permission', detail: '' },
    { kind: 'notFound', path: '/x', detail: '' },
    { kind: 'starting' },
    { kind: 'badAnswer', path: '/x', status: 500, detail: '' },
    { kind: 'jobGone', id: 'x', name: null, newest: null },
    { kind: 'jobGone', id: 'x', name: 'a', newest: newest('a') },
    { kind: 'jobGone', id: 'x', name: null, newest: newest('a') },
    { kind: 'tooLarge', path: '/x', bytes: 50_000_000 },
    { kind: 'unexpected', path: '/x', field: 'y' },
    { kind: 'invalid', what: 'vertex', value: '' },
    { kind: 'noJob', name: '' },
    { kind: 'oneJob' },
    { kind: 'noCheckpoints' },
    { kind: 'checkpointGone', checkpoint: 7 },
    { kind: 'badQuery' },
    { kind: 'noPlugin' },
    { kind: 'editorsOnly', path: '/jobmanager/logs' },
    { kind: 'noTaskManager', id: 'x' },
    { kind: 'noTaskManager', id: '' },
    { kind: 'noVertex', name: 'x' },
    { kind: 'noLogs' },
    { kind: 'noLogFile', file: 'x' },
    { kind: 'logTooLarge', file: 'x', bytes: 20_000_000 },
    { kind: 'badPattern', pattern: '/(/' },
    { kind: 'flameGraphOff' },
    { kind: 'flameGraphEnded' },
    { kind: 'flameGraphEmpty' },
    { kind: 'flameGraphWaiting' },
  ];
  for (const failure of failures) {
    expect(explain(failure)).toMatch(/^[A-Z“].+[.:].+\.$/);
    expect(explain(failure)).not.toMatch(/undefined|\{\{/);
  }
});
