import { failureFrom, unexpected } from '../testing/failureFrom';
import { fakeTransport } from '../testing/fakeTransport';
import { decodedAt, diagnosticRecordings } from '../testing/recording';
import { decodeThreadDump, getThreadDump } from './threadDump';

const task = 'Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]';
const dumpOf = (threadName: string, stringifiedThreadInfo: string) =>
  decodeThreadDump({ threadInfos: [{ threadName, stringifiedThreadInfo }] })[0];

it('reads a thread as Flink 2.3.0 and 1.20.3 write it', () => {
  const name = `${task} (1/2)#0`;
  const source = `Legacy Source Thread - ${task} (1/2)#0`;
  const text = `"${name}" Id=97 BLOCKED on java.lang.Object@48547eec owned by "${source}" Id=100
	at app//org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor$SynchronizedStreamTaskActionExecutor.runThrowing(StreamTaskActionExecutor.java:92)
	-  blocked on java.lang.Object@48547eec
	at app//org.apache.flink.streaming.runtime.tasks.mailbox.Mail.run(Mail.java:118)

`;
  expect(dumpOf(name, text)).toEqual({
    name,
    id: 97,
    state: 'BLOCKED',
    waitsFor: 'java.lang.Object@48547eec',
    heldBy: source,
    task: { task, subtask: 0, attempt: 0 },
    stack: [
      'at app//org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor$SynchronizedStreamTaskActionExecutor.runThrowing(StreamTaskActionExecutor.java:92)',
      '-  blocked on java.lang.Object@48547eec',
      'at app//org.apache.flink.streaming.runtime.tasks.mailbox.Mail.run(Mail.java:118)',
    ].join('\n'),
  });
});

it.each([
  ['"main" Id=1 WAITING on a.B$C@7b57138d', 'main', 1, 'WAITING', 'a.B$C@7b57138d'],
  ['"main" prio=5 Id=1 WAITING on a.B@7', 'main', 1, 'WAITING', 'a.B@7'],
  ['"x" daemon prio=5 Id=7 RUNNABLE (in native)', 'x', 7, 'RUNNABLE', null],
  ['"an Id=3 NEW "quoted"" Id=68 TIMED_WAITING', 'an Id=3 NEW "quoted"', 68, 'TIMED_WAITING', null],
  ['', 'x', null, null, null],
  ['something else', 'x', null, null, null],
])('%s', (text, name, id, state, waitsFor) => {
  expect(dumpOf(name, text)).toMatchObject({ id, state, waitsFor, heldBy: null });
});

it.each([
  [`${task} (2/2)#54`, 1, 54],
  [`OutputFlusher for ${task} (1/2)#0`, 0, 0],
  [`Time Trigger for ${task} (1/2)#0`, 0, 0],
  [`System Time Trigger for ${task} (1/2)#0`, 0, 0],
  [`Legacy Source Thread - ${task} (1/2)#0`, 0, 0],
  [`Source Data Fetcher for ${task} (1/2)#1`, 0, 1],
  [`Channel state writer ${task} (1/2)#1`, 0, 1],
])('%s works for the task', (name, subtask, attempt) => {
  expect(dumpOf(name, '')?.task).toEqual({ task, subtask, attempt });
});

it.each(['main', 'IOManager writer thread #1', 'Flink Netty Server (0) Thread 0', 'AsyncOperations-thread-1'])(
  '%s works for no task',
  (name) => {
    expect(dumpOf(name, '')?.task).toBeNull();
  }
);

it('names what is missing', () => {
  const endpoint = '/taskmanagers/:id/thread-dump';
  expect(failureFrom(() => decodeThreadDump({}))).toEqual(unexpected(endpoint, 'threadInfos'));
  expect(failureFrom(() => decodeThreadDump({ threadInfos: [{ threadName: 'a' }] }))).toEqual(
    unexpected(endpoint, 'threadInfos[0].stringifiedThreadInfo')
  );
});

it('says plainly that a TaskManager is not there', async () => {
  const transport = fakeTransport();
  const path = '/taskmanagers/tm%3A9/thread-dump';
  transport.fail(path, { kind: 'badAnswer', path, status: 500, detail: 'No TaskExecutor registered under tm:9.' });
  await expect(getThreadDump(transport, 'tm:9')).rejects.toMatchObject({
    failure: { kind: 'noTaskManager', id: 'tm:9' },
  });
  transport.fail(path, { kind: 'badAnswer', path, status: 500, detail: 'Internal server error.' });
  await expect(getThreadDump(transport, 'tm:9')).rejects.toMatchObject({ failure: { kind: 'badAnswer' } });
});

it.each(['', '..', 'a/b', 'a\\b', 'a\nb'])('asks nothing for a TaskManager %j', async (id) => {
  const transport = fakeTransport();
  await expect(getThreadDump(transport, id)).rejects.toMatchObject({
    failure: { kind: 'invalid', what: 'TaskManager' },
  });
  expect(transport.requests).toEqual([]);
});

describe.each(diagnosticRecordings)('threads of $title', ({ recording }) => {
  const [dump] = decodedAt(recording, '/taskmanagers/:tm/thread-dump', decodeThreadDump);
  const threads = dump?.value ?? [];

  it('have a number, a state and a name each', () => {
    expect(threads.length).toBeGreaterThan(20);
    expect(threads.filter(({ id, state, name }) => id === null || state === null || name === '')).toEqual([]);
    expect(new Set(threads.map(({ id }) => id)).size).toBe(threads.length);
    expect([...new Set(threads.map(({ state }) => state))]).toEqual(expect.arrayContaining(['RUNNABLE', 'WAITING']));
  });

  it('work for tasks, some of them', () => {
    const tasks = threads.flatMap(({ task }) => task ?? []);
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.length).toBeLessThan(threads.length);
    expect(tasks.map(({ task }) => task).join()).toContain('Source: ');
  });

  it('have stacks', () => {
    expect(threads.filter(({ stack }) => stack.startsWith('at ')).length).toBeGreaterThan(threads.length / 2);
  });
});
