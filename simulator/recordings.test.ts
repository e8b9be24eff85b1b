import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answersAt,
  answersOf,
  decodeRecording,
  listRecordings,
  matchesEndpoint,
  pathsOf,
  readRecording,
  type Recording,
} from './recordings';

const id = 'cbc357ccb763df2852fee8c4fc7d55f2';

const file = (change: object = {}, answer: object = {}) => ({
  flinkVersion: '2.3.0',
  recordedAt: '2026-11-21T09:26:18.694Z',
  note: '',
  answers: [
    { at: 0, path: '/jobs', status: 200, body: null },
    { at: 5, path: `/jobs/${id}`, status: 200, body: { jid: id }, ...answer },
  ],
  ...change,
});

describe('a recording file', () => {
  test('is decoded', () => {
    const { recordedAt, answers, ...head } = decodeRecording(file(), 'f.json');
    expect(head).toEqual({ flinkVersion: '2.3.0', note: '' });
    expect(new Date(recordedAt).toISOString()).toBe('2026-11-21T09:26:18.694Z');
    expect(answers[1]).toEqual({ at: 5, path: `/jobs/${id}`, status: 200, body: { jid: id } });
  });

  test.each([
    ['no object', [], 'the file is not an object'],
    ['no version', file({ flinkVersion: undefined }), 'flinkVersion is not a text'],
    ['a version that is a number', file({ flinkVersion: 2 }), 'flinkVersion is not a text'],
    ['no date', file({ recordedAt: 'yesterday' }), 'recordedAt is not a date'],
    ['no note', file({ note: null }), 'note is not a text'],
    ['answers by path', file({ answers: {} }), 'answers is not a list'],
    ['an answer that is null', file({ answers: [null] }), 'answers[0] is not an object'],
    ['a time that is a text', file({}, { at: '5' }), 'answers[1].at is not a whole number'],
    ['a negative time', file({}, { at: -1 }), 'answers[1].at is not a whole number'],
    ['a whole address', file({}, { path: 'http://localhost/jobs' }), 'answers[1].path is not a path'],
    ['an impossible status', file({}, { status: 0 }), 'answers[1].status is not a status of HTTP'],
    ['no body', file({ answers: [{ at: 0, path: '/jobs', status: 200 }] }), 'answers[0].body is not there'],
    [
      'an inherited body',
      file({ answers: [Object.assign(Object.create({ body: 1 }), { at: 0, path: '/jobs', status: 200 })] }),
      'answers[0].body is not there',
    ],
  ])('with %s is refused', (_, value, sentence) => {
    expect(() => decodeRecording(value, 'f.json')).toThrow(`f.json: ${sentence}`);
  });

  test('is found in folders, versions in their own order', () => {
    const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
    for (const version of ['2.3.0', '1.9.3', '1.16.3', '10.0.0']) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'standard.json'), JSON.stringify(file({ note: version })));
    }
    writeFileSync(join(folder, '2.3.0', 'skew.json'), 'not json');
    writeFileSync(join(folder, '2.3.0', 'notes.txt'), '');
    writeFileSync(join(folder, 'PROVENANCE.md'), '');
    expect(listRecordings(folder).map(({ version, scenario }) => `${version} ${scenario}`)).toEqual([
      '1.9.3 standard',
      '1.16.3 standard',
      '2.3.0 skew',
      '2.3.0 standard',
      '10.0.0 standard',
    ]);
    expect(readRecording({ version: '1.16.3', scenario: 'standard' }, folder).note).toBe('1.16.3');
    expect(() => readRecording({ version: '2.3.0', scenario: 'skew' }, folder)).toThrow(SyntaxError);
    expect(() => readRecording({ version: '2.3.0', scenario: 'nothing' }, folder)).toThrow('ENOENT');
  });
});

