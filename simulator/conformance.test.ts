import { decodeBackpressure } from '../src/flink/backpressure';
import { decodeCheckpointConfig } from '../src/flink/checkpointConfig';
import { decodeCheckpointDetails, decodeCheckpointSubtasks } from '../src/flink/checkpointDetails';
import { decodeCheckpoints } from '../src/flink/checkpoints';
import { decodeConfig, decodeOverview } from '../src/flink/cluster';
import { decodeJobConfiguration } from '../src/flink/configuration';
import { messageOf } from '../src/flink/errors';
import { decodeJobLife } from '../src/flink/events/jobLife';
import { decodeHeartbeats } from '../src/flink/events/taskManagers';
import { decodeExceptions } from '../src/flink/exceptions';
import { decodeFlameGraph } from '../src/flink/flameGraph';
import { decodeJob } from '../src/flink/job';
import { decodeJobs } from '../src/flink/jobs';
import { readEntries } from '../src/flink/logs/entries';
import { decodeLogFiles } from '../src/flink/logs/files';
import { decodeAggregates, decodeMetricNames, decodeMetrics, decodeMetricValues } from '../src/flink/metrics';
import { decodeSubtaskTimes } from '../src/flink/subtaskTimes';
import { decodeTaskManagerDetail, decodeTaskManagers } from '../src/flink/taskManagers';
import { decodeMarkerList } from '../src/flink/latency/markers';
import { decodeThreadDump } from '../src/flink/threadDump';
import { decodeVertexDetail } from '../src/flink/vertex';
import { decodeWatermarks } from '../src/flink/watermarks';
import { listRecordings, matchesEndpoint, type RecordedAnswer, readRecording } from './recordings';
import { differences, shapeOf } from './shape';
import { Asker } from './testing/asker';

/** Where the recordings say less than Flink can: what went wrong in few of them, and what nobody did. */
const optional: ReadonlyArray<{ endpoint: RegExp; at: RegExp; why: string }> = [
  { endpoint: /^\/jobs\/:id\/config$/, at: /\.user-config\./, why: 'the recorded jobs have none' },
  { endpoint: /\/checkpoints$/, at: /^\$\.summary\.\w+\.p\d+: /, why: 'NaN while none has completed' },
  { endpoint: /\/checkpoints$/, at: /^\$\.latest\.(completed|savepoint|failed|restored): /, why: 'or null' },
  { endpoint: /\/checkpoints/, at: /\.(savepointFormat|failure_\w+|external_path|discarded): /, why: 'by its kind' },
];

const decoders: ReadonlyArray<readonly [string, (body: unknown) => unknown]> = [
  ['/config', decodeConfig],
  ['/overview', decodeOverview],
  ['/taskmanagers', decodeTaskManagers],
  ['/taskmanagers/:tm', decodeTaskManagerDetail],
  ['/jobs/overview', decodeJobs],
  ['/jobs/:id', decodeJob],
  ['/jobs/:id', decodeJobLife],
  ['/jobs/:id/exceptions', decodeExceptions],
  ['/taskmanagers', decodeHeartbeats],
  ['/jobs/:id/config', decodeJobConfiguration],
  ['/jobs/:id/metrics?get', (body) => decodeMetrics(body, '/jobs/:id/metrics')],
  ['/jobs/:id/checkpoints', decodeCheckpoints],
  ['/jobs/:id/checkpoints/config', decodeCheckpointConfig],
  ['/jobs/:id/checkpoints/details/:cid', decodeCheckpointDetails],
  ['/jobs/:id/checkpoints/details/:cid/subtasks/:vid', decodeCheckpointSubtasks],
  ['/jobs/:id/metrics', (body) => decodeMetricNames(body, '/jobs/:id/metrics')],
  ['/jobs/:id/metrics?get', (body) => decodeMetricValues(body, '/jobs/:id/metrics')],
  ['/jobs/:id/vertices/:vid', decodeVertexDetail],
  ['/jobs/:id/vertices/:vid/subtasktimes', decodeSubtaskTimes],
  ['/jobs/:id/vertices/:vid/watermarks', decodeWatermarks],
  ['/jobs/:id/vertices/:vid/backpressure', decodeBackpressure],
  ['/jobs/:id/vertices/:vid/subtasks/metrics?agg&get', decodeAggregates],
  ['/jobs/:id/vertices/:vid/flamegraph?type', decodeFlameGraph],
  ['/taskmanagers/:tm/thread-dump', decodeThreadDump],
  ['/taskmanagers/:tm/logs', (body) => decodeLogFiles(body, '/taskmanagers/:id/logs')],
  ['/taskmanagers/:tm/log', (body) => readEntries(String(body))],
  ['/jobmanager/logs', (body) => decodeLogFiles(body, '/jobmanager/logs')],
  ['/jobmanager/logs/:name', (body) => readEntries(String(body))],
  ['/jobs/:id/vertices/:vid/subtasks/metrics', (body) => decodeMetricNames(body, 'subtasks')],
];

