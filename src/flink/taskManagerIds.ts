import { Fields } from './decode';
import { FlinkError } from './errors';
import { type Transport } from './transport';

const inOrder = new Intl.Collator('en', { numeric: true });

/** Ids of the registered TaskManagers, in an order that stays the same between answers. */
export const decodeTaskManagerIds = (answer: unknown): string[] =>
  Fields.of(answer, '/taskmanagers')
    .list('taskmanagers')
    .map((taskManager) => taskManager.text('id'))
    .sort(inOrder.compare);

export const getTaskManagerIds = async (transport: Transport, signal?: AbortSignal): Promise<string[]> =>
  decodeTaskManagerIds(await transport.get('/taskmanagers', {}, signal));

/** Flink has another status and sentence for an unknown TaskManager at each of its endpoints. */
const unknown = /could not find TaskExecutor|no TaskExecutor registered|UnknownTaskExecutor|because it was unknown/i;

/** Says it plainly when Flink refuses a request because it does not know the TaskManager. */
export async function ofTaskManager<T>(id: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    const failure = thrown instanceof FlinkError ? thrown.failure : null;
    if (failure !== null && 'detail' in failure && unknown.test(failure.detail)) {
      throw new FlinkError({ kind: 'noTaskManager', id: id.slice(0, 80) });
    }
    throw thrown;
  }
}