describe('endpoints', () => {
  test.each([
    ['/jobs/:id', `/jobs/${id}`, true],
    ['/jobs/:id', '/jobs/overview', false],
    ['/jobs/:id', `/jobs/${id.toUpperCase()}`, false],
    ['/jobs/:id', `/jobs/${id}/plan`, false],
    ['/jobs/:id', `/jobs/${id}?get=x`, false],
    ['/jobs/:id/metrics', `/jobs/${id}/metrics`, true],
    ['/jobs/:id/metrics', `/jobs/${id}/metrics?get=x`, false],
    ['/jobs/:id/metrics?get', `/jobs/${id}/metrics?get=x,y`, true],
    ['/jobs/:id/metrics?get', `/jobs/${id}/metrics`, false],
    [
      '/jobs/:id/vertices/:vid/subtasks/metrics?agg&get',
      `/jobs/${id}/vertices/${id}/subtasks/metrics?get=x&agg=max`,
      true,
    ],
    [
      '/jobs/:id/vertices/:vid/subtasks/metrics?get',
      `/jobs/${id}/vertices/${id}/subtasks/metrics?get=x&agg=max`,
      false,
    ],
    ['/jobs/:id/checkpoints/details/:checkpoint', `/jobs/${id}/checkpoints/details/7`, true],
    ['/taskmanagers/:tm', '/taskmanagers/host-1%3A4711-ab', true],
    ['/taskmanagers/:tm', '/taskmanagers', false],
    ['/config', '/configs', false],
  ])('%s and %s: %p', (endpoint, path, expected) => {
    expect(matchesEndpoint(endpoint, path)).toBe(expected);
  });

  const recording: Recording = {
    flinkVersion: '2.3.0',
    recordedAt: 0,
    note: '',
    answers: [
      { at: 1, path: `/jobs/${id}`, status: 200, body: 1 },
      { at: 2, path: '/jobs/overview', status: 200, body: 2 },
      { at: 3, path: `/jobs/${'0'.repeat(32)}`, status: 404, body: 3 },
      { at: 4, path: `/jobs/${id}`, status: 200, body: 4 },
    ],
  };

  test('answers of one path come in order', () => {
    expect(answersOf(recording, `/jobs/${id}`).map(({ body }) => body)).toEqual([1, 4]);
    expect(answersOf(recording, '/nope')).toEqual([]);
  });

  test('paths of an endpoint come once, refused ones too', () => {
    expect(pathsOf(recording, '/jobs/:id')).toEqual([`/jobs/${id}`, `/jobs/${'0'.repeat(32)}`]);
  });

  test('answers of an endpoint are those that succeeded', () => {
    expect(answersAt(recording, '/jobs/:id').map(({ body }) => body)).toEqual([1, 4]);
  });
});

describe.each(listRecordings())('the recording $version $scenario', (name) => {
  const file = join(__dirname, 'recordings', name.version, `${name.scenario}.json`);
  const text = readFileSync(file, 'utf8');
  const recording = readRecording(name);

  test('is of its version, ordered by time, and small', () => {
    const times = recording.answers.map(({ at }) => at);
    expect(recording.flinkVersion).toBe(name.version);
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(times.at(-1)).toBeGreaterThan(name.scenario === 'diagnostics' ? 0 : 42_400);
    expect(statSync(file).size).toBeLessThan(1_500_000);
  });

  test('has one answer a line', () => {
    expect(text.trimEnd().split('\n')).toHaveLength(recording.answers.length + 2);
  });

  test('gives away nothing of the machine', () => {
    expect(text.match(/(?<![\w.:-])\/(?:home|root|tmp|Users|work|var|opt)\/[^"\s]*/g)).toBeNull();
    const hosts = [...text.matchAll(/"(?:host|endpoint|location)":"([^"]*)"/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host ?? ''))).toEqual([]);
    expect(text.match(/(?<![\w.])(?!127\.0\.0\.1|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g)).toBeNull();
  });

  test('is told of in PROVENANCE.md', () => {
    const rows = readFileSync(join(__dirname, 'recordings', 'PROVENANCE.md'), 'utf8').split('\n');
    const row = rows.find((line) => line.includes(`\`${name.version}/${name.scenario}.json\``));
    expect(row).toContain(new Date(recording.recordedAt).toISOString().slice(0, 16).replace('T', ' '));
  });
});

test('every version has a standard recording with a running, a failing and a finished job', () => {
  const standard = listRecordings().filter(({ scenario }) => scenario === 'standard');
  expect(standard.map(({ version }) => version)).toEqual(['1.16.3', '1.18.1', '1.20.3', '2.0.0', '2.3.0']);
  for (const name of standard) {
    const [overview] = answersAt(readRecording(name), '/jobs/overview');
    const body = JSON.stringify(overview?.body);
    for (const job of ['orders-per-minute', 'flaky-enrichment', 'nightly-batch', 'click-attribution', 'FINISHED']) {
      expect(body).toContain(`"${job}"`);
    }
  }
});
