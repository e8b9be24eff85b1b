import { recordDiagnostics } from './diagnostics';

const id = (number: number) => number.toString(16).padStart(32, '0');
const last = `/jobs/${id(1)}/vertices/${id(3)}/flamegraph?type=FULL`;

/** A cluster with a job of two vertices, the samples of which take a while. */
function cluster(samplesAfter: number) {
  let tries = 0;
  const asked: string[] = [];
  const pauses: number[] = [];
  const bodies = new Map<string, unknown>([
    ['/jobmanager/logs', { logs: [{ name: 'jobmanager.log' }, { name: 'sql-client.log' }] }],
    ['/taskmanagers', { taskmanagers: [{ id: '10.0.0.1:1-a' }, { id: 'b' }] }],
    ['/jobs/overview', { jobs: [{ jid: id(1) }] }],
    [`/jobs/${id(1)}`, { vertices: [{ id: id(2) }, { id: id(3) }] }],
  ]);
  return {
    asked,
    pauses,
    get: (path: string) => {
      asked.push(path);
      const body = path === last ? { endTimestamp: ++tries > samplesAfter ? 1 : -3 } : bodies.get(path);
      return Promise.resolve({ status: 200, body: body ?? {} });
    },
    now: () => 1_000,
    sleep: (ms: number) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    say: () => undefined,
  };
}

test('logs and threads of one of each process, and a flame graph when it is there', async () => {
  const flink = cluster(2);
  const { answers } = await recordDiagnostics(flink);
  expect(flink.asked).toEqual([
    '/config',
    '/jobmanager/logs',
    '/jobmanager/logs/jobmanager.log',
    '/taskmanagers',
    '/taskmanagers/10.0.0.1%3A1-a/logs',
    '/taskmanagers/10.0.0.1%3A1-a/log',
    '/taskmanagers/10.0.0.1%3A1-a/thread-dump',
    '/jobmanager/logs/nothing.log',
    '/taskmanagers/nobody/logs',
    '/taskmanagers/nobody/log',
    '/taskmanagers/nobody/thread-dump',
    '/jobs/overview',
    `/jobs/${id(1)}`,
    last,
    last,
    last,
  ]);
  expect(answers.map(({ path }) => path)).toEqual(flink.asked);
  expect(flink.pauses).toEqual([3_000, 3_000]);
});

test('samples that never come are not waited for without end', async () => {
  const flink = cluster(1_000);
  await recordDiagnostics(flink);
  expect(flink.asked.filter((path) => path === last)).toHaveLength(12);
});