/** How many values of a decoded answer are there at all. */
function countKnown(value: unknown): number {
  if (value instanceof Map) {
    return countKnown([...value.values()]);
  }
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item) => sum + countKnown(item), 0);
  }
  return typeof value === 'object' && value !== null ? countKnown(Object.values(value)) : Number(value !== null);
}

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
const nameOf = (body: unknown): string => String(fieldOf(body, 'name'));
const idsIn = (body: unknown): string[] =>
  Array.isArray(body) ? body.map((entry: unknown) => String(fieldOf(entry, 'id'))) : [];
const jobIn = (path: string) => /(?<=^\/jobs\/)[0-9a-f]{32}/.exec(path)?.[0] ?? '';
const anyId = /[0-9a-f]{32}/g;

/** Everything recorded of one version, and simulated answers beside it. */
function bothOf(version: string) {
  const recorded = listRecordings()
    .filter((name) => name.version === version)
    .flatMap((name) => readRecording(name).answers);
  const ofJobs = listRecordings()
    .filter((name) => name.version === version && name.scenario !== 'diagnostics')
    .flatMap((name) => readRecording(name).answers);
  const isNewest = version === '2.3.0';
  const askers = [
    new Asker('demo', version, isNewest ? 9 : 5),
    ...(isNewest ? [new Asker('failing-checkpoints', version, 9), new Asker('wide', version, 2)] : []),
  ];
  /** Names of the recorded jobs by their ids; the simulated ones have the same names. */
  const jobNames = new Map(
    ofJobs.flatMap(({ path, status, body }) =>
      status === 200 && path === `/jobs/${jobIn(path)}` ? [[jobIn(path), nameOf(body)] as const] : []
    )
  );
  return {
    isNewest,
    recorded,
    askers,
    jobNames,
    recordedAt: (endpoint: string) =>
      recorded.filter(({ path, status }) => status === 200 && matchesEndpoint(endpoint, path)).map(({ body }) => body),
    simulatedAt: (endpoint: string) => askers.flatMap(({ bodies }) => bodies.get(endpoint) ?? []),
    endpoints: [...new Set(askers.flatMap(({ bodies }) => [...bodies.keys()]))],
    /** What the simulated job of the same name answers. */
    sameAsked(path: string) {
      const name = jobNames.get(jobIn(path));
      const has = (asker: Asker) => asker.simulation.cluster.jobs.some(({ spec }) => spec.name === name);
      const asker = askers.find(has) ?? askers[0];
      const here = name === undefined || asker === undefined ? jobIn(path) : asker.job(name).spec.id;
      return asker?.request('GET', path.replace(jobIn(path), here));
    },
  };
}

/** Differences of the simulated answers, without those that need not be. */
function unlike(endpoint: string, wanted: unknown[], found: unknown[]): string[] {
  const allowed = optional.filter((entry) => entry.endpoint.test(endpoint));
  return differences(shapeOf(wanted), shapeOf(found)).filter(
    (difference) => !allowed.some(({ at }) => at.test(difference))
  );
}

const versions = [...new Set(listRecordings().map(({ version }) => version))];

