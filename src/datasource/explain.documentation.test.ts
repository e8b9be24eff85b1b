import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure } from '../flink/errors';
import { explain } from './explain';

const file = join(__dirname, '..', '..', 'docs', 'errors.md');

interface Example {
  failure: Failure;
  /** What has to happen for it. */
  when: string;
}

/** One of every kind; the type says when one is missing. */
const examples: { [Kind in Failure['kind']]: Example & { failure: { kind: Kind } } } = {
  unreachable: {
    failure: { kind: 'unreachable', detail: 'Bad Gateway' },
    when: 'The JobManager is down, the host or the port is wrong: Grafana’s proxy answers 502.',
  },
  timeout: { failure: { kind: 'timeout' }, when: 'Grafana’s proxy or one in front of Flink answers 504.' },
  auth: { failure: { kind: 'auth' }, when: 'Flink, or a proxy in front of it, answers 401.' },
  gate: {
    failure: { kind: 'gate', path: '/jobmanager/environment' },
    when: 'A path that the plugin’s routes do not let through.',
  },
  permission: {
    failure: { kind: 'permission', detail: 'Access denied' },
    when: 'Grafana, or a proxy in front of Flink, answers 403: this user may not.',
  },
  notFound: {
    failure: { kind: 'notFound', path: '/jobs/0d1f', detail: 'Job 0d1f not found' },
    when: 'A path that Flink does not know, or a job of which a History Server has no files.',
  },
  jobGone: {
    failure: {
      kind: 'jobGone',
      id: '0d1f',
      name: 'orders',
      newest: { id: '77a2', name: 'orders', state: 'RUNNING', started: Date.UTC(2026, 2, 1, 2, 17) },
    },
    when: 'A job is asked for by an ID that the JobManager has forgotten, and a newer one has the same name.',
  },
  starting: { failure: { kind: 'starting' }, when: 'Flink answers 503 while it elects a leader.' },
  badAnswer: {
    failure: { kind: 'badAnswer', path: '/config', status: 200, detail: 'HTML' },
    when: 'A web page instead of JSON (another server, a log-in page), a body that was cut off, a status that Flink does not use.',
  },
  tooLarge: {
    failure: { kind: 'tooLarge', path: '/jobs/0d1f/accumulators', bytes: 50_000_000 },
    when: 'An answer is longer than a browser should parse. Its text is let go at once.',
  },
  unexpected: {
    failure: { kind: 'unexpected', path: '/jobs/:id', field: 'vertices[3].id' },
    when: 'JSON without a field that every known version has.',
  },
  invalid: {
    failure: { kind: 'invalid', what: 'job', value: '../config' },
    when: 'A variable or an address holds something that is no id. Nothing is sent.',
  },
  noJob: { failure: { kind: 'noJob', name: 'orders' }, when: 'The cluster has no job of that name.' },
  oneJob: {
    failure: { kind: 'oneJob' },
    when: 'The job is a variable with several values, or All, in a query other than Events and Jobs.',
  },
  noCheckpoints: {
    failure: { kind: 'noCheckpoints' },
    when: 'Checkpoints of a batch job, or of one that takes none, are asked for.',
  },
  checkpointGone: {
    failure: { kind: 'checkpointGone', checkpoint: 7 },
    when: 'A checkpoint is asked for that has left Flink’s short history.',
  },
  noVertex: { failure: { kind: 'noVertex', name: 'Join' }, when: 'The job has no such vertex, or no longer.' },
  noTaskManager: { failure: { kind: 'noTaskManager', id: 'tm-7' }, when: 'The TaskManager of the query is gone.' },
  editorsOnly: {
    failure: { kind: 'editorsOnly', path: '/jobmanager/logs' },
    when: 'A viewer asks for the JobManager’s log files or configuration.',
  },
  noLogs: { failure: { kind: 'noLogs' }, when: 'The process logs to its console only.' },
  noLogFile: { failure: { kind: 'noLogFile', file: 'flink.log.3' }, when: 'A log file was rolled or removed.' },
  logTooLarge: {
    failure: { kind: 'logTooLarge', file: 'flink.log', bytes: 1_000_000_000 },
    when: 'A log file is larger than a browser should load; Flink cannot send a part of it.',
  },
  flameGraphOff: { failure: { kind: 'flameGraphOff' }, when: 'Flame graphs are off, which is Flink’s default.' },
  flameGraphEnded: { failure: { kind: 'flameGraphEnded' }, when: 'A flame graph of a vertex that has ended.' },
  flameGraphEmpty: {
    failure: { kind: 'flameGraphEmpty' },
    when: 'Flink took samples, and none was of the chosen kind.',
  },
  flameGraphWaiting: { failure: { kind: 'flameGraphWaiting' }, when: 'Flink has been sampling for 20 s.' },
  absent: {
    failure: { kind: 'absent', what: 'rescales' },
    when: 'Rescales of a job without the adaptive scheduler, without a history of rescales, or before Flink 2.3.',
  },
  badPattern: {
    failure: { kind: 'badPattern', pattern: '/orders(/' },
    when: 'A filter or a search stands between slashes and cannot be read.',
  },
  badQuery: { failure: { kind: 'badQuery' }, when: 'A query written by hand has a field of the wrong kind.' },
  noPlugin: { failure: { kind: 'noPlugin' }, when: 'Grafana’s proxy does not know the plugin.' },
};

/** What else not every Flink has. */
const more: Example[] = [
  {
    failure: {
      kind: 'jobGone',
      id: '0d1f',
      name: null,
      newest: { id: '41c0', name: 'clicks', state: 'RUNNING', started: Date.UTC(2026, 2, 1, 2, 17) },
    },
    when: 'The same, and nobody here knows its name, or no other job has it.',
  },
  { failure: { kind: 'jobGone', id: '0d1f', name: null, newest: null }, when: 'The same in a cluster without jobs.' },
  { failure: { kind: 'absent', what: 'applications' }, when: 'Applications before Flink 2.3.' },
  {
    failure: { kind: 'absent', what: 'live' },
    when: 'Metrics, logs, TaskManagers and the like are asked of a History Server.',
  },
];

const cell = (text: string) => text.replaceAll('|', '\\|');

const text = [
  '# Errors',
  '',
  'What a panel says when something goes wrong, and when. Names, paths and what the other side said are examples. The panel',
  'keeps its last picture where there was one. This page is generated from `src/datasource/explain.ts` by `npm run docs`.',
  '',
  '| When | Sentence |',
  '| --- | --- |',
  ...[...Object.values(examples), ...more].map(({ failure, when }) => `| ${cell(when)} | ${cell(explain(failure))} |`),
  '',
].join('\n');

it('is what docs/errors.md says (npm run docs writes it)', () => {
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(file, text);
  }
  expect(readFileSync(file, 'utf8')).toBe(text);
});
