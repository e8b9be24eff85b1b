import { readRecording } from '../../../../simulator/recordings';
import { type Transport } from '../../../flink/transport';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, type SavedQuery, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';

const target = { refId: 'A', queryType: 'subtasks', job: 'click-attribution', vertex: '', show: 'now' };
const newest = () => recordedTransport(readRecording({ version: '2.3.0', scenario: 'standard' }));

const lastOf = async (transport: Transport, query: SavedQuery = target) => {
  const packet = (await packetsOf(testDataSource(transport), [query])).at(-1);
  return {
    packet,
    text: framesOf(packet)
      .map((frame) => asTable(frame))
      .join('\n'),
  };
};

describe('recorded subtasks', () => {
  it('are those of the busiest vertex, the hottest first', async () => {
    const transport = newest();
    const { text } = await lastOf(transport);
    expect(text).toMatchInlineSnapshot(`
"# subtasks
subtask  state    busy   backpressured  idle   records in  records out  skew   bytes in   bytes out  attempt  task manager  endpoint         records in total  records out total  bytes in total  bytes out total  started        duration  span    basis       vertex
0        RUNNING  1      0              0      864.185     0            -0.06  34119.555  0          0        tm-1          localhost:35321  119210            0                  4706622         0                1795253851693  138733    137945  sinceStart  IntervalJoin → sink_join: Writer
1        RUNNING  0.834  0              0.166  974.027     0            0.06   38251.575  0          0        tm-2          localhost:42257  134519            0                  5282772         0                1795253851698  138728    138106  sinceStart  IntervalJoin → sink_join: Writer"
`);
    expect(transport.requests).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/11ffd1a2f5905feab358b0af9a75fe4e",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/11ffd1a2f5905feab358b0af9a75fe4e",
]
`);
  });

  it('tell how long they took to start', async () => {
    const transport = newest();
    const { text } = await lastOf(transport, { ...target, show: 'times' });
    expect(text).toMatchInlineSnapshot(`
"# subtask times
subtask  state    startup  created  scheduled  deploying  initializing  running  attempt  task manager  endpoint         started        ended  vertex
0        RUNNING  644      10       142        177        325           138231   0        tm-1          localhost:35321  1795253851693  –      IntervalJoin → sink_join: Writer
1        RUNNING  474      10       147        114        213           138401   0        tm-2          localhost:42257  1795253851698  –      IntervalJoin → sink_join: Writer"
`);
    expect(transport.requests).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/11ffd1a2f5905feab358b0af9a75fe4e",
]
`);
  });

  it('tell when they changed their state', async () => {
    const transport = newest();
    const { text } = await lastOf(transport, {
      ...target,
      job: 'nightly-batch',
      vertex: 'cbc357ccb763df2852fee8c4fc7d55f2',
      show: 'timeline',
    });
    expect(text).toMatchInlineSnapshot(`
"# subtask timeline
time           0             1
1795253845090  CREATED       CREATED
1795253845135  SCHEDULED     CREATED
1795253845137  SCHEDULED     SCHEDULED
1795253845430  DEPLOYING     SCHEDULED
1795253845471  DEPLOYING     DEPLOYING
1795253845620  DEPLOYING     INITIALIZING
1795253845771  INITIALIZING  INITIALIZING
1795253846053  INITIALIZING  RUNNING
1795253846282  RUNNING       RUNNING
1795253866140  RUNNING       FINISHED
1795253866391  FINISHED      FINISHED
1795253990468  FINISHED      FINISHED"
`);
    expect(transport.requests).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/53b96262be7cd9d8364c884b9a3eae11/vertices/cbc357ccb763df2852fee8c4fc7d55f2/subtasktimes",
]
`);
  });

  it.each(standardRecordings)('of $title are found by the name of their vertex', async ({ recording }) => {
    const transport = recordedTransport(recording);
    const { packet } = await lastOf(transport, { ...target, job: 'orders-per-minute', vertex: 'Source: orders' });
    expect(framesOf(packet).map((frame) => asTable(frame, ['vertex', 'state', 'busy', 'basis']))).toEqual([
      expect.stringMatching(/\nSource: orders +RUNNING +– +sinceStart\nSource: orders +RUNNING +– +sinceStart$/),
    ]);
  });

  it('of an ended job need no second answer', async () => {
    const transport = newest();
    await lastOf(transport, { ...target, job: 'nightly-batch', vertex: 'cbc357ccb763df2852fee8c4fc7d55f2' });
    expect(transport.requests).toHaveLength(2);
  });
});

/** Two subtasks of a job whose counters are as told. */
const answerOf = (
  now: number,
  subtasks: Array<{ busy: number | 'NaN'; idle: number; read: number; start?: number }>
) => ({
  id: hexId('v'),
  name: 'Window[1]',
  parallelism: subtasks.length,
  now,
  subtasks: subtasks.map(({ busy, idle, read, start = 0 }, subtask) => ({
    subtask,
    status: 'RUNNING',
    attempt: start === 0 ? 0 : 1,
    'start-time': start,
    metrics: {
      'read-records': read,
      'accumulated-busy-time': busy,
      'accumulated-idle-time': idle,
      'accumulated-backpressured-time': 0,
    },
  })),
});

describe('subtasks over time', () => {
  const query = { ...target, job: hexId('j'), vertex: hexId('v') };
  const path = `/jobs/${hexId('j')}/vertices/${hexId('v')}`;
  const columns = ['subtask', 'busy', 'idle', 'records in', 'skew', 'span', 'basis'];

  async function refreshes(answers: readonly unknown[]) {
    const clock = fakeClock();
    const transport = fakeTransport();
    const datasource = testDataSource(transport, { clock });
    const tables = [];
    for (const answer of answers) {
      transport.answer(path, answer);
      const packet = (await packetsOf(datasource, [query])).at(-1);
      tables.push(
        framesOf(packet)
          .map((frame) => asTable(frame, columns))
          .join()
      );
      clock.advance(10_000);
    }
    return { text: tables.join('\n'), requests: transport.requests };
  }

  it('are means since the start, then over what lies between two answers, at most half a minute', async () => {
    const even = { busy: 50_000, idle: 50_000, read: 1_000 };
    const grown = (seconds: number) => [
      { ...even, idle: 50_000 + seconds * 1_000 },
      { ...even, busy: 50_000 + seconds * 1_000, read: 1_000 + seconds * 10 },
    ];
    const { text, requests } = await refreshes([
      answerOf(100_000, grown(0)),
      answerOf(110_000, grown(10)),
      answerOf(170_000, grown(70)),
    ]);
    expect(text).toMatchInlineSnapshot(`
"# subtasks
subtask  busy  idle  records in  skew  span    basis
0        0.5   0.5   10          0     100000  sinceStart
1        0.5   0.5   10          0     100000  sinceStart
# subtasks
subtask  busy  idle  records in  skew  span   basis
1        1     0     10          1     10000  interval
0        0     1     0           -1    10000  interval
# subtasks
subtask  busy  idle  records in  skew  span   basis
1        1     0     10          1     60000  interval
0        0     1     0           -1    60000  interval"
`);
    expect(requests).toEqual([path, path, path, path]);
  });

  it('start again with a new attempt, and know nothing until it has reported', async () => {
    const before = { busy: 60_000, idle: 40_000, read: 5_000 };
    const after = { busy: 3_000, idle: 17_000, read: 200, start: 190_000 };
    const silent = { ...answerOf(195_000, [before, { ...after, busy: 0, idle: 0, read: 0 }]) };
    const [, second] = silent.subtasks;
    Object.assign(second?.metrics ?? {}, { 'read-records-complete': false });
    const { text } = await refreshes([
      answerOf(180_000, [before, before]),
      silent,
      answerOf(210_000, [{ ...before, busy: 75_000, idle: 55_000 }, after]),
    ]);
    expect(text).toMatchInlineSnapshot(`
"# subtasks
subtask  busy  idle  records in  skew  span    basis
0        0.6   0.4   50          0     100000  sinceStart
1        0.6   0.4   50          0     100000  sinceStart
# subtasks
subtask  busy  idle  records in  skew  span  basis
0        –     –     –           0     –     –
1        –     –     –           –     5000  sinceStart
# subtasks
subtask  busy  idle  records in  skew  span   basis
0        0.5   0.5   0           -1    30000  interval
1        0.15  0.85  10          1     20000  sinceStart"
`);
  });

  it('of a source are compared by what they write', async () => {
    const answer = answerOf(100_000, [
      { busy: 'NaN', idle: 0, read: 0 },
      { busy: 'NaN', idle: 0, read: 0 },
    ]);
    answer.subtasks.forEach(({ metrics }, index) => Object.assign(metrics, { 'write-records': 100 + index * 200 }));
    const { text } = await refreshes([answer]);
    expect(text).toMatchInlineSnapshot(`
"# subtasks
subtask  busy  idle  records in  skew  span    basis
1        –     –     0           0.5   100000  sinceStart
0        –     –     0           -0.5  100000  sinceStart"
`);
  });
});

describe('unhappy paths', () => {
  it.each([
    ['a vertex that the job has not', { vertex: 'Nothing' }, 'This job has no vertex “Nothing”.'],
    ['an id that Flink does not know', { vertex: '0'.repeat(32) }, 'Flink does not know'],
  ])('%s', async (_, change, sentence) => {
    const { packet } = await lastOf(newest(), { ...target, ...change });
    expect(packet?.errors?.map(({ message }) => message)).toEqual([expect.stringContaining(sentence)]);
    expect(packet?.data).toEqual([]);
  });

  it('a job that has no vertices yet has no rows', async () => {
    const job = { jid: hexId('j'), name: 'j', state: 'INITIALIZING', now: 5, vertices: [], plan: { nodes: [] } };
    const { text, packet } = await lastOf(fakeTransport({ [`/jobs/${hexId('j')}`]: job }), {
      ...target,
      job: hexId('j'),
    });
    expect(packet?.errors).toEqual([]);
    expect(text.split('\n')).toHaveLength(2);
  });
});
