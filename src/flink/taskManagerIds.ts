import { Fields } from './decode';
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
