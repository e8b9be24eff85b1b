import { Fields } from './decode';
import { taskManagerSegment } from './ids';
import { ofTaskManager } from './taskManagerIds';
import { readTaskName, type TaskAttempt } from './taskName';
import { type Transport } from './transport';

export interface DumpedThread {
  name: string;
  /** Java's number of the thread. */
  id: number | null;
  /** A Thread.State of Java, such as RUNNABLE or BLOCKED; null when the text does not say. */
  state: string | null;
  /** The lock or condition that it waits for. */
  waitsFor: string | null;
  /** Name of the thread that holds the lock. */
  heldBy: string | null;
  /** The task that it works for; null for threads of the process itself. */
  task: TaskAttempt | null;
  /** The stack, innermost first, without the line that names the thread. */
  stack: string;
}

/** Threads that Flink starts beside a task's own carry the task's name behind a word of their own. */
const assistant =
  /^(?:OutputFlusher for |(?:System )?Time Trigger for |Legacy Source Thread - |Source Data Fetcher for |Kafka Fetcher for |Channel state writer )/;

function taskOf(threadName: string): TaskAttempt | null {
  const task = readTaskName(threadName.replace(assistant, ''));
  return task.subtask === null || task.attempt === null ? null : task;
}

const described = /^.*? ?Id=(\d+) ([A-Z_]+)(?: on (\S+))?(?: owned by "(.*)" Id=\d+)?/;

/** The first line is `"<name>" Id=65 BLOCKED on <lock> owned by "<name>" Id=100`. */
function readThread(name: string, text: string): DumpedThread {
  const [firstLine = '', ...rest] = text.split('\n');
  const quoted = `"${name}"`;
  const description = firstLine.startsWith(quoted) ? firstLine.slice(quoted.length) : firstLine;
  const [, id, state = null, waitsFor = null, heldBy = null] = described.exec(description) ?? [];
  return {
    name,
    id: id === undefined ? null : Number(id),
    state,
    waitsFor,
    heldBy,
    task: taskOf(name),
    stack: rest
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
  };
}

export const decodeThreadDump = (answer: unknown): DumpedThread[] =>
  Fields.of(answer, '/taskmanagers/:id/thread-dump')
    .list('threadInfos')
    .map((thread) => readThread(thread.text('threadName'), thread.text('stringifiedThreadInfo')));

export async function getThreadDump(
  transport: Transport,
  taskManager: string,
  signal?: AbortSignal
): Promise<DumpedThread[]> {
  const path = `/taskmanagers/${taskManagerSegment(taskManager)}/thread-dump`;
  return decodeThreadDump(await ofTaskManager(taskManager, transport.get(path, {}, signal)));
}
