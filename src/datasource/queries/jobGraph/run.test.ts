import { Visitor } from '../../../../simulator/testing/visitor';
import { wireOf } from '../../../../simulator/testing/wire';
import { type ScenarioName } from '../../../../simulator/scenarios';
import { FlinkError } from '../../../flink/errors';
import { type GraphSubtask, type GraphVertex, type JobGraph, readJobGraph } from '../../../frames/jobGraph';
import { verdicts } from '../../../frames/verdict';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';

const target = { refId: 'A', queryType: 'jobGraph', job: '' };

/** A dashboard on a simulated Flink. */
function dashboard(scenario: ScenarioName, { budget = 12, version = '2.3.0', panels = 1, everyMs = 10_000 } = {}) {
  const visitor = new Visitor(scenario, undefined, { version });
  const { wire, clock } = wireOf(visitor);
  const job = visitor.job();
  const datasource = testDataSource(wire, { clock, jsonData: { requestBudget: budget } });
  const names = new Map(job.spec.vertices.map(({ id, name }) => [id, name.replace(/[[:(].*/, '')]));
  const short = (path: string) =>
    [...names].reduce((text, [id, name]) => text.replace(id, name), path).replace(job.spec.id, 'job');
  let first = true;
  const refresh = async () => {
    visitor.pass(first ? 0 : everyMs);
    first = false;
    const before = wire.requests.length;
    const targets = Array.from({ length: panels }, (_, index) => ({ ...target, refId: `${index}`, job: job.spec.id }));
    const packets = await packetsOf(datasource, targets);
    const graphs = packets.flatMap((packet) => readJobGraph(framesOf(packet)) ?? []);
    const frames = framesOf(packets.at(-1));
    return {
      graphs,
      graph: graphs.at(-1) ?? missing(),
      verdicts: frames.flatMap((frame) => (frame.name === 'verdict' ? (verdicts.read(frame) ?? []) : [])),
      causeField: frames.find(({ name }) => name === 'verdict')?.fields.find(({ name }) => name === 'cause'),
      notices: frames.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text),
      requests: wire.requests.slice(before).map(short),
    };
  };
  return { visitor, wire, job, refresh };
}

const missing = (): never => {
  throw new Error('no graph');
};

const loads = ({ taskManagers }: JobGraph) => new Map(taskManagers.map((row) => [row.id, row]));
const vertexOf = ({ vertices }: JobGraph, place: number): GraphVertex => vertices[place] ?? missing();

describe('what is asked', () => {
  it('first the subtasks of the bottleneck, then TaskManagers and what its metrics tell', async () => {
    const { refresh } = dashboard('slow-taskmanager');
    const first = await refresh();
    expect(first.requests.map((path) => path.replace(/\?get=.*/, '?get'))).toMatchInlineSnapshot(`
[
  "/jobs/job",
  "/jobs/job",
  "/jobs/job/metrics?get",
  "/jobs/job/vertices/Source/backpressure",
  "/jobs/job/vertices/LookupJoin/backpressure",
  "/jobs/job/vertices/sink_warehouse/backpressure",
  "/jobs/job/vertices/LookupJoin",
  "/jobs/job/vertices/sink_warehouse",
  "/jobs/job/metrics?get",
  "/taskmanagers/tm-2/metrics?get",
  "/taskmanagers/metrics?get",
  "/jobs/job",
]
`);
    const second = await refresh();
    expect(second.requests.map((path) => path.replace(/\?get=.*/, '?get'))).toMatchInlineSnapshot(`
[
  "/jobs/job/metrics?get",
  "/jobs/job",
  "/jobs/job/vertices/Source/backpressure",
  "/jobs/job/vertices/LookupJoin/backpressure",
  "/jobs/job/vertices/sink_warehouse/backpressure",
  "/jobs/job/vertices/LookupJoin",
  "/jobs/job/vertices/LookupJoin/subtasks/metrics?get",
  "/jobs/job/checkpoints/details/114",
  "/taskmanagers",
  "/jobs/job/vertices/Source/subtasks/metrics?get",
  "/jobs/job/vertices/sink_warehouse/subtasks/metrics?get",
]
`);
  });

  it.each([
    ['slow-taskmanager', 12],
    ['slow-taskmanager', 3],
    ['backpressure', 5],
    ['skew', 8],
    ['wide', 12],
    ['wide', 4],
    ['wide', 30],
  ] as const)('%s stays within a budget of %i, and says what it sent', async (scenario, budget) => {
    const { refresh } = dashboard(scenario, { budget });
    for (let round = 0; round < (scenario === 'wide' ? 5 : 10); round += 1) {
      const { requests, graph } = await refresh();
      expect(requests.length).toBeLessThanOrEqual(budget);
      expect(graph.job?.requests).toBe(requests.length);
    }
  });

  it('is the same for one panel and for three', async () => {
    const [one, three] = [dashboard('skew'), dashboard('skew', { panels: 3 })];
    for (let round = 0; round < 4; round += 1) {
      expect((await three.refresh()).requests).toEqual((await one.refresh()).requests);
    }
  });

  it('asks little of a job that nothing holds back', async () => {
    const { refresh } = dashboard('healthy');
    const counts: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      counts.push((await refresh()).requests.length);
    }
    expect(counts.slice(1).reduce((sum, count) => sum + count, 0) / 7).toBeLessThanOrEqual(6);
  });
});

