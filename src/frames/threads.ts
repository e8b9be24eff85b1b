import { contract, key, number, type RowOf, text } from './contract';

/** One row a thread: those of tasks first, blocked ones before running and waiting ones. */
export const threads = contract('threads', {
  thread: key('thread', { displayName: 'Thread' }),
  state: text('state', { displayName: 'State', description: 'Java’s word, such as RUNNABLE, BLOCKED or WAITING' }),
  top: text('top', { displayName: 'Where', description: 'Innermost place of the stack' }),
  task: text('task', { displayName: 'Task', description: 'Empty for threads of the process itself' }),
  subtask: number('subtask', { displayName: 'Subtask', description: 'From 0' }),
  attempt: number('attempt', { displayName: 'Attempt', description: 'From 0' }),
  waitsFor: text('waits for', { displayName: 'Waits for', description: 'Lock or condition' }),
  heldBy: text('held by', { displayName: 'Held by', description: 'The thread that holds the lock' }),
  stack: text('stack', { displayName: 'Stack' }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  id: number('id', { displayName: 'Thread ID' }),
});

export type ThreadRow = RowOf<typeof threads>;
