import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { failureOf } from './errors';
import { namingNewestJob } from './goneJobs';

const [gone, younger, other, ended] = ['gone', 'younger', 'other', 'ended'].map(hexId);

const row = (jid: string | undefined, name: string, started: number, state = 'RUNNING') => ({
  jid,
  name,
  state,
  'start-time': started,
  'end-time': -1,
  duration: 1,
});
const before = { jobs: [row(gone, 'orders', 1_000)] };
const after = {
  jobs: [
    row(other, 'clicks', 9_000),
    row(ended, 'orders', 8_000, 'FAILED'),
    row(younger, 'orders', 5_000),
    row(hexId('oldest'), 'orders', 3_000),
  ],
};

/** A Flink that has forgotten the job. */
function forgetful(jobs: unknown = after) {
  const flink = fakeTransport({ '/jobs/overview': before, [`/jobs/${gone}`]: { jid: gone, name: 'orders' } });
  const transport = namingNewestJob(flink);
  const forget = () => {
    flink.answer('/jobs/overview', jobs);
    for (const path of [`/jobs/${gone}`, `/jobs/${gone}/checkpoints`]) {
      flink.fail(path, { kind: 'notFound', path, detail: `Job ${gone} not found` });
    }
  };
  return { flink, transport, forget };
}

describe('a job that Flink has forgotten', () => {
  it.each(['/jobs/overview', `/jobs/${gone}`])('is told by the newest of its name, known from %s', async (seenAt) => {
    const { transport, forget } = forgetful();
    await transport.get(seenAt);
    forget();
    expect(await transport.get(`/jobs/${gone}/checkpoints`).catch(failureOf)).toMatchObject({
      kind: 'jobGone',
      id: gone,
      name: 'orders',
      newest: { id: younger, name: 'orders', state: 'RUNNING', started: 5_000 },
    });
  });

  it('is told by the newest running job when nobody has seen its name', async () => {
    const { flink, transport, forget } = forgetful();
    forget();
    expect(await transport.get(`/jobs/${gone}`).catch(failureOf)).toMatchObject({
      kind: 'jobGone',
      name: null,
      newest: { id: other, name: 'clicks' },
    });
    expect(flink.requests).toEqual([`/jobs/${gone}`, '/jobs/overview']);
  });

  it('has nothing in its place in an empty cluster', async () => {
    const { transport, forget } = forgetful({ jobs: [] });
    forget();
    expect(await transport.get(`/jobs/${gone}`).catch(failureOf)).toEqual({
      kind: 'jobGone',
      id: gone,
      name: null,
      newest: null,
    });
  });

  it('stays unknown when the list of jobs cannot be had', async () => {
    const { flink, transport, forget } = forgetful();
    forget();
    flink.fail('/jobs/overview', { kind: 'timeout' });
    expect(await transport.get(`/jobs/${gone}`).catch(failureOf)).toMatchObject({ kind: 'notFound' });
  });
});

it.each([
  ['a vertex', `/jobs/${gone}/vertices/${other}`, `Job vertex ${other} not found`],
  ['another job’s sentence', `/jobs/${gone}`, `Job ${other} not found`],
  ['a path without a job', '/nope', 'Job not found'],
])('%s that is not found costs no further request', async (_what, path, detail) => {
  const { flink, transport } = forgetful();
  flink.fail(path, { kind: 'notFound', path, detail });
  expect(await transport.get(path).catch(failureOf)).toEqual({ kind: 'notFound', path, detail });
  expect(flink.requests).toEqual([path]);
});
