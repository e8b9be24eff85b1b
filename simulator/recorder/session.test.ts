import { decodeRecording } from '../recordings';
import { recordingText } from './file';
import { checkpointPaths, metricPaths, roundsAt, watchedVertices } from './requests';
import { recordCluster, recordPaths } from './session';

const id = (number: number) => number.toString(16).padStart(32, '0');
const vertices = (count: number) => Array.from({ length: count }, (_, index) => id(100 + index));

/** A cluster with two jobs: one of three vertices, one of 50. Answers cost 5 ms; time passes only here. */
function fakeCluster() {
  let time = 1_000_000;
  const asked: Array<{ path: string; at: number }> = [];
  const jobs = new Map([
    [id(1), vertices(3)],
    [id(2), vertices(50)],
  ]);
  const bodies = new Map<string, unknown>([
    ['/jobs/overview', { jobs: [...jobs.keys()].map((jid) => ({ jid })) }],
    ['/taskmanagers', { taskmanagers: [{ id: '10.0.0.1:1-a' }] }],
    [`/jobs/${id(1)}/metrics`, [{ id: 'numRestarts' }, { id: 'uptime' }, { id: 'somethingElse' }]],
    [
      `/jobs/${id(1)}/checkpoints`,
      {
        history: [
          { id: 9, status: 'IN_PROGRESS' },
          { id: 8, status: 'COMPLETED' },
        ],
      },
    ],
    [
      `/jobs/${id(1)}/vertices/${id(100)}/subtasks/metrics`,
      [
        { id: 'numRecordsIn' },
        { id: 'latency.operator_id.0a.latency_p99' },
        { id: 'latency.operator_id.0a.latency_p75' },
      ],
    ],
  ]);
  for (const [jid, ids] of jobs) {
    bodies.set(`/jobs/${jid}`, { jid, vertices: ids.map((vertex) => ({ id: vertex })) });
  }
  const surroundings = {
    get: (path: string) => {
      time += 5;
      asked.push({ path, at: time });
      const body = bodies.get(path);
      return Promise.resolve(body === undefined ? { status: 404, body: { errors: ['?'] } } : { status: 200, body });
    },
    now: () => time,
    sleep: (ms: number) => {
      time += ms;
      return Promise.resolve();
    },
    say: () => undefined,
  };
  return { surroundings, asked };
}

describe('a session of recording', () => {
  test('asks nothing for 20 s, and then for the jobs first', async () => {
    const { surroundings, asked } = fakeCluster();
    const { answers, startedAt } = await recordCluster(surroundings);
    const [discovery, first, second] = asked;
    expect(discovery?.path).toBe('/jobs/overview');
    expect((first?.at ?? 0) - (discovery?.at ?? 0)).toBe(20_005);
    expect([first?.path, second?.path]).toEqual([`/jobs/${id(1)}`, `/jobs/${id(2)}`]);
    expect(startedAt).toBe(1_020_005);
    expect(answers[0]).toEqual({
      at: 5,
      path: `/jobs/${id(1)}`,
      status: 200,
      body: { jid: id(1), vertices: vertices(3).map((vertex) => ({ id: vertex })) },
    });
    expect(answers).toHaveLength(asked.length - 1);
  });

  test('takes jobs and gauges in every round', async () => {
    const { surroundings } = fakeCluster();
    const { answers } = await recordCluster(surroundings);
    const timesOf = (path: string) => answers.filter((answer) => answer.path === path).map(({ at }) => at);
    const near = roundsAt.map((at): unknown => expect.closeTo(at, -3));
    expect(timesOf(`/jobs/${id(1)}`)).toEqual(near);
    const vertex = `/jobs/${id(1)}/vertices/${id(102)}`;
    const aggregates = 'get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond&agg=min,max,avg';
    expect(timesOf(`${vertex}/backpressure`).slice(0, -1)).toEqual(near);
    expect(timesOf(`${vertex}/subtasks/metrics?${aggregates}`)).toEqual(near);
    expect(timesOf(`${vertex}/watermarks`)).toHaveLength(1);
  });

  test('asks for each thing once, and for values only of names that exist', async () => {
    const { surroundings } = fakeCluster();
    const { answers } = await recordCluster(surroundings);
    const paths = answers.map(({ path }) => path);
    const job = `/jobs/${id(1)}`;
    for (const path of [
      '/config',
      '/overview',
      '/taskmanagers/10.0.0.1%3A1-a',
      '/nope',
      '/jobs/not-an-id',
      `${job}/exceptions`,
      `${job}/metrics?get=numRestarts`,
      `${job}/metrics?get=numRestarts,uptime`,
      `${job}/checkpoints/details/8`,
      `${job}/checkpoints/details/9/subtasks/${id(101)}`,
      `${job}/vertices/${id(100)}`,
      `${job}/vertices/${id(100)}/subtasks/metrics?get=latency.operator_id.0a.latency_p99`,
    ]) {
      expect({ path, times: paths.filter((asked) => asked === path).length }).toEqual({ path, times: 1 });
    }
  });

  test('a wide job costs 12 vertices, from first to last, and no lists', async () => {
    const shape = { id: id(2), vertices: vertices(50) };
    const watched = watchedVertices(shape);
    expect(watched).toHaveLength(12);
    expect([watched[0], watched.at(-1)]).toEqual([id(100), id(149)]);
    const { surroundings } = fakeCluster();
    const { answers } = await recordCluster(surroundings);
    const inside = answers.map(({ path }) => path).filter((path) => path.startsWith(`/jobs/${id(2)}/vertices/`));
    expect(new Set(inside.map((path) => path.split('/')[4])).size).toBe(12);
    expect(inside.filter((path) => path.endsWith('/subtasks/metrics') || path.endsWith('/subtasktimes'))).toEqual([]);
    expect(inside.filter((path) => path.endsWith('/backpressure'))).toHaveLength(12 * roundsAt.length);
  });

  test('a cluster without jobs still gives a recording', async () => {
    const { surroundings } = fakeCluster();
    const get = (path: string) =>
      path === '/jobs/overview' ? Promise.resolve({ status: 200, body: { jobs: [] } }) : surroundings.get(path);
    const { answers } = await recordCluster({ ...surroundings, get });
    expect(answers.map(({ path }) => path)).toEqual(expect.arrayContaining(['/config', '/nope']));
  });
});