describe.each(versions)('Flink %s', (version) => {
  const { isNewest, recorded, jobNames, recordedAt, simulatedAt, endpoints, sameAsked } = bothOf(version);

  test('is recorded and simulated at the same endpoints', () => {
    const answered = recorded.filter(({ status }) => status === 200).map(({ path }) => path);
    expect(answered.length).toBeGreaterThan(200);
    expect(answered.filter((path) => !endpoints.some((endpoint) => matchesEndpoint(endpoint, path)))).toEqual([]);
  });

  test.each(endpoints.filter((endpoint) => recordedAt(endpoint).length > 0))('%s looks as recorded', (endpoint) => {
    expect(simulatedAt(endpoint).length).toBeGreaterThan(3);
    expect(unlike(endpoint, recordedAt(endpoint), simulatedAt(endpoint))).toEqual([]);
  });

  test.each(['/jobs/:id', '/overview', '/taskmanagers/:tm', '/jobs/:id/vertices/:vid', '/jobs/:id/exceptions'])(
    'a missing field of %s is noticed',
    (endpoint) => {
      const [body] = simulatedAt(endpoint);
      const fields = Object.entries<unknown>(typeof body === 'object' ? { ...body } : {});
      expect(fields.length).toBeGreaterThan(0);
      for (const [field] of fields) {
        const without = Object.fromEntries(fields.filter(([name]) => name !== field));
        expect(unlike(endpoint, recordedAt(endpoint), [without])).toContainEqual(
          expect.stringMatching(new RegExp(`^\\$\\.${field}: missing`))
        );
      }
    }
  );

  test.each(decoders)('%s is read by our decoder, from both', (endpoint, decode) => {
    for (const bodies of [recordedAt(endpoint), simulatedAt(endpoint)]) {
      expect(bodies.length).toBeGreaterThan(0);
      expect(Math.max(...bodies.map((body) => countKnown(decode(body))))).toBeGreaterThan(1);
    }
  });

  test('latency markers stand at the same place', () => {
    const places = ['/jobs/:id/metrics', '/jobs/:id/vertices/:vid/subtasks/metrics'];
    const found = [recordedAt, simulatedAt].map((bodiesAt) =>
      places.filter((endpoint) =>
        bodiesAt(endpoint).some((body) => decodeMarkerList(body, endpoint).histograms.length > 0)
      )
    );
    expect(found[0]).toHaveLength(1);
    expect(found[1]).toEqual(found[0]);
  });

  const refused = recorded.filter(({ status }) => status >= 400);

  test.each(refused.map((answer): [string, RecordedAnswer] => [answer.path, answer]))(
    '%s is refused',
    (path, answer) => {
      const found = sameAsked(path);
      expect(found?.status).toBe(answer.status);
      expect(messageOf(found?.body).replace(anyId, 'ID')).toBe(messageOf(answer.body).replace(anyId, 'ID'));
    }
  );

  test('refuses in several ways', () => {
    expect([...new Set(refused.map(({ status }) => status))].sort()).toEqual([400, 404, 500]);
  });

  test.each([...jobNames])('the metrics of %s (%s) have the recorded names', (recordedId, name) => {
    // Older versions chain operators into other vertices and have fewer metrics of tasks.
    const lists = recorded.filter(
      ({ path }) => jobIn(path) === recordedId && (isNewest ? /\/metrics$/ : /^\/jobs\/\w+\/metrics$/).test(path)
    );
    expect([name, lists.length]).not.toEqual([name, 0]);
    const general = (body: unknown) =>
      [...new Set(idsIn(body).map((id) => (isNewest ? id : id.replace(/^latency\..*/, 'latency'))))]
        // Operators inside a chain have ids of their own, and parallelism may differ.
        .map((id) => id.replace(/operator_id\.\w+\.operator_subtask_index\.\d+/, 'operator_id.ID'))
        .sort();
    for (const { path, body } of lists) {
      expect([...new Set(general(sameAsked(path)?.body))]).toEqual([...new Set(general(body))]);
    }
  });
});
