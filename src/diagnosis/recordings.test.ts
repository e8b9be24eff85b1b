import { readRecording } from '../../simulator/recordings';
import { scenarios } from '../../simulator/scenarios';
import { startSimulator } from '../../simulator/server';
import { type Transport } from '../flink/transport';
import { readJobGraph } from '../frames/jobGraph';
import { framesOf, packetsOf, testDataSource } from '../testing/datasource';
import { nodeTransport } from '../testing/nodeTransport';
import { recordedTransport } from '../testing/recordedTransport';
import { standardRecordings } from '../testing/recording';
import { diagnose } from './diagnose';

/** What is said of a job as the data source shows it, such as `Join < Source: a, Source: b`. */
async function said(transport: Transport, job: string): Promise<string> {
  const packets = await packetsOf(testDataSource(transport), [{ refId: 'A', queryType: 'jobGraph', job }]);
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
      : found.bottlenecks.map(({ vertex, heldBack }) => `${name(vertex)} < ${heldBack.map(name).join(', ')}`);
  const concerns = found.concerns.map(({ vertex, kind, subtasks }) => `${kind}: ${name(vertex)} ${subtasks.join()}`);
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
    ['the subtask with the hot key, though nobody waits for it yet', 'skew', 'hot-key-count', 'none: healthy; uneven: GroupAggregate → sink_count: Writer 3'],
    ['the join whose checkpoints expire', 'failing-checkpoints', 'slow-checkpoints', 'IntervalJoin → sink_join: Writer < Source: clicks, Source: orders'],
    ['nothing among 121 vertices that are calm', 'wide', 'wide-fan-in', 'none: healthy'],
  ])('names %s', async (_title, scenario, job, expected) => {
    expect(await said(of(scenario), job)).toBe(expected);
  });
});
