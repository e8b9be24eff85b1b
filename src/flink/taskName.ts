/** One attempt of one subtask, as Flink's messages name it. */
export interface TaskAttempt {
  /** The vertex's whole name. */
  task: string;
  /** From 0, as everywhere in the REST API; the name counts from 1. Null when the name does not tell. */
  subtask: number | null;
  /** From 0. */
  attempt: number | null;
}

const numbered = /^(.*) \((\d+)\/\d+\)(?:(?: - execution )?#(\d+))?$/s;

/** `Source: orders[1] -> Calc[2] (1/4) - execution #4`. */
export function readTaskName(name: string): TaskAttempt {
  const [, task = name, subtask, attempt] = numbered.exec(name) ?? [];
  return {
    task,
    subtask: subtask === undefined ? null : Number(subtask) - 1,
    attempt: attempt === undefined ? null : Number(attempt),
  };
}
