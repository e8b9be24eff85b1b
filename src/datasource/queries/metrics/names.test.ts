import { flinkClient } from '../../../flink/client';
import { fakeClock } from '../../../testing/fakeClock';
import { type FakeTransport, fakeTransport } from '../../../testing/fakeTransport';
import { type Live } from '../queryType';
import { liveNames, liveOperators, operatorsIn } from './names';
import { defaults, type MetricsQuery } from './query';

const job = '1'.repeat(32);
const source = 'a'.repeat(32);
const sink = 'b'.repeat(32);
const ids = (...names: string[]) => names.map((id) => ({ id }));
const ofSubtask = (vertex: string, subtask = 0) => `/jobs/${job}/vertices/${vertex}/subtasks/${subtask}/metrics`;
const vertex = (id: string, name: string) => ({ id, name, parallelism: 4, status: 'RUNNING' });

const answers = {
  [`/jobs/${job}`]: {
    jid: job,
    name: 'orders',
    state: 'RUNNING',
    now: 1,
    vertices: [vertex(source, 'Source: orders'), vertex(sink, 'sink')],
  },
  [ofSubtask(source)]: ids(
    'numRecordsOut',
    'Calc[2].numRecordsOut',
    'Calc[2].currentOutputWatermark',
    'busyTimeMsPerSecond'
  ),
  [ofSubtask(sink)]: ids('numRecordsIn', 'busyTimeMsPerSecond', 'sink.numRecordsIn'),
  [ofSubtask(source, 2)]: ids('two'),
  [`/jobs/${job}/metrics`]: ids('uptime', 'numRestarts'),
  '/jobmanager/metrics': ids('taskSlotsTotal'),
  '/taskmanagers/metrics': ids('of all'),
  '/taskmanagers/tm-1/metrics': ids('of one'),
};

function liveOf(transport: FakeTransport): Live {
  return {
    flink: flinkClient(transport),
    jobId: () => Promise.resolve(job),
    replace: (text) => text.replace('$tm', 'tm-1').replace('$vertex', source),
  };
}

it.each<[Partial<MetricsQuery>, string[]]>([
  [
    { scope: 'vertex', vertex: source },
    ['busyTimeMsPerSecond', 'numRecordsOut', 'Calc[2].currentOutputWatermark', 'Calc[2].numRecordsOut'],
  ],
  [
    { scope: 'vertex', vertex: '$vertex', subtask: '2' },
    ['busyTimeMsPerSecond', 'numRecordsOut', 'Calc[2].currentOutputWatermark', 'Calc[2].numRecordsOut'],
  ],
  [{ scope: 'subtask', vertex: source, subtask: '2-3' }, ['two']],
  [{ scope: 'operator', vertex: 'Source: orders', operator: 'Calc[2]' }, ['currentOutputWatermark', 'numRecordsOut']],
  [
    { scope: 'vertex' },
    [
      'busyTimeMsPerSecond',
      'numRecordsIn',
      'numRecordsOut',
      'Calc[2].currentOutputWatermark',
      'Calc[2].numRecordsOut',
      'sink.numRecordsIn',
    ],
  ],
  [{ scope: 'job' }, ['numRestarts', 'uptime']],
  [{ scope: 'jobmanager' }, ['taskSlotsTotal']],
  [{ scope: 'taskmanagers' }, ['of all']],
  [{ scope: 'taskmanager' }, ['of all']],
  [{ scope: 'taskmanager', taskManager: '$tm' }, ['of one']],
])('%j offers %p', async (query, names) => {
  await expect(liveNames({ ...defaults, ...query }, liveOf(fakeTransport(answers)), fakeClock())).resolves.toEqual(
    names
  );
});

it('operators are those that count records, not the groups of the task', async () => {
  expect(
    operatorsIn(['Shuffle.Netty.Input.numBytesInLocal', 'b.numRecordsIn', 'a.numRecordsOut', 'a.numRecordsIn'])
  ).toEqual(['a', 'b']);
  const query: MetricsQuery = { ...defaults, scope: 'operator', operator: 'Calc[2]' };
  await expect(liveOperators(query, liveOf(fakeTransport(answers)), fakeClock())).resolves.toEqual(['Calc[2]', 'sink']);
});

describe('a list', () => {
  const query: MetricsQuery = { ...defaults, scope: 'jobmanager' };

  it('is loaded once, and again after a minute', async () => {
    const transport = fakeTransport(answers);
    const live = liveOf(transport);
    const clock = fakeClock();
    await Promise.all([liveNames(query, live, clock), liveNames(query, live, clock)]);
    clock.advance(59_000);
    await liveNames(query, live, clock);
    expect(transport.requests).toHaveLength(1);
    clock.advance(2_000);
    await liveNames(query, live, clock);
    expect(transport.requests).toHaveLength(2);
  });

  it('that is empty after a silence is asked for once more, and not kept', async () => {
    const transport = fakeTransport({ '/jobmanager/metrics': [] });
    const live = liveOf(transport);
    const clock = fakeClock();
    const begun = clock.now();
    await expect(liveNames(query, live, clock)).resolves.toEqual([]);
    expect(clock.now() - begun).toBe(1_200);
    expect(transport.requests).toHaveLength(2);
    transport.answer('/jobmanager/metrics', ids('a'));
    await expect(liveNames(query, live, clock)).resolves.toEqual(['a']);
  });

  it('that failed is not kept', async () => {
    const transport = fakeTransport();
    transport.fail('/jobmanager/metrics', { kind: 'timeout' });
    const live = liveOf(transport);
    const clock = fakeClock();
    await expect(liveNames(query, live, clock)).rejects.toMatchObject({ failure: { kind: 'timeout' } });
    transport.answer('/jobmanager/metrics', ids('a'));
    await expect(liveNames(query, live, clock)).resolves.toEqual(['a']);
  });
});
