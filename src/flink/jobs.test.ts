import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, isSince, recordings } from '../testing/recording';
import { isId } from './ids';
import { byImportance, decodeJobs, findJob, isTerminal, type JobSummary } from './jobs';

describe.each(recordings)('jobs of $title', ({ version, recording }) => {
  const answers = decodedAt(recording, '/jobs/overview', decodeJobs);
  const jobs = answers.flatMap(({ value, time }) => value.map((job) => ({ job, time })));

  test('are there, each once, with a Flink id and a name', () => {
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.every(({ job }) => isId(job.id) && job.name !== '')).toBe(true);
    expect(new Set(jobs.map(({ job }) => job.id)).size).toBe(jobs.length);
  });

  test('have ended exactly if their state says so', () => {
    for (const { job, time } of jobs) {
      expect([job.name, job.ended !== null]).toEqual([job.name, isTerminal(job.state)]);
      expect(job.started).toBeLessThanOrEqual(job.ended ?? time);
      expect(job.durationMs).toBeGreaterThan(0);
      expect(job.lastChanged).toBeGreaterThanOrEqual(job.started ?? Infinity);
    }
  });

  test('have as many subtasks in all states as in total', () => {
    for (const { job } of jobs) {
      const { TOTAL: total, ...states } = Object.fromEntries(job.tasks);
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(Object.keys(states)).toEqual(expect.arrayContaining(['RUNNING', 'FINISHED', 'FAILED']));
    }
  });

  test('tell their type and scheduler from 2.3 on', () => {
    const known = isSince(version, '2.3');
    expect(jobs.map(({ job }) => [job.type !== null, job.scheduler !== null])).toEqual(jobs.map(() => [known, known]));
  });

  test('are found by id and by name', () => {
    const all = jobs.map(({ job }) => job);
    for (const job of all) {
      expect(findJob(all, job.id)).toBe(job);
      expect(findJob(all, job.name)).toBe(job);
    }
    expect(findJob(all, '')).toBeUndefined();
  });
});

const row = { jid: 'a', name: 'b', state: 'RUNNING' };
const decodeOne = (change: object) => decodeJobs({ jobs: [{ ...row, ...change }] })[0];

describe('rows that are not as expected', () => {
  test.each(['jid', 'name', 'state'])('without %s name endpoint and field', (field) => {
    const jobs = [row, { ...row, [field]: undefined }];
    expect(failureFrom(() => decodeJobs({ jobs }))).toEqual(unexpected('/jobs/overview', `jobs[1].${field}`));
  });

  test.each([
    [{}, 'jobs'],
    [{ jobs: {} }, 'jobs'],
    [{ jobs: null }, 'jobs'],
    [{ jobs: ['a'] }, 'jobs[0]'],
    [{ jobs: [row, null] }, 'jobs[1]'],
    [[], '(the whole answer)'],
  ])('%j', (answer, field) => {
    expect(failureFrom(() => decodeJobs(answer))).toEqual(unexpected('/jobs/overview', field));
  });

  test('a cluster without jobs', () => {
    expect(decodeJobs({ jobs: [] })).toEqual([]);
  });

  test('only id, name and state are needed', () => {
    expect(decodeOne({})).toEqual({
      id: 'a',
      name: 'b',
      state: 'RUNNING',
      type: null,
      scheduler: null,
      started: null,
      ended: null,
      durationMs: null,
      lastChanged: null,
      tasks: new Map(),
    });
  });

  test.each([
    [-1, null],
    [-9_223_372_036_854_776_000, null],
    ['NaN', null],
    [0, 0],
    [66_406.5, 66_406.5],
    ['66406', 66_406],
  ])('an end of %p is %p', (end, ended) => {
    expect(decodeOne({ 'end-time': end })?.ended).toBe(ended);
  });

  test('counts of tasks with odd names and values', () => {
    const tasks: unknown = JSON.parse('{"running": 2, "__proto__": 1, "constructor": 3, "failed": "NaN", "odd": null}');
    expect(decodeOne({ tasks })?.tasks).toEqual(
      new Map([
        ['RUNNING', 2],
        ['__PROTO__', 1],
        ['CONSTRUCTOR', 3],
      ])
    );
    expect(decodeOne({ tasks: [1, 2] })?.tasks).toEqual(new Map());
  });
});

describe('the job that is meant', () => {
  const job = (id: string, name: string, state: string, started: number | null): JobSummary => ({
    id,
    name,
    state,
    started,
    type: null,
    scheduler: null,
    ended: null,
    durationMs: null,
    lastChanged: null,
    tasks: new Map(),
  });
  const jobs = [
    job('1', 'daily', 'FINISHED', 30),
    job('2', 'daily', 'RUNNING', 10),
    job('3', 'daily', 'RESTARTING', 20),
    job('4', 'old', 'FAILED', 1),
    job('5', 'old', 'CANCELED', 2),
    job('6', '2', 'RUNNING', 40),
    job('7', 'new', 'CREATED', null),
  ];

  test.each([
    ['the newest that has not ended', 'daily', '3'],
    ['the newest when all have ended', 'old', '5'],
    ['an id before a name', '2', '2'],
    ['one that has not started', 'new', '7'],
    ['none', 'nothing', undefined],
    ['not by a part of its name', 'dail', undefined],
  ])('%s', (_, nameOrId, id) => {
    expect(findJob(jobs, nameOrId)?.id).toBe(id);
  });

  test('running jobs come first, then the newest', () => {
    expect([...jobs].sort(byImportance).map(({ id }) => id)).toEqual(['6', '3', '2', '7', '1', '5', '4']);
  });
});
