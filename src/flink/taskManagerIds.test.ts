import { unexpected } from '../testing/failureFrom';
import { fakeTransport } from '../testing/fakeTransport';
import { FlinkError } from './errors';
import { getTaskManagerIds, ofTaskManager } from './taskManagerIds';

test('ids are given in one order, whatever that of the answer', async () => {
  const ids = ['tm-10', 'tm-2', 'tm-1'].map((id) => ({ id, more: 1 }));
  const transport = fakeTransport({ '/taskmanagers': { taskmanagers: ids } });
  await expect(getTaskManagerIds(transport)).resolves.toEqual(['tm-1', 'tm-2', 'tm-10']);
  transport.answer('/taskmanagers', { taskmanagers: [{}] });
  await expect(getTaskManagerIds(transport)).rejects.toMatchObject({
    failure: unexpected('/taskmanagers', 'taskmanagers[0].id'),
  });
});

test.each([
  ['UnknownTaskExecutorException: No TaskExecutor registered under tm-9.', { kind: 'noTaskManager', id: 'tm-9' }],
  ['Something else', { kind: 'badAnswer', path: '/x', status: 500, detail: 'Something else' }],
])('what Flink says of an unknown TaskManager: %s', async (detail, failure) => {
  const refused = Promise.reject(new FlinkError({ kind: 'badAnswer', path: '/x', status: 500, detail }));
  await expect(ofTaskManager('tm-9', refused)).rejects.toMatchObject({ failure });
});