test('a recording of some paths has these and no others', async () => {
  const { surroundings, asked } = fakeCluster();
  const { answers } = await recordPaths(surroundings, ['/taskmanagers', '/nope']);
  expect(asked.map(({ path }) => path)).toEqual(['/taskmanagers', '/nope']);
  expect(answers.map(({ path, status }) => [path, status])).toEqual([
    ['/taskmanagers', 200],
    ['/nope', 404],
  ]);
});

describe('requests', () => {
  test('long lists of names are split, no name is lost', () => {
    const names = Array.from({ length: 200 }, (_, index) => `latency.operator_id.${id(index)}.latency_p99`);
    const paths = metricPaths('/jobs/1/metrics', names);
    expect(paths.length).toBeGreaterThan(2);
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThan(3600);
    expect(paths.flatMap((path) => (path.split('?get=')[1] ?? '').split(','))).toEqual(names);
  });

  test('names are encoded, commas between them are not', () => {
    expect(metricPaths('/m', ['a+b', 'c&d', 'e[1]'])).toEqual(['/m?get=a%2Bb,c%26d,e%5B1%5D']);
    expect(metricPaths('/m', [])).toEqual([]);
  });

  test.each([
    ['one of each kind', ['IN_PROGRESS', 'COMPLETED', 'COMPLETED'], [2, 3]],
    ['two of the only kind', ['COMPLETED', 'COMPLETED', 'COMPLETED'], [3, 2]],
    ['two that failed', ['FAILED', 'FAILED'], [2, 1]],
    ['one', ['COMPLETED'], [1]],
    ['none', [], []],
  ])('checkpoints: %s', (_, states, expected) => {
    const history = states.map((status, index) => ({ id: states.length - index, status }));
    const paths = checkpointPaths({ id: id(1), vertices: [id(100)] }, history);
    expect(paths.filter((path) => !path.includes('/subtasks/'))).toEqual(
      expected.map((checkpoint) => `/jobs/${id(1)}/checkpoints/details/${checkpoint}`)
    );
    expect(paths).toHaveLength(expected.length * 2);
  });
});

describe('the file', () => {
  const head = { flinkVersion: '2.3.0', recordedAt: new Date(1_700_000_000_000), note: 'a "note"' };
  const answers = [
    { at: 1, path: '/a', status: 200, body: { x: [1] } },
    { at: 2, path: '/b', status: 404, body: 'text\nof two lines' },
  ];

  test('has one answer a line', () => {
    expect(recordingText(head, answers).split('\n')).toEqual([
      '{"flinkVersion":"2.3.0","recordedAt":"2023-11-14T22:13:20.000Z","note":"a \\"note\\"","answers":[',
      '{"at":1,"path":"/a","status":200,"body":{"x":[1]}},',
      '{"at":2,"path":"/b","status":404,"body":"text\\nof two lines"}',
      ']}',
      '',
    ]);
  });

  test('is read back as it was', () => {
    const read = decodeRecording(JSON.parse(recordingText(head, answers)), 'test');
    expect(read).toEqual({ flinkVersion: '2.3.0', recordedAt: 1_700_000_000_000, note: 'a "note"', answers });
    expect(decodeRecording(JSON.parse(recordingText(head, [])), 'test').answers).toEqual([]);
  });
});
