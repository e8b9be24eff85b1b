import { decodeBackpressure } from '../src/flink/backpressure';
import { decodeConfig, decodeOverview } from '../src/flink/cluster';
import { messageOf } from '../src/flink/errors';
import { decodeJob } from '../src/flink/job';
import { decodeJobs } from '../src/flink/jobs';
import { decodeAggregates, decodeMetrics } from '../src/flink/metrics';
import { decodeVertexDetail } from '../src/flink/vertex';
import { listRecordings, matchesEndpoint, type RecordedAnswer, readRecording } from './recordings';
import { scenarios, type ScenarioName } from './scenarios';
import { differences, shapeOf } from './shape';
import { Simulation } from './simulation';

const version = '2.3.0';
const start = 1_795_250_000_000;
const recorded = listRecordings()
  .filter((name) => name.version === version)
  .flatMap((name) => readRecording(name).answers);

/** Each endpoint that both sides know; `:cid` is any checkpoint, `:tm` any TaskManager. */
const ofCluster = ['/config', '/overview', '/jobs', '/jobs/overview', '/taskmanagers'];
const ofJob = [
  '',
  '/plan',
  '/config',
  '/exceptions',
  '/accumulators',
  '/checkpoints',
  '/checkpoints/config',
  '/metrics',
];
const ofVertex = ['', '/subtasktimes', '/taskmanagers', '/watermarks', '/backpressure', '/subtasks/metrics'];
const gauges = 'get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond';

/** Asks a scenario for everything, again and again for a minute and a half. */
class Asker {
  readonly bodies = new Map<string, unknown[]>();
  private readonly simulation: Simulation;
  private now = start;

  constructor(scenario: ScenarioName, rounds: number) {
    this.simulation = new Simulation(scenarios[scenario](), start, version);
    for (let round = 0; round < rounds; round += 1) {
      this.askCluster();
      this.now += round === 0 ? 1_000 : 11_300;
    }
  }

  answer(url: string): { status: number; body: unknown } {
    const { status, text } = this.simulation.answer({ method: 'GET', url, now: this.now, sent: '' });
    const body: unknown = JSON.parse(text);
    return { status, body };
  }

  get jobs() {
    return this.simulation.cluster.jobs;
  }

  private ask(endpoint: string, url: string): void {
    const { status, body } = this.answer(url);
    if (status === 200) {
      this.bodies.set(endpoint, [...(this.bodies.get(endpoint) ?? []), body]);
    }
  }

  private askCluster(): void {
    ofCluster.forEach((path) => this.ask(path, path));
    this.simulation.cluster.taskManagers.forEach(({ id }) => this.ask('/taskmanagers/:tm', `/taskmanagers/${id}`));
    for (const { spec, checkpoints } of this.jobs) {
      const job = `/jobs/${spec.id}`;
      ofJob.forEach((part) => this.ask(`/jobs/:id${part}`, job + part));
      this.ask('/jobs/:id/metrics?get', `${job}/metrics?get=numRestarts,lastCheckpointDuration`);
      const newest = (checkpoints?.triggered(this.now) ?? []).slice(-4);
      for (const { id } of new Set(spec.vertices)) {
        this.askVertex(`${job}/vertices/${id}`);
        newest.forEach((one) =>
          this.ask(
            '/jobs/:id/checkpoints/details/:cid/subtasks/:vid',
            `${job}/checkpoints/details/${one.id}/subtasks/${id}`
          )
        );
      }
      newest.forEach((one) => this.ask('/jobs/:id/checkpoints/details/:cid', `${job}/checkpoints/details/${one.id}`));
    }
  }

  private askVertex(vertex: string): void {
    const endpoint = '/jobs/:id/vertices/:vid';
    ofVertex.forEach((part) => this.ask(endpoint + part, vertex + part));
    this.ask(`${endpoint}/subtasks/metrics?get`, `${vertex}/subtasks/metrics?get=numRecordsOut,numBytesOut`);
    this.ask(`${endpoint}/subtasks/metrics?agg&get`, `${vertex}/subtasks/metrics?${gauges}&agg=min,max,avg`);
  }
}

const askers = [new Asker('demo', 9), new Asker('failing-checkpoints', 9), new Asker('wide', 2)];
/** Who has the job of this name; jobs have the names and vertices of the recorded ones. */
const askerFor = (name: string | undefined) =>
  askers.find(({ jobs }) => jobs.some(({ spec }) => spec.name === name)) ?? askers[0];
const idOf = (name: string | undefined) =>
  askerFor(name)?.jobs.find(({ spec }) => spec.name === name)?.spec.id ?? '0'.repeat(32);
const endpoints = [...new Set(askers.flatMap(({ bodies }) => [...bodies.keys()]))];
const simulatedAt = (endpoint: string) => askers.flatMap(({ bodies }) => bodies.get(endpoint) ?? []);
const recordedAt = (endpoint: string) =>
  recorded.filter(({ path, status }) => status === 200 && matchesEndpoint(endpoint, path)).map(({ body }) => body);

/** Where the recordings say less than Flink can: nothing went wrong in them, and nobody took a savepoint. */
const optional: ReadonlyArray<{ endpoint: string; at: RegExp; why: string }> = [
  { endpoint: '/jobs/:id/config', at: /\.user-config\./, why: 'the recorded jobs have none' },
  { endpoint: '/jobs/:id/checkpoints', at: /^\$\.summary\.\w+\.p\d+: /, why: 'NaN while none has completed' },
  { endpoint: '/jobs/:id/checkpoints', at: /^\$\.latest\.(completed|savepoint|failed|restored): /, why: 'or null' },
  {
    endpoint: '/jobs/:id/checkpoints',
    at: /\.(savepointFormat|failure_\w+|external_path|discarded): /,
    why: 'by kind',
  },
  {
    endpoint: '/jobs/:id/checkpoints/details/:cid',
    at: /^\$\.(savepointFormat|failure_\w+|external_path|discarded): /,
    why: 'by kind',
  },
];

