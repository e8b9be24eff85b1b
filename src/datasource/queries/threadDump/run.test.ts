import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeTransport } from '../../../testing/fakeTransport';

const source = 'Source: orders[1] -> Calc[2] (2/2)#0';
const thread = (threadName: string, rest: string) => ({ threadName, stringifiedThreadInfo: `"${threadName}" ${rest}` });

/** Cut from a dump of Flink 1.20.3. */
const dump = {
  threadInfos: [
    thread(
      'main',
      'Id=1 WAITING on java.util.concurrent.CompletableFuture$Signaller@7b57138d\n\tat java.base@17.0.15/jdk.internal.misc.Unsafe.park(Native Method)\n\n'
    ),
    thread('flink-8', 'Id=24 RUNNABLE\n\tat java.base@17.0.15/sun.nio.ch.EPoll.wait(Native Method)\n\n'),
    thread(
      `Legacy Source Thread - ${source}`,
      'Id=95 WAITING on java.util.concurrent.CompletableFuture$Signaller@1e5c6f2e\n\tat java.base@17.0.15/jdk.internal.misc.Unsafe.park(Native Method)\n\n'
    ),
    thread(
      `OutputFlusher for ${source}`,
      'Id=93 TIMED_WAITING\n\tat java.base@17.0.15/java.lang.Thread.sleep(Native Method)\n\n'
    ),
    thread(
      source,
      `Id=92 BLOCKED on java.lang.Object@39309b09 owned by "Legacy Source Thread - ${source}" Id=95\n\tat app//org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor$SynchronizedStreamTaskActionExecutor.runThrowing(StreamTaskActionExecutor.java:92)\n\t-  blocked on java.lang.Object@39309b09\n\n`
    ),
  ],
};
const answers = {
  '/taskmanagers': { taskmanagers: [{ id: 'tm-2' }, { id: 'tm-1' }] },
  '/taskmanagers/tm-1/thread-dump': dump,
};

async function runDump(query: Record<string, unknown>, transport = fakeTransport(answers)) {
  const packet = (await packetsOf(testDataSource(transport), [{ refId: 'A', queryType: 'threadDump', ...query }])).at(
    -1
  );
  const [frame] = framesOf(packet);
  return { frame, errors: packet?.errors ?? [], requests: transport.requests };
}

it('lists threads of tasks first, blocked ones at the top', async () => {
  const { frame, requests } = await runDump({});
  expect(requests).toEqual(['/taskmanagers', '/taskmanagers/tm-1/thread-dump']);
  expect(frame?.meta?.preferredVisualisationType).toBe('table');
  const columns = ['thread', 'state', 'top', 'task', 'subtask', 'attempt', 'held by', 'task manager', 'id'];
  expect(frame === undefined ? '' : asTable(frame, columns)).toMatchInlineSnapshot(`
"# threads
thread                                                       state          top                                                                                                                                                   task                          subtask  attempt  held by                                                      task manager  id
Source: orders[1] -> Calc[2] (2/2)#0                         BLOCKED        org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor$SynchronizedStreamTaskActionExecutor.runThrowing(StreamTaskActionExecutor.java:92)  Source: orders[1] -> Calc[2]  1        0        Legacy Source Thread - Source: orders[1] -> Calc[2] (2/2)#0  tm-1          92
OutputFlusher for Source: orders[1] -> Calc[2] (2/2)#0       TIMED_WAITING  java.lang.Thread.sleep(Native Method)                                                                                                                 Source: orders[1] -> Calc[2]  1        0        –                                                            tm-1          93
Legacy Source Thread - Source: orders[1] -> Calc[2] (2/2)#0  WAITING        jdk.internal.misc.Unsafe.park(Native Method)                                                                                                          Source: orders[1] -> Calc[2]  1        0        –                                                            tm-1          95
flink-8                                                      RUNNABLE       sun.nio.ch.EPoll.wait(Native Method)                                                                                                                  –                             –        –        –                                                            tm-1          24
main                                                         WAITING        jdk.internal.misc.Unsafe.park(Native Method)                                                                                                          –                             –        –        –                                                            tm-1          1"
`);
});

it.each([
  ['epoll', 1],
  ['/BLOCKED|RUNNABLE/', 2],
  ['orders[1]', 3],
  ['nothing of this', 0],
])('finds %s in name, state or stack', async (search, rows) => {
  expect((await runDump({ taskManager: 'tm-1', search })).frame?.length).toBe(rows);
});

it('asks for one by its id only', async () => {
  expect((await runDump({ taskManager: 'tm-1' })).requests).toEqual(['/taskmanagers/tm-1/thread-dump']);
});

it('says that a TaskManager is gone', async () => {
  const transport = fakeTransport(answers);
  const path = '/taskmanagers/tm-9/thread-dump';
  transport.fail(path, { kind: 'badAnswer', path, status: 500, detail: 'No TaskExecutor registered under tm-9.' });
  const { errors } = await runDump({ taskManager: 'tm-9' }, transport);
  expect(errors).toEqual([
    expect.objectContaining({ message: expect.stringContaining('no TaskManager “tm-9”') as string }),
  ]);
});
