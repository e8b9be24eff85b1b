import { type DumpedThread } from '../flink/threadDump';
import { type ThreadRow } from './threads';

const hotFirst = ['BLOCKED', 'RUNNABLE', 'TIMED_WAITING', 'WAITING'];

/** Unknown states come last. */
const heat = ({ state }: DumpedThread) => {
  const place = hotFirst.indexOf(state ?? '');
  return place === -1 ? hotFirst.length : place;
};

const byImportance = (left: DumpedThread, right: DumpedThread) =>
  Number(left.task === null) - Number(right.task === null) ||
  heat(left) - heat(right) ||
  left.name.localeCompare(right.name, 'en', { numeric: true });

/** `at app//org.apache.flink.Foo.bar(Foo.java:3)` -> `org.apache.flink.Foo.bar(Foo.java:3)` */
function topOf(stack: string): string | null {
  const line = stack.split('\n').find((text) => text.startsWith('at '));
  return line?.replace(/^at (?:[^\s()]*\/)?/, '') ?? null;
}

export const threadsOf = (dumped: readonly DumpedThread[], taskManager: string): ThreadRow[] =>
  [...dumped].sort(byImportance).map(({ name, task, ...thread }) => ({
    thread: name,
    state: thread.state,
    top: topOf(thread.stack),
    task: task?.task ?? null,
    subtask: task?.subtask ?? null,
    attempt: task?.attempt ?? null,
    waitsFor: thread.waitsFor,
    heldBy: thread.heldBy,
    stack: thread.stack,
    taskManager,
    id: thread.id,
  }));
