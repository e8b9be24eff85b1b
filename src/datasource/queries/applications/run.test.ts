import { askQuery } from '../../../testing/askQuery';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';

const application = (name: string, status: string, started: number, jobs: object) => ({
  id: hexId(name),
  name: `SingleJobApplication(${name})`,
  status,
  'start-time': started,
  'end-time': status === 'RUNNING' ? -1 : started + 50,
  duration: 50,
  jobs,
});

it('are one row each, those that go on first, for one request', async () => {
  const transport = fakeTransport({
    '/applications/overview': {
      applications: [
        application('done', 'FINISHED', 300, { FINISHED: 1 }),
        application('old', 'RUNNING', 100, { RUNNING: 1, finished: 2 }),
        application('new', 'RUNNING', 200, {}),
        { id: 'x', name: 'bare', status: 'CREATED' },
      ],
    },
  });
  const { tables } = await askQuery(transport, { queryType: 'applications' });
  expect(tables).toMatchInlineSnapshot(`
[
  "# applications
name                        state     started  ended  duration  jobs  job states               id
SingleJobApplication(new)   RUNNING   200      –      50        0                              000000000000000000000000006e6577
SingleJobApplication(old)   RUNNING   100      –      50        3     RUNNING: 1, FINISHED: 2  000000000000000000000000006f6c64
bare                        CREATED   –        –      –         0                              x
SingleJobApplication(done)  FINISHED  300      350    50        1     FINISHED: 1              000000000000000000000000646f6e65",
]
`);
  expect(transport.requests).toEqual(['/applications/overview']);
});

it('are one sentence before Flink 2.3', async () => {
  const transport = fakeTransport();
  transport.fail('/applications/overview', { kind: 'notFound', path: '', detail: 'Unable to load requested file' });
  const { errors } = await askQuery(transport, { queryType: 'applications' });
  expect(errors).toEqual([
    'This Flink has no list of applications: that came with Flink 2.3. The query type Jobs lists the same work by job.',
  ]);
});

it('say what an answer lacks', async () => {
  const transport = fakeTransport({ '/applications/overview': { applications: [{ id: 'x', name: 'y' }] } });
  const { errors } = await askQuery(transport, { queryType: 'applications' });
  expect(errors.join()).toMatch(/lacks applications\[0\]\.status/);
});
