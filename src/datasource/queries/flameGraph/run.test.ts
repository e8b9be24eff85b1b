import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';
import { type Transport } from '../../../flink/transport';

const sampled = {
  endTimestamp: 1795262507302,
  data: {
    name: 'root',
    value: 200,
    children: [
      {
        name: 'java.lang.Thread.run:840',
        value: 200,
        children: [
          { name: 'org.apache.flink.runtime.taskmanager.Task.run:579', value: 191, children: [] },
          { name: 'org.apache.flink.streaming.api.operators.StreamSource.run:107', value: 8, children: [] },
        ],
      },
    ],
  },
};

/** A recorded cluster whose flame graphs, which no recording has, answer by turns. */
function withFlameGraph(recording: Parameters<typeof recordedTransport>[0], turns: unknown[]) {
  const recorded = recordedTransport(recording);
  const flame = fakeTransport();
  const left = [...turns];
  const get: Transport['get'] = (path, params, signal) => {
    if (!path.endsWith('/flamegraph')) {
      return recorded.get(path, params, signal);
    }
    flame.answer(path, left.length > 1 ? left.shift() : left[0]);
    return flame.get(path, params, signal);
  };
  return { ...recorded, get, flame: flame.requests };
}

const [newest] = standardRecordings.filter(({ version }) => version === '2.3.0');

function runFlame(query: Record<string, unknown>, turns: unknown[] = [sampled], recording = newest?.recording) {
  if (recording === undefined) {
    throw new Error('Flink 2.3.0 is not recorded');
  }
  const transport = withFlameGraph(recording, turns);
  const clock = fakeClock();
  const start = clock.now();
  const datasource = testDataSource(transport, { clock });
  return packetsOf(datasource, [{ refId: 'A', queryType: 'flameGraph', job: 'click-attribution', ...query }]).then(
    (packets) => ({
      packets,
      frames: framesOf(packets.at(-1)),
      errors: packets.at(-1)?.errors ?? [],
      transport,
      waited: clock.now() - start,
    })
  );
}

it.each(standardRecordings)('$title: asks for the busiest vertex', async ({ recording }) => {
  const { frames, transport } = await runFlame({}, [sampled], recording);
  const overview = transport.requests[0];
  const job = transport.requests[1]?.replace('/jobs/', '');
  expect(transport.requests).toEqual([overview, `/jobs/${job}`]);
  expect(overview).toBe('/jobs/overview');
  // The join, of which the recorded job is named.
  expect(transport.flame).toEqual([expect.stringMatching(/\/vertices\/[0-9a-f]{32}\/flamegraph\?type=FULL$/)]);
  expect(frames[0]?.length).toBe(4);
});

it('is a frame for Grafana’s Flame graph panel', async () => {
  const { frames } = await runFlame({});
  expect(frames[0]?.meta).toMatchObject({
    preferredVisualisationType: 'flamegraph',
    custom: { sampled: 1795262507302 },
  });
  expect(frames[0]?.fields.map(({ name, type }) => [name, type])).toEqual([
    ['level', 'number'],
    ['value', 'number'],
    ['self', 'number'],
    ['label', 'string'],
  ]);
  expect(frames.map((frame) => asTable(frame))).toMatchInlineSnapshot(`
[
  "# flameGraph
level  value  self  label
0      200    0     root
1      200    1     java.lang.Thread.run:840
2      191    191   org.apache.flink.runtime.taskmanager.Task.run:579
2      8      8     org.apache.flink.streaming.api.operators.StreamSource.run:107",
]
`);
});

it('asks for one subtask on CPU', async () => {
  const vertex = '0'.repeat(32);
  const { transport } = await runFlame({ vertex, subtask: '3', type: 'onCpu' });
  expect(transport.requests).toEqual(['/jobs/overview']);
  expect(transport.flame[0]).toMatch(new RegExp(`/vertices/${vertex}/flamegraph\\?type=ON_CPU&subtaskindex=3$`));
});

it('finds a vertex by its whole name', async () => {
  const byBusy = await runFlame({});
  const { transport } = await runFlame({ vertex: 'Source: clicks[5] -> Calc[6] -> WatermarkAssigner[7]' });
  expect(transport.flame).toHaveLength(1);
  expect(transport.flame).not.toEqual(byBusy.transport.flame);
});

it('says nothing while Flink samples, and asks again every 2 s', async () => {
  const waiting = { endTimestamp: -3 };
  const { packets, transport, waited } = await runFlame({}, [waiting, waiting, waiting, sampled]);
  expect(packets.map((packet) => packet.data.length)).toEqual([1]);
  expect(transport.flame).toHaveLength(4);
  expect(waited).toBe(6_000);
});

it.each<[string, unknown, Record<string, unknown>, string]>([
  ['for 20 s', { endTimestamp: -3 }, {}, 'still sampling'],
  ['of a job that has ended', { endTimestamp: -1 }, {}, 'no longer runs'],
  ['where they are off', { endTimestamp: -2 }, {}, 'rest.flamegraph.enabled: true'],
  ['without samples', { endTimestamp: 1, data: { name: 'root', value: 0, children: [] } }, {}, 'whenever Flink looked'],
  ['of a vertex that is none', sampled, { vertex: 'nobody' }, 'no vertex “nobody”'],
  ['of a subtask that is none', sampled, { subtask: '-1' }, '“-1” is not a subtask ID'],
])('has no graph %s', async (_, answer, query, sentence) => {
  const { frames, errors, transport } = await runFlame(query, [answer]);
  expect(frames).toEqual([]);
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(sentence) as string })]);
  expect(transport.flame.length).toBeLessThanOrEqual(11);
});