describe('what is said', () => {
  it.each([
    ['slow-taskmanager', 'LookupJoin', 'slowTaskManager', '0, 3', 'tm-2'],
    ['gc-pressure', 'LookupJoin', 'garbageCollection', '0, 3', 'tm-2'],
    ['blocked-sink', 'sink_warehouse: Writer', 'blocked', null, null],
    ['skew', 'GroupAggregate → sink_count: Writer', 'skew', '5', 'tm-1'],
  ] as const)('%s: %s because of %s', async (scenario, title, cause, subtasks, taskManager) => {
    const { refresh } = dashboard(scenario);
    await refresh();
    const said = await refresh();
    expect(said.verdicts).toEqual([expect.objectContaining({ title, cause, subtasks, taskManager, isOlder: true })]);
    const words = said.causeField?.config.mappings?.[0];
    expect(words?.type === 'value' && words.options[cause]?.text).toEqual(expect.stringMatching(/^[A-Z].{10,}/));
  });

  it('nothing of a job that follows its sources', async () => {
    const { refresh } = dashboard('healthy');
    expect((await refresh()).verdicts).toEqual([]);
  });

  it.each(['1.18.1', '2.3.0'])(
    'TaskManagers of the guilty subtasks and the mean of all, with Flink %s',
    async (version) => {
      const { refresh } = dashboard('gc-pressure', { version });
      const rounds = [];
      for (let round = 0; round < 4; round += 1) {
        rounds.push((await refresh()).graph);
      }
      const known = loads(rounds.at(-1) ?? missing());
      expect([...known.keys()].sort()).toEqual(['*', 'tm-2']);
      expect(known.get('tm-2')?.gc).toBeCloseTo(0.5, 1);
      expect(known.get('tm-2')?.cores).toBe(4);
      // Up to 1.19 collectors only count: there is no mean of all.
      expect(known.get('*')?.gc ?? null).toEqual(version === '1.18.1' ? null : expect.closeTo(0.25, 1));
      expect(known.get('*')?.cpu).toBeGreaterThan(0);
    }
  );

  it('which subtask has most records, and how the records of the vertex come together', async () => {
    const { refresh } = dashboard('skew');
    await refresh();
    const { graph } = await refresh();
    const rows = graph.subtasks.filter(({ vertex }) => vertex === vertexOf(graph, 1).id);
    const sum = rows.reduce((total, { recordsIn }) => total + (recordsIn ?? NaN), 0);
    expect(sum).toBeCloseTo(vertexOf(graph, 1).recordsIn ?? NaN, -1);
    expect(vertexOf(graph, 1).skewFactor).toBeCloseTo(0.62 * 8, 1);
    expect(vertexOf(graph, 1).skewSubtask).toBe('5');
    expect(rows.every(({ state, attempt }) => state === 'RUNNING' && attempt === 0)).toBe(true);
    expect(graph.edges.map(({ records }) => records)).toEqual([vertexOf(graph, 1).recordsIn]);
  });
});

/** Cells that were known and are not any more. */
function lost<Row extends object>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string) {
  const now = new Map(after.map((row) => [keyOf(row), row]));
  return before.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => {
      const same = now.get(keyOf(row));
      return value !== null && (same === undefined || Reflect.get(same, name) === null)
        ? [`${keyOf(row)}.${name}`]
        : [];
    })
  );
}

it.each([
  ['backpressure', 10_000],
  ['slow-taskmanager', 5_000],
  ['backpressure', 30_000],
] as const)('%s: what is known does not come and go, refreshed every %i ms', async (scenario, everyMs) => {
  const { refresh } = dashboard(scenario, { everyMs });
  const graphs: JobGraph[] = [];
  for (let round = 0; round < 10; round += 1) {
    graphs.push(...(await refresh()).graphs);
  }
  const subtaskKey = ({ vertex, index }: GraphSubtask) => `${vertex} ${index}`;
  graphs.forEach((graph, place) => {
    const before = graphs[place - 1];
    if (before !== undefined) {
      expect(lost(before.vertices, graph.vertices, ({ id }) => id)).toEqual([]);
      expect(lost(before.taskManagers, graph.taskManagers, ({ id }) => id)).toEqual([]);
      expect(lost(before.edges, graph.edges, ({ id }) => id)).toEqual([]);
      expect(lost(before.subtasks, graph.subtasks, subtaskKey)).toEqual([]);
    }
  });
  expect(graphs.at(-1)?.vertices.every(({ skewFactor }) => skewFactor !== null)).toBe(true);
  expect(
    graphs
      .at(-1)
      ?.vertices.slice(1)
      .some(({ watermarkLag }) => (watermarkLag ?? 0) > 0)
  ).toBe(true);
});

