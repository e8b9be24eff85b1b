import { lastValueFrom, toArray } from 'rxjs';
import { dateTime } from '@grafana/data';
import { readRecording } from '../../../../simulator/recordings';
import { type Transport } from '../../../flink/transport';
import { watermarks } from '../../../frames/watermarks';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, type SavedQuery, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';
import { complete } from '../registry';

const target = { refId: 'A', queryType: 'watermarks', job: 'click-attribution', vertex: '', show: 'vertices' };
const newest = () => recordedTransport(readRecording({ version: '2.3.0', scenario: 'standard' }));

const lastOf = async (transport: Transport, query: SavedQuery = target) => {
  const packets = await packetsOf(testDataSource(transport), [query]);
  const packet = packets.at(-1);
  return {
    packet,
    packets,
    text: framesOf(packet)
      .map((frame) => asTable(frame))
      .join('\n'),
  };
};

const lagsOf = (packet: Parameters<typeof framesOf>[0]) =>
  framesOf(packet).flatMap((frame) => (watermarks.read(frame) ?? []).map(({ lag }) => lag));

describe('recorded watermarks', () => {
  it('are one row a vertex that is no source', async () => {
    const transport = newest();
    const { text, packets } = await lastOf(transport);
    expect(text).toMatchInlineSnapshot(`
"# watermarks
name                              lag    state  watermark      holds back  spread  unchanged  reporting  parallelism  measured       id
IntervalJoin → sink_join: Writer  52474  known  1795253937612  0           27578   0          2          2            1795253990086  11ffd1a2f5905feab358b0af9a75fe4e"
`);
    expect(transport.requests).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/cbc357ccb763df2852fee8c4fc7d55f2/backpressure",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/11ffd1a2f5905feab358b0af9a75fe4e/watermarks",
]
`);
    expect(framesOf(packets[0]).map((frame) => asTable(frame, ['name', 'lag', 'state']))).toEqual([
      '# watermarks\nname                              lag  state\nIntervalJoin → sink_join: Writer  –    –',
    ]);
  });

  it('are one row a subtask, and say who holds the vertex back', async () => {
    const { text } = await lastOf(newest(), { ...target, show: 'subtasks' });
    expect(text).toMatchInlineSnapshot(`
"# watermarks of subtasks
name                              subtask  lag    state  watermark      holds back  unchanged  measured       id
IntervalJoin → sink_join: Writer  0        52474  known  1795253937612  yes         0          1795253990086  11ffd1a2f5905feab358b0af9a75fe4e
IntervalJoin → sink_join: Writer  1        24896  known  1795253965190  –           0          1795253990086  11ffd1a2f5905feab358b0af9a75fe4e"
`);
  });

  it('are none yet where the job has no event time', async () => {
    const { text } = await lastOf(newest(), { ...target, job: 'flaky-enrichment' });
    expect(text).toMatchInlineSnapshot(`
"# watermarks
name              lag  state     watermark  holds back  spread  unchanged  reporting  parallelism  measured       id
sink_one: Writer  –    none yet  –          –           –       0          1          1            1795253990086  9dd63673dd41ea021b896d5203f3ba7c"
`);
  });

  it('are gone with the job', async () => {
    const transport = newest();
    const { packet } = await lastOf(transport, { ...target, job: 'nightly-batch' });
    expect(framesOf(packet).map(({ meta }) => meta?.notices?.map(({ text }) => text))).toEqual([
      ['This job has ended: Flink keeps watermarks only while tasks run.'],
    ]);
    expect(transport.requests).toHaveLength(2);
  });

  it.each(standardRecordings)('of $title lag seconds where nothing is pressed', async ({ recording }) => {
    const { packet } = await lastOf(recordedTransport(recording), { ...target, job: 'orders-per-minute' });
    const [lag, ...others] = lagsOf(packet);
    expect(others).toEqual([]);
    expect(lag).toBeGreaterThan(-1_000);
    expect(lag).toBeLessThan(20_000);
  });
});

const jobPath = `/jobs/${hexId('j')}`;
const watermarksOf = (vertex: string) => `${jobPath}/vertices/${hexId(vertex)}/watermarks`;
const backpressure = `${jobPath}/vertices/${hexId('s')}/backpressure`;

/** A source and readers of it, two subtasks each. */
const jobAnswer = (now: number, readers: readonly string[]) => ({
  jid: hexId('j'),
  name: 'j',
  state: 'RUNNING',
  now,
  vertices: ['s', ...readers].map((name) => ({
    id: hexId(name),
    name,
    parallelism: name === 's' ? 1 : 2,
    status: 'RUNNING',
  })),
  plan: { nodes: readers.map((name) => ({ id: hexId(name), inputs: [{ id: hexId('s') }] })) },
});

const answerOf = (...values: number[]) =>
  values.map((value, index) => ({ id: `${index}.currentInputWatermark`, value: String(value) }));

describe('watermarks over time', () => {
  const query = { ...target, job: hexId('j') };
  /** The clock of the JobManager is behind ours. */
  const start = 1_700_000_000_000;
  const behind = 3_000;

  function flinkAt() {
    const clock = fakeClock(start);
    const transport = fakeTransport();
    const datasource = testDataSource(transport, { clock });
    const set = (watermarks: Record<string, number[]>, fetchedBefore = 2_000) => {
      const now = clock.now() - behind;
      transport.answer(jobPath, jobAnswer(now, Object.keys(watermarks)));
      transport.answer(backpressure, { status: 'ok', 'end-timestamp': now + 1_200 - fetchedBefore, subtasks: [] });
      for (const [vertex, values] of Object.entries(watermarks)) {
        transport.answer(watermarksOf(vertex), answerOf(...values));
      }
    };
    return { clock, transport, datasource, set };
  }

  it('lag behind the moment at which Flink fetched them, by its own clock', async () => {
    const { datasource, set, transport } = flinkAt();
    set({ a: [start - behind - 10_000, start - behind - 4_000] });
    const [, packet] = await packetsOf(datasource, [query]);
    expect(framesOf(packet).map((frame) => asTable(frame, ['lag', 'holds back', 'spread']))).toEqual([
      '# watermarks\nlag   holds back  spread\n9200  0           6000',
    ]);
    expect(transport.requests).toEqual([jobPath, backpressure, watermarksOf('a')]);
  });

  it.each([
    ['a fetch that has just begun', { status: 'ok', 'end-timestamp': start - behind + 1_000, subtasks: [] }],
    ['no word of a fetch', { status: 'deprecated' }],
    ['another answer', []],
  ])('lag behind now after %s', async (_, answer) => {
    const { datasource, set, transport } = flinkAt();
    set({ a: [start - behind - 10_000] });
    transport.answer(backpressure, answer);
    const [, packet] = await packetsOf(datasource, [query]);
    expect(framesOf(packet).map((frame) => asTable(frame, ['lag']))).toEqual(['# watermarks\nlag\n11200']);
    expect(packet?.errors).toEqual([]);
  });

  it('stand still when they have not moved for a minute', async () => {
    const { datasource, set, clock } = flinkAt();
    const tables = [];
    for (const [seconds, moving] of [0, 1, 2, 3].entries()) {
      set({ a: [start - 20_000, start + moving], b: [start + seconds * 10_000, start + seconds * 10_000] });
      const packet = (await packetsOf(datasource, [{ ...query, show: 'vertices' }])).at(-1);
      tables.push(...framesOf(packet).map((frame) => asTable(frame, ['name', 'state', 'holds back', 'unchanged'])));
      clock.advance(28_800);
    }
    expect(tables.join('\n')).toMatchInlineSnapshot(`
"# watermarks
name  state  holds back  unchanged
a     known  0           0
b     known  –           0
# watermarks
name  state  holds back  unchanged
a     known  0           30000
b     known  –           0
# watermarks
name  state  holds back  unchanged
a     still  0           60000
b     known  –           0
# watermarks
name  state  holds back  unchanged
a     still  0           90000
b     known  –           0"
`);
  });

  it('are asked for within the budget, in turns', async () => {
    const clock = fakeClock(start);
    const transport = fakeTransport({ [backpressure]: { status: 'deprecated' } });
    const datasource = testDataSource(transport, { clock, jsonData: { requestBudget: 4 } });
    const readers = ['a', 'b', 'c'];
    readers.forEach((name) => transport.answer(watermarksOf(name), answerOf(start)));
    const asked = [];
    for (const last of [1, 2]) {
      transport.answer(jobPath, jobAnswer(clock.now(), readers));
      const before = transport.requests.length;
      const packet = (await packetsOf(datasource, [query])).at(-1);
      asked.push(transport.requests.slice(before).filter((path) => path.endsWith('watermarks')));
      expect(lagsOf(packet).filter((lag) => lag !== null)).toHaveLength(last + 1);
      clock.advance(10_000);
    }
    expect(asked).toEqual([
      [watermarksOf('a'), watermarksOf('b')],
      [watermarksOf('c'), watermarksOf('a')],
    ]);
  });

  it('keep what can be had when one vertex fails', async () => {
    const { datasource, set, transport } = flinkAt();
    set({ a: [start], b: [start] });
    transport.fail(watermarksOf('b'), { kind: 'timeout' });
    const packet = (await packetsOf(datasource, [query])).at(-1);
    expect(framesOf(packet).map((frame) => asTable(frame, ['name', 'state']))).toEqual([
      '# watermarks\nname  state\na     known\nb     –',
    ]);
    expect(framesOf(packet)[0]?.meta?.notices?.map(({ text }) => text)).toEqual([
      expect.stringContaining('did not answer in time'),
    ]);
  });

  it('become one series a vertex, in the viewer’s time, with gaps where there is none', async () => {
    const { datasource, set, clock } = flinkAt();
    const series = async () => {
      const range = { from: dateTime(start - 3_600_000), to: dateTime(start + 3_600_000), raw: { from: '', to: '' } };
      const target: SavedQuery = { ...query, show: 'series' };
      const saved = complete(target);
      const packets = await lastValueFrom(datasource.run(saved === null ? [] : [saved], {}, range).pipe(toArray()));
      return framesOf(packets.at(-1));
    };
    set({ a: [start - 5_000], b: [start - 7_000] });
    await series();
    clock.advance(8_800);
    set({ a: [start + 3_000], b: [-9e18] });
    const frames = await series();
    expect(frames.map((frame) => asTable(frame)).join('\n')).toMatchInlineSnapshot(`
"# watermark lag
time           lag
1699999999200  1200
1700000009200  3200
# watermark lag
time           lag
1699999999200  3200
1700000009200  –"
`);
    expect(frames.map(({ meta, fields }) => [meta?.custom, fields[1]?.config.displayName])).toEqual([
      [{ since: start - 800, requestsLastMinute: 0 }, 'a'],
      [{ since: start - 800, requestsLastMinute: 0 }, 'b'],
    ]);
  });
});

it('refuses a vertex that the job has not', async () => {
  const { packet } = await lastOf(newest(), { ...target, vertex: 'Nothing' });
  expect(packet?.errors?.map(({ message }) => message)).toEqual([
    expect.stringContaining('This job has no vertex “Nothing”.'),
  ]);
});
