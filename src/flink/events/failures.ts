import { type FlinkException, type RootException } from '../exceptions';
import { readStackTrace, shortClassName, thrownText } from '../stackTrace';
import { type WholeTrace } from '../wholeTraces';
import { type FlinkEvent } from './event';

/** @param insteadOf a whole trace for an exception that has none of its own */
export function failuresOf(
  exceptions: readonly RootException[],
  insteadOf: (exception: FlinkException) => WholeTrace | null
): FlinkEvent[] {
  return exceptions.flatMap((root): FlinkEvent[] => {
    const { time, className, stackTrace, task, taskManager, concurrent } = root;
    if (time === null) {
      return [];
    }
    const { message, rootCause } = readStackTrace(insteadOf(root)?.stackTrace ?? stackTrace);
    return [
      {
        kind: 'failure',
        exception: shortClassName(className),
        message,
        rootCause: rootCause === null ? null : thrownText(rootCause),
        attempt: task,
        concurrent: concurrent.length,
        time,
        timeEnd: null,
        task: task?.task ?? null,
        taskManager,
        subject: `${className}/${task?.task ?? ''}/${task?.subtask ?? ''}`,
      },
    ];
  });
}