describe('what made it fail', () => {
  const asked = (requests: string[]) => requests.filter((path) => path.includes('/exceptions'));

  it('is asked for once for each restart', async () => {
    const { refresh } = dashboard('restart-loop', { everyMs: 5_000 });
    const restarts = new Set<number | null>();
    let questions = 0;
    for (let round = 0; round < 25; round += 1) {
      const { graph, requests } = await refresh();
      const { job } = graph;
      questions += asked(requests).length;
      restarts.add(job?.restarts ?? null);
      const hasRestarted = (job?.restarts ?? 0) > 0;
      expect(job?.failure ?? null).toEqual(hasRestarted ? expect.stringMatching(/^java\.\w+\.\w+Exception/) : null);
    }
    expect(restarts.size).toBeGreaterThan(2);
    // Once while it restarts, if a refresh falls into that, and once when it runs.
    expect(questions).toBeGreaterThanOrEqual(restarts.size);
    expect(questions).toBeLessThanOrEqual(2 * restarts.size + 1);
  });

  it('costs nothing where nothing failed', async () => {
    const { refresh } = dashboard('healthy');
    const { graph, requests } = await refresh();
    expect([graph.job?.failure, asked(requests)]).toEqual([null, []]);
  });

  it('is asked again when it could not be had', async () => {
    const { refresh, wire } = dashboard('restart-loop');
    wire.instead = (path) => {
      if (path.includes('/exceptions')) {
        throw new FlinkError({ kind: 'timeout' });
      }
      return undefined;
    };
    const rounds = [];
    for (let round = 0; round < 12; round += 1) {
      rounds.push(await refresh());
    }
    const broken = rounds.filter(({ requests }) => asked(requests).length > 0);
    expect(broken.length).toBeGreaterThan(2);
    expect(broken.every(({ graph, notices }) => graph.job?.failure === null && notices.length === 1)).toBe(true);
  });
});

describe('when something cannot be had', () => {
  const vertexPath = /\/vertices\/\w+$/;

  it('says so and keeps the rest when Flink no longer knows the vertex', async () => {
    const { refresh, wire } = dashboard('slow-taskmanager');
    wire.instead = (path) => {
      if (vertexPath.test(path)) {
        throw new FlinkError({ kind: 'notFound', path, detail: 'not found' });
      }
      return undefined;
    };
    const { graph, notices, verdicts: said } = await refresh();
    expect(notices[0]).toMatch(/^Flink does not know .*04f9220fe2226041e48b1fb0c00b774c/);
    expect(graph.subtasks).toHaveLength(12);
    expect(graph.taskManagers).toEqual([]);
    expect(said.map(({ vertex }) => vertex)).toEqual([vertexOf(graph, 1).id]);
  });

  it('leaves cells empty while metrics are, and asks for less next time', async () => {
    const { refresh, wire } = dashboard('slow-taskmanager');
    wire.instead = (path) => (/(subtasks|taskmanagers(\/tm-\d)?)\/metrics/.test(path) ? [] : undefined);
    const flows: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const { graph, notices, requests } = await refresh();
      expect(notices).toEqual([]);
      expect(graph.taskManagers).toEqual([]);
      expect(graph.vertices.every(({ watermarkLag }) => watermarkLag === null)).toBe(true);
      flows.push(...requests.filter((path) => path.includes('LookupJoin/subtasks/metrics')));
    }
    expect(flows.map((path) => path.replace(/.*get=/, '')).slice(0, 3)).toEqual([
      'currentInputWatermark,numRecordsInPerSecond,checkpointAlignmentTime,checkpointStartDelayNanos',
      'currentInputWatermark,numRecordsInPerSecond',
      'numRecordsInPerSecond',
    ]);
  });

  it('keeps the last picture with all that was known while Flink does not answer, and sends nothing for it', async () => {
    const { refresh, wire } = dashboard('slow-taskmanager');
    await refresh();
    const before = await refresh();
    wire.isDown = true;
    const { graph, requests } = await refresh();
    expect(graph.job?.staleSince).not.toBeNull();
    expect(graph.taskManagers).toEqual(before.graph.taskManagers);
    expect(requests.filter((path) => vertexPath.test(path))).toEqual([]);
  });
});
