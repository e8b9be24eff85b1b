import { askQuery } from '../../../testing/askQuery';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';

const job = hexId('orders');

it('of a job is its options and the entries of its author, secrets masked, for one request', async () => {
  const transport = fakeTransport({
    [`/jobs/${job}/config`]: {
      jid: job,
      name: 'orders',
      'execution-config': {
        'restart-strategy': 'Cluster level default restart strategy',
        'job-parallelism': 2,
        'object-reuse-mode': false,
        'user-config': { 'input.topic': 'orders', 'db.password': 'hunter2', url: 'jdbc:x://u:hunter2@db/o', empty: '' },
      },
    },
  });
  const { tables, frames } = await askQuery(transport, { queryType: 'config', job });
  expect(tables).toMatchInlineSnapshot(`
[
  "# config
name               value
restart-strategy   Cluster level default restart strategy
job-parallelism    2
object-reuse-mode  false
input.topic        orders
db.password        ••••••
url                jdbc:x://u:••••••@db/o
empty",
]
`);
  expect(JSON.stringify(frames)).not.toContain('hunter2');
  expect(transport.requests).toEqual([`/jobs/${job}/config`]);
});

it.each(standardRecordings)('of the jobs of $title has the restart strategy', async ({ recording }) => {
  const ids = new Set(recording.answers.flatMap(({ path }) => /^\/jobs\/(\w{32})\/config$/.exec(path)?.[1] ?? []));
  expect(ids.size).toBe(4);
  for (const id of ids) {
    const { tables } = await askQuery(recordedTransport(recording), { queryType: 'config', job: id });
    expect(tables.join()).toMatch(/restart-strategy +(Restart with fixed delay|Cluster level default)/);
    expect(tables.join()).toMatch(/job-parallelism +[12]\n/);
  }
});

it('of the cluster is in the order of the names, secrets masked', async () => {
  const transport = fakeTransport({
    '/jobmanager/config': [
      { key: 'rest.port', value: '8081' },
      { key: 's3.secret-key', value: 'hunter2' },
      { key: 'metrics.latency.interval', value: '1000' },
    ],
  });
  const { tables } = await askQuery(transport, { queryType: 'config', of: 'cluster' });
  expect(tables).toMatchInlineSnapshot(`
[
  "# config
name                      value
metrics.latency.interval  1000
rest.port                 8081
s3.secret-key             ••••••",
]
`);
  expect(transport.requests).toEqual(['/jobmanager/config']);
});

it('of the cluster is not for everybody', async () => {
  const transport = fakeTransport();
  transport.fail('/jobmanager/config', { kind: 'permission', detail: '' });
  const { errors } = await askQuery(transport, { queryType: 'config', of: 'cluster' });
  expect(errors.join()).toMatch(/^Access to this data source was refused/);
});
