import { type Failure } from '../../../flink/errors';
import { type Transport } from '../../../flink/transport';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { fakeTransport } from '../../../testing/fakeTransport';
import { recordedTransport } from '../../../testing/recordedTransport';
import { recordings, standardRecordings } from '../../../testing/recording';

const recorded = (title: string) => {
  const found = recordings.find((one) => one.title === title);
  if (found === undefined) {
    throw new Error(`Nobody recorded ${title}`);
  }
  return recordedTransport(found.recording);
};

const ask = async (transport: Transport, fields: object, jsonData = {}) => {
  const clock = fakeClock();
  const datasource = testDataSource(transport, { clock, jsonData });
  const run = () => packetsOf(datasource, [{ refId: 'A', queryType: 'taskManagers', ...fields }]);
  const packets = await run();
  const last = packets.at(-1);
  return {
    tables: packets.map((packet) =>
      framesOf(packet)
        .map((frame) => asTable(frame))
        .join('\n')
    ),
    frames: framesOf(last),
    errors: last?.errors ?? [],
    run,
    waited: clock.now() - fakeClock().now(),
  };
};

describe('the list', () => {
  it('is one row a TaskManager with sizes in bytes, for two requests', async () => {
    const transport = recorded('2.3.0 standard');
    const { tables } = await ask(transport, {});
    expect(tables).toMatchInlineSnapshot(`
[
  "# taskManagers
task manager  host             slots free  slots  tasks  heartbeat age  last heartbeat  cpu cores  physical memory  max heap   managed memory  managed memory free  configured heap  configured off-heap  configured network  configured metaspace  configured overhead  configured flink  configured process  data port
tm-1          127.0.0.1:43795  5           8      5      7938           1795253982257   4          25276080128      553648128  134217728       83886080             553648128        134217728            268435456           268435456             201326592            1090519040        1560281088          35321
tm-2          127.0.0.1:34193  6           8      5      7935           1795253982260   4          25276080128      553648128  134217728       100663296            553648128        134217728            268435456           268435456             201326592            1090519040        1560281088          42257",
]
`);
    expect(transport.requests).toEqual(['/taskmanagers', '/jobs/overview']);
  });

  it.each(standardRecordings)('knows heartbeats of $title by the clock of the JobManager', async ({ recording }) => {
    const { frames } = await ask(recordedTransport(recording), {});
    const ages = frames[0]?.fields.find(({ name }) => name === 'heartbeat age')?.values ?? [];
    expect(ages).toHaveLength(2);
    // The list of jobs was recorded some moments before or after; a clock in another unit would be far off.
    for (const age of ages) {
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(60_000);
    }
  });

  const one = { id: 'tm', path: null, slotsNumber: 4, freeSlots: 1, timeSinceLastHeartbeat: 100_000 };
  const job = { jid: '1', name: 'orders', state: 'RUNNING', 'start-time': 1_000, duration: 130_000 };

  it('puts late heartbeats first, then goes by number', async () => {
    const transport = fakeTransport({
      '/taskmanagers': {
        taskmanagers: [
          { ...one, id: 'tm-10', timeSinceLastHeartbeat: 130_000 },
          { ...one, id: 'tm-9', timeSinceLastHeartbeat: 131_500 },
          { ...one, id: 'tm-11', timeSinceLastHeartbeat: 100_000 },
        ],
      },
      '/jobs/overview': { jobs: [job] },
    });
    const { frames } = await ask(transport, {});
    expect(frames.map((frame) => asTable(frame, ['task manager', 'heartbeat age', 'slots free', 'configured heap'])))
      .toMatchInlineSnapshot(`
[
  "# taskManagers
task manager  heartbeat age  slots free  configured heap
tm-11         31000          1           –
tm-9          0              1           –
tm-10         1000           1           –",
]
`);
  });

  it('has no ages when no job runs, and none of a finished job', async () => {
    const transport = fakeTransport({
      '/taskmanagers': { taskmanagers: [one] },
      '/jobs/overview': { jobs: [{ ...job, state: 'FINISHED' }] },
    });
    const { frames } = await ask(transport, {});
    expect(frames[0]?.fields.find(({ name }) => name === 'heartbeat age')?.values).toEqual([null]);
  });

  it('says that a TaskManager is gone', async () => {
    const { errors } = await ask(recorded('2.3.0 standard'), { taskManager: 'nobody' });
    expect(errors.map(({ message }) => message).join()).toMatch(/^This cluster has no TaskManager “nobody”\./);
  });

  it('says that a History Server has none', async () => {
    const transport = fakeTransport({ '/jobs/overview': { jobs: [] } });
    transport.fail('/taskmanagers', { kind: 'notFound', path: '/taskmanagers', detail: 'File not found.' });
    const { errors } = await ask(transport, {});
    expect(errors.map(({ message }) => message).join()).toMatch(/History Server/);
  });
});

