import { readRecording } from '../../simulator/recordings';
import { type ScenarioName } from '../../simulator/scenarios';
import { Visitor } from '../../simulator/testing/visitor';
import { type Transport } from '../flink/transport';
import { readJobGraph } from '../frames/jobGraph';
import { framesOf, packetsOf, testDataSource } from '../testing/datasource';
import { fakeClock } from '../testing/fakeClock';
import { recordedTransport } from '../testing/recordedTransport';
import { standardRecordings } from '../testing/recording';
import { diagnose } from './diagnose';

/** What is said of a job as the data source shows it, such as `Join < Source: a, Source: b`. Equally near ones change places as their load does. */
async function said(transport: Transport, job: string, clock = fakeClock()): Promise<string> {
  const datasource = testDataSource(transport, { clock });
  const packets = await packetsOf(datasource, [{ refId: 'A', queryType: 'jobGraph', job }]);
  const graph = readJobGraph(framesOf(packets.at(-1)));
  if (graph === null) {
    throw new Error(`${job} has no graph`);
  }
  const found = diagnose(graph);
  if (found.kind === 'unknown') {
    return `unknown: ${found.because}`;
  }
  const name = (vertex: string) => graph.vertices.find(({ id }) => id === vertex)?.title ?? vertex;
  const main =
    found.kind === 'none'
      ? [`none: ${found.because}`]
      : found.bottlenecks.map(
          ({ vertex, subtasks, heldBack }) =>
            `${[name(vertex), ...subtasks].join(' ')} < ${heldBack.map(name).sort().join(', ')}`
        );
  const concerns = found.concerns.map(
    ({ vertex, kind, subtasks }) => `${kind}: ${[name(vertex), ...subtasks].join(' ')}`
  );
  return [...main, ...concerns].join('; ');
}

describe.each(standardRecordings)('of the jobs of a real Flink $title', ({ recording }) => {
  it('names the join that holds back both sources', async () => {
    expect(await said(recordedTransport(recording), 'click-attribution')).toMatch(
      /^IntervalJoin → .*sink_join.* < Source: clicks, Source: orders$/
    );
  });

  it('leaves the healthy job alone, and the ended one', async () => {
    expect(await said(recordedTransport(recording), 'orders-per-minute')).toBe('none: healthy');
    expect(await said(recordedTransport(recording), 'nightly-batch')).toBe('unknown: notRunning');
  });

  it('finds no bottleneck in a job that restarts every 30 s', async () => {
    expect(await said(recordedTransport(recording), 'flaky-enrichment')).toMatch(
      /^(none: idle|none: healthy|unknown: justStarted)$/
    );
  });
});

describe('of a real Flink 2.3.0', () => {
  const of = (scenario: string) => recordedTransport(readRecording({ version: '2.3.0', scenario }));

  it.each([
    [
      'the subtask with the hot key, though nobody waits for it yet',
      'skew',
      'hot-key-count',
      'none: healthy; uneven: GroupAggregate → sink_count: Writer 3',
    ],
    [
      'the join whose checkpoints expire',
      'failing-checkpoints',
      'slow-checkpoints',
      'IntervalJoin → sink_join: Writer < Source: clicks, Source: orders',
    ],
    ['nothing among 121 vertices that are calm', 'wide', 'wide-fan-in', 'none: healthy'],
  ])('names %s', async (_title, scenario, job, expected) => {
    expect(await said(of(scenario), job)).toBe(expected);
  });
});

/** A simulated Flink whose time passes when somebody waits. */
function simulated(scenario: ScenarioName) {
  const visitor = new Visitor(scenario);
  const transport: Transport = {
    text: (path) => Promise.reject(new Error(`${path} is no text`)),
    get: async (path, params = {}) => {
      await Promise.resolve();
      const query = new URLSearchParams(params).toString();
      const { status, body } = visitor.request('GET', query === '' ? path : `${path}?${query}`);
      return status === 200 ? body : Promise.reject(new Error(`${path}: ${status}`));
    },
  };
  const pass = (ms: number) => {
    visitor.pass(ms);
  };
  const clock = {
    now: () => visitor.now,
    advance: pass,
    sleep: async (ms: number) => {
      await Promise.resolve();
      pass(ms);
    },
  };
  return { transport, clock };
}

it.each<[ScenarioName, string, string]>([
  ['backpressure', 'click-attribution', 'IntervalJoin → sink_join: Writer < Source: clicks, Source: orders'],
  ['skew', 'hot-key-count', 'GroupAggregate → sink_count: Writer 5 < Source: events'],
  ['healthy', 'orders-per-minute', 'none: healthy'],
  ['demo', 'payment-risk', 'PythonCalc < Join, Source: devices, Source: payments'],
  ['failing-checkpoints', 'slow-checkpoints', 'IntervalJoin → sink_join: Writer < Source: clicks, Source: orders'],
])('of the simulated %s, %s', async (scenario, job, expected) => {
  const { transport, clock } = simulated(scenario);
  expect(await said(transport, job, clock)).toBe(expected);
});

it('of 60 simulated aggregations names first the four that are beyond their limit', async () => {
  const { transport, clock } = simulated('wide');
  const text = await said(transport, 'wide-fan-in', clock);
  const held = [...text.matchAll(/GroupAggregate[^<]*< Source: s(\d+)/g)].map(([, source]) => Number(source));
  expect(held.slice(0, 4).sort((a, b) => a - b)).toEqual([7, 22, 37, 52]);
});
