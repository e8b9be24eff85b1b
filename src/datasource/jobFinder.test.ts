import { decodeJobs } from '../flink/jobs';
import { flinkClient } from '../flink/client';
import { failureOf } from '../flink/errors';
import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { JobFinder, severalJobs } from './jobFinder';

const names = ['orders', 'a,b', 'b', '{x,y}'];
const overview = { jobs: names.map((name) => ({ jid: hexId(name), name, state: 'RUNNING', 'start-time': 1 })) };
const jobs = decodeJobs(overview);

it.each<[string, string[] | null, string[]]>([
  ['{orders,b}', ['orders', 'b'], []],
  ['{a,b,b}', ['a,b', 'b'], []],
  ['{orders,a,b}', ['orders', 'a,b'], []],
  [`{orders,${hexId('b')},orders}`, ['orders', 'b'], []],
  ['{nobody,b,}', ['b'], ['nobody']],
  ['orders', null, []],
  ['a,b', null, []],
  ['{orders}', null, []],
  ['{x,y}', null, []],
])('%s means %j', (text, found, missing) => {
  const chosen = severalJobs(jobs, text);
  expect(chosen?.found.map(({ name }) => name) ?? null).toEqual(found);
  expect(chosen?.missing ?? []).toEqual(missing);
});

describe('one job', () => {
  const finder = new JobFinder(flinkClient(fakeTransport({ '/jobs/overview': overview })));
  const { signal } = new AbortController();

  it.each(['{orders,b}', '{nobody,nowhere}', '*'])('is not %s', async (text) => {
    expect(await finder.idOf(text, signal).catch(failureOf)).toEqual({ kind: 'oneJob' });
  });

  it.each(['orders', 'a,b', '{x,y}'])('is %s', async (name) => {
    expect(await finder.idOf(name, signal)).toBe(hexId(name));
  });

  it('is not one that nobody has', async () => {
    expect(await finder.idOf('nobody', signal).catch(failureOf)).toEqual({ kind: 'noJob', name: 'nobody' });
  });
});
