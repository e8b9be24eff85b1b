import { fakeTransport } from '../testing/fakeTransport';
import { FlinkError } from './errors';
import { sayingWhatIsLive } from './historyServer';

const failureAt = async (path: string, detail: string) => {
  const transport = fakeTransport({});
  transport.fail(path, { kind: 'notFound', path, detail });
  const thrown: unknown = await sayingWhatIsLive(transport)
    .get(path)
    .catch((error: unknown) => error);
  return thrown instanceof FlinkError ? thrown.failure : thrown;
};

it.each([
  '/overview',
  '/taskmanagers',
  '/taskmanagers/tm-1/thread-dump',
  '/taskmanagers/metrics',
  '/jobmanager/logs/flink.log',
  '/jobs/0d1f/metrics',
  '/jobs/0d1f/vertices/6cdc/subtasks/metrics',
  '/jobs/0d1f/vertices/6cdc/flamegraph',
])('a History Server has no %s, ever', async (path) => {
  expect(await failureAt(path, 'File not found.')).toEqual({ kind: 'absent', what: 'live' });
});

it.each([
  ['/jobs/0d1f', 'File not found.'],
  ['/jobs/0d1f/checkpoints/details/7', 'File not found.'],
  ['/jobs/0d1f/metrics', 'Job 0d1f not found'],
  ['/taskmanagers/tm-1/logs/metrics', 'The file metrics does not exist on the TaskExecutor.'],
])('%s that is not there (%s) is a thing of its own', async (path, detail) => {
  expect(await failureAt(path, detail)).toEqual({ kind: 'notFound', path, detail });
});

it('lets answers and other failures through', async () => {
  const transport = fakeTransport({ '/taskmanagers': { taskmanagers: [] } });
  transport.fail('/overview', { kind: 'starting' });
  const wrapped = sayingWhatIsLive(transport);
  await expect(wrapped.get('/taskmanagers')).resolves.toEqual({ taskmanagers: [] });
  await expect(wrapped.get('/overview')).rejects.toMatchObject({ failure: { kind: 'starting' } });
});