describe('one TaskManager', () => {
  it('tells its memory, its buffers and its collectors, for one request each', async () => {
    const tables = await Promise.all(
      ['memory', 'network', 'gc'].map(async (show) => {
        const transport = recorded('2.3.0 standard');
        const answer = await ask(transport, { taskManager: 'tm-1', show });
        expect(transport.requests).toEqual(['/taskmanagers/tm-1']);
        return answer.tables.join('\n');
      })
    );
    expect(tables).toMatchInlineSnapshot(`
[
  "# taskManagerMemory
task manager  memory        share  used       committed  max        configured
tm-1          direct        0.875  352501802  352501800  402653184  402653184
tm-1          heap          0.294  162951752  264241152  553648128  553648128
tm-1          non-heap      0.123  90666208   92930048   738197504  –
tm-1          network       0.007  1900544    –          268435456  268435456
tm-1          mapped        –      0          0          –          –
tm-1          managed       –      –          50331648   134217728  134217728
tm-1          metaspace     –      –          –          –          268435456
tm-1          JVM overhead  –      –          –          –          201326592",
  "# taskManagerNetwork
task manager  share  segments used  segments available  segments  used     available  total
tm-1          0.007  58             8134                8192      1900544  266534912  268435456",
  "# taskManagerCollectors
task manager  collector            time  count  mean
tm-1          G1_Young_Generation  4084  996    4.1
tm-1          G1_Old_Generation    0     0      –",
]
`);
  });

  it.each(standardRecordings)('has used, largest and configured memory on $title', async ({ recording }) => {
    const { frames } = await ask(recordedTransport(recording), { taskManager: 'tm-1', show: 'memory' });
    const kinds = (column: string) => {
      const values = frames[0]?.fields.find(({ name }) => name === column)?.values ?? [];
      return (frames[0]?.fields[1]?.values ?? [])
        .map(String)
        .filter((_kind, row) => values[row] !== null)
        .sort();
    };
    expect(kinds('used')).toEqual(['direct', 'heap', 'mapped', 'network', 'non-heap']);
    expect(kinds('configured')).toEqual(['JVM overhead', 'direct', 'heap', 'managed', 'metaspace', 'network']);
  });

  it('that nobody knows is one sentence', async () => {
    const { errors } = await ask(recorded('1.16.3 standard'), { taskManager: 'nobody', show: 'memory' });
    expect(errors.map(({ message }) => message).join()).toMatch(/^This cluster has no TaskManager “nobody”\./);
  });

  it('whose id would leave the path is not asked for', async () => {
    const transport = fakeTransport();
    const { errors } = await ask(transport, { taskManager: '..', show: 'gc' });
    expect(errors.map(({ message }) => message).join()).toMatch(/^This cluster has no TaskManager “\.\.”\./);
    expect(transport.requests).toEqual([]);
  });

  it('has an id that is any text', async () => {
    const transport = fakeTransport({
      '/taskmanagers/10.0.0.1%3A6122%2Fa%20b': { id: 'x', slotsNumber: 1, freeSlots: 0 },
    });
    const { errors } = await ask(transport, { taskManager: '10.0.0.1:6122/a b', show: 'gc' });
    expect(errors).toEqual([]);
  });

  it('is asked once more while Flink has not fetched its metrics', async () => {
    const cold = {
      id: 'tm',
      slotsNumber: 1,
      freeSlots: 0,
      metrics: { heapUsed: 0, heapMax: 0, garbageCollectors: [] },
    };
    const transport = fakeTransport({ '/taskmanagers/tm': cold });
    const { frames, waited } = await ask(transport, { taskManager: 'tm', show: 'memory' });
    expect(transport.requests).toEqual(['/taskmanagers/tm', '/taskmanagers/tm']);
    expect(waited).toBe(1_200);
    // Zeros of a TaskManager that was never measured are no measurements.
    expect(frames[0]?.fields.find(({ name }) => name === 'used')?.values.every((value) => value === null)).toBe(true);
  });
});

describe('all TaskManagers', () => {
  const detail = (id: string, heapUsed = 10) => ({
    id,
    slotsNumber: 1,
    freeSlots: 0,
    metrics: { heapUsed, heapMax: 20, nettyShuffleMemorySegmentsUsed: 1, nettyShuffleMemorySegmentsTotal: 4 },
  });
  const ids = ['tm-1', 'tm-2', 'tm-3', 'tm-4'];
  const flink = () =>
    fakeTransport({
      '/taskmanagers': { taskmanagers: ids.map((id) => detail(id)) },
      ...Object.fromEntries(ids.map((id) => [`/taskmanagers/${id}`, detail(id)])),
    });

  it('are asked within the budget, the others at the next refresh', async () => {
    const transport = flink();
    const { tables, run } = await ask(transport, { show: 'network' }, { requestBudget: 3 });
    expect(transport.requests).toEqual(['/taskmanagers', '/taskmanagers/tm-1', '/taskmanagers/tm-2']);
    expect(tables.at(-1)?.match(/0\.25/g)).toHaveLength(2);
    expect(tables.at(-1)?.split('\n')).toHaveLength(6);
    await run();
    expect(transport.requests.slice(3)).toEqual(['/taskmanagers', '/taskmanagers/tm-3', '/taskmanagers/tm-4']);
  });

  it.each<[Failure, RegExp]>([
    [{ kind: 'noTaskManager', id: 'tm-2' }, /no TaskManager “tm-2”/],
    [{ kind: 'timeout' }, /in time/],
  ])('one that fails leaves the others: %j', async (failure, sentence) => {
    const transport = flink();
    transport.fail('/taskmanagers/tm-2', failure);
    const { frames, errors } = await ask(transport, { show: 'network' });
    expect(errors).toEqual([]);
    expect(frames[0]?.meta?.notices?.map(({ text }) => text).join()).toMatch(sentence);
    expect(frames[0]?.fields.find(({ name }) => name === 'share')?.values).toEqual([0.25, 0.25, 0.25, null]);
  });
});