const isOptional = (endpoint: string, difference: string) =>
  optional.some((entry) => entry.endpoint === endpoint && entry.at.test(difference));

const wordless = (endpoint: string, wanted: unknown[], found: unknown[]) =>
  differences(shapeOf(wanted), shapeOf(found)).filter((difference) => !isOptional(endpoint, difference));

test('every recorded endpoint is simulated', () => {
  const answered = recorded.filter(({ status }) => status === 200).map(({ path }) => path);
  expect(answered.length).toBeGreaterThan(200);
  expect(answered.filter((path) => !endpoints.some((endpoint) => matchesEndpoint(endpoint, path)))).toEqual([]);
});

describe.each(endpoints.filter((endpoint) => recordedAt(endpoint).length > 0))('%s', (endpoint) => {
  test('looks as recorded', () => {
    expect(simulatedAt(endpoint).length).toBeGreaterThan(5);
    expect(wordless(endpoint, recordedAt(endpoint), simulatedAt(endpoint))).toEqual([]);
  });
});

test.each(['/jobs/:id', '/overview', '/taskmanagers/:tm', '/jobs/:id/vertices/:vid', '/jobs/:id/exceptions'])(
  'a missing field of %s is noticed',
  (endpoint) => {
    const [body] = simulatedAt(endpoint);
    const fields = Object.entries<unknown>(typeof body === 'object' ? { ...body } : {});
    expect(fields.length).toBeGreaterThan(0);
    for (const [field] of fields) {
      const without = Object.fromEntries(fields.filter(([name]) => name !== field));
      expect(wordless(endpoint, recordedAt(endpoint), [without])).toContain(`$.${field}: missing`);
    }
  }
);

const decoders: ReadonlyArray<readonly [string, (body: unknown) => unknown]> = [
  ['/config', decodeConfig],
  ['/overview', decodeOverview],
  ['/jobs/overview', decodeJobs],
  ['/jobs/:id', decodeJob],
  ['/jobs/:id/metrics?get', (body) => decodeMetrics(body, '/jobs/:id/metrics')],
  ['/jobs/:id/vertices/:vid', decodeVertexDetail],
  ['/jobs/:id/vertices/:vid/backpressure', decodeBackpressure],
  ['/jobs/:id/vertices/:vid/subtasks/metrics?agg&get', decodeAggregates],
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

test.each(decoders)('%s is read by our decoder, from both', (endpoint, decode) => {
  for (const bodies of [recordedAt(endpoint), simulatedAt(endpoint)]) {
    expect(bodies.length).toBeGreaterThan(0);
    expect(Math.max(...bodies.map((body) => countKnown(decode(body))))).toBeGreaterThan(1);
  }
});

const nameOf = (body: unknown): string => String(Reflect.get(Object(body), 'name'));

/** Names of the recorded jobs by their ids. */
const recordedName = new Map(
  recorded.flatMap(({ path, status, body }) =>
    status === 200 && /^\/jobs\/[0-9a-f]{32}$/.test(path) ? [[path.slice('/jobs/'.length), nameOf(body)] as const] : []
  )
);
const jobIn = (path: string) => /(?<=^\/jobs\/)[0-9a-f]{32}/.exec(path)?.[0] ?? '';
/** What the simulated job of the same name answers. */
function sameAsked(path: string) {
  const name = recordedName.get(jobIn(path));
  return askerFor(name)?.answer(name === undefined ? path : path.replace(jobIn(path), idOf(name)));
}

describe('what Flink refuses', () => {
  const ids = /[0-9a-f]{32}/g;
  const refused = recorded.filter(({ status }) => status >= 400);

  test.each(refused.map((answer): [string, RecordedAnswer] => [answer.path, answer]))('%s', (path, answer) => {
    const found = sameAsked(path);
    expect(found?.status).toBe(answer.status);
    expect(messageOf(found?.body).replace(ids, 'ID')).toBe(messageOf(answer.body).replace(ids, 'ID'));
  });

  test('is recorded in several forms', () => {
    expect([...new Set(refused.map(({ status }) => status))].sort()).toEqual([400, 404, 500]);
  });
});

describe('metrics', () => {
  const namesIn = (body: unknown): string[] =>
    Array.isArray(body) ? body.map((entry: unknown) => String(Reflect.get(Object(entry), 'id'))) : [];
  /** Operators inside a chain have ids of their own, and parallelism may differ. */
  const general = (body: unknown) =>
    [
      ...new Set(
        namesIn(body).map((name) =>
          name.replace(
            /operator_id\.[0-9a-f]{32}\.operator_subtask_index\.\d+/,
            'operator_id.ID.operator_subtask_index.N'
          )
        )
      ),
    ].sort();

  test.each([...recordedName])('of %s (%s) have the recorded names', (recordedId, name) => {
    const lists = recorded.filter(({ path }) => jobIn(path) === recordedId && /\/metrics$/.test(path));
    expect([name, lists.length]).not.toEqual([name, 0]);
    for (const { path, body } of lists) {
      expect(general(sameAsked(path)?.body)).toEqual(general(body));
    }
  });
});
