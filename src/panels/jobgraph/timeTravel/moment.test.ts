import { graphOf, jobRow, subtaskRow, taskManagerRow, vertexRow } from '../../../testing/jobGraphs';
import { pressureSeries } from '../../../testing/pressureSeries';
import { type PressureSeries } from '../../../frames/pressureSeries';
import { momentOf } from './moment';
import { pastOf } from './past';

const live = graphOf('a>b', {
  job: jobRow({ state: 'FAILED', ended: 99, restarts: 4, staleSince: 5, problem: 'gone' }),
  subtasks: [subtaskRow('a', 0, { taskManager: 'tm-1' })],
  taskManagers: [taskManagerRow('tm-2')],
});

function at(series: PressureSeries[], time: number, graph = live) {
  const past = pastOf(series, graph.job?.id ?? null);
  if (past === null) {
    throw new Error('no past');
  }
  return momentOf(past, graph, time);
}

const vertex = (moment: ReturnType<typeof at>, id: string) => moment.graph.vertices.find((one) => one.id === id);

const hot = [
  pressureSeries('a', 'busy', [0.2, 1], { subtask: '0', taskManager: 'tm_1' }),
  pressureSeries('a', 'busy', [0.2, 0.4], { subtask: '1', taskManager: 'tm_2' }),
  pressureSeries('a', 'idle', [0.8, 0], { subtask: '0' }),
  pressureSeries('a', 'idle', [0.8, 0.6], { subtask: '1' }),
  pressureSeries('a', 'backpressured', [0, 0], { subtask: '0' }),
  pressureSeries('a', 'backpressured', [0, 0], { subtask: '1' }),
  pressureSeries('a', 'recordsIn', [10, 900], { subtask: '0' }),
  pressureSeries('a', 'recordsIn', [10, 100], { subtask: '1' }),
  pressureSeries('a', 'recordsOut', [20, 500], { subtask: '0' }),
  pressureSeries('a', 'recordsOut', [20, 500], { subtask: '1' }),
  pressureSeries('a', 'watermark', [-1_000, 5_000], { subtask: '0' }),
  pressureSeries('b', 'busy', [0.1, 0.1], { subtask: '0' }),
];

it('gives the values of the moment: maxima, means, sums, the hot subtask, and where it ran', () => {
  const moment = at(hot, 15_000);
  expect(moment).toMatchObject({ at: 15_000, sampled: 15_000 });
  expect(vertex(moment, 'a')).toMatchObject({
    state: 'RUNNING',
    running: 2,
    parallelism: 2,
    busyMax: 1,
    busyMean: 0.7,
    idleMean: 0.3,
    backpressuredMax: 0,
    recordsIn: 1000,
    recordsOut: 1000,
    watermarkLag: 10_000,
    skewFactor: 1.8,
    skewSubtask: '0',
    measured: 15_000,
  });
  expect(moment.graph.subtasks.filter((row) => row.vertex === 'a')).toMatchObject([
    { index: '0', busy: 1, recordsIn: 900, taskManager: 'tm-1', state: 'RUNNING' },
    { index: '1', busy: 0.4, recordsIn: 100, taskManager: 'tm-2', watermarkLag: null },
  ]);
  expect(vertex(at(hot, 0), 'a')).toMatchObject({ busyMax: 0.2, recordsIn: 20, skewFactor: 1 });
});

it('shows nothing of now: neither what only Flink’s REST API knows, nor the state, the restarts or the problem', () => {
  const { graph } = at(hot, 15_000);
  const now = live.vertices[0];
  expect(vertexRow('a')).toMatchObject({ bytesIn: 120_000 });
  expect(now).toMatchObject({ bytesIn: 120_000, span: 30_000 });
  expect(graph.vertices[0]).toMatchObject({ bytesIn: null, bytesOut: null, span: null, basis: null, attempt: null });
  expect(graph.job).toMatchObject({
    id: live.job?.id,
    state: 'RUNNING',
    ended: null,
    restarts: null,
    staleSince: null,
    problem: null,
  });
  expect(graph.taskManagers).toEqual([]);
});

it('counts a connection by the side that has no other', () => {
  const graph = graphOf('a>c b>c c>d c>e');
  const series = ['a', 'b', 'c', 'd'].flatMap((id) => [
    pressureSeries(id, 'recordsIn', [id === 'd' ? 7 : 1]),
    pressureSeries(id, 'recordsOut', [5]),
  ]);
  expect(Object.fromEntries(at(series, 0, graph).graph.edges.map(({ id, records }) => [id, records]))).toEqual({
    'a-c': 5,
    'b-c': 5,
    'c-d': 7,
    'c-e': null,
  });
});

it('does not know the idle time of a source that does not measure busy', () => {
  const series = [
    pressureSeries('a', 'busy', [NaN]),
    pressureSeries('a', 'idle', [0]),
    pressureSeries('a', 'backpressured', [0.9]),
  ];
  expect(vertex(at(series, 0), 'a')).toMatchObject({ busyMax: null, idleMean: null, backpressuredMax: 0.9 });
});

it('takes series of whole tasks for what they are', () => {
  const moment = at([pressureSeries('a', 'busy', [0.6], { subtask: null })], 0);
  expect(vertex(moment, 'a')).toMatchObject({
    busyMax: 0.6,
    busyMean: null,
    parallelism: 4,
    running: null,
    state: 'RUNNING',
  });
  expect(moment.graph.subtasks).toEqual([]);
});

it('knows nothing in a gap and beyond the series', () => {
  const gap = [pressureSeries('a', 'busy', [0.5, 0.5, null, null, null, null, 0.5, 0.5])];
  for (const time of [-20_000, 45_000, 60_000, 130_000]) {
    const moment = at(gap, time);
    expect(moment.sampled).toBeNull();
    expect(moment.graph.vertices.map(({ busyMax, state }) => [busyMax, state])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(moment.graph.edges.map(({ records }) => records)).toEqual([null]);
  }
  expect(at(gap, 20_000).sampled).toBe(15_000);
});

describe('what is not the job of now', () => {
  it('is nothing where tasks and subtasks are the same', () => {
    const series = ['a', 'b'].flatMap((id) =>
      ['0', '1', '2', '3'].map((subtask) => pressureSeries(id, 'busy', [0.1], { subtask }))
    );
    expect(at(series, 0).differences).toEqual([]);
  });

  it('is told: tasks that are gone, vertices without values, another parallelism', () => {
    const series = [
      ...['0', '1'].map((subtask) => pressureSeries('a', 'busy', [0.1], { subtask })),
      pressureSeries('x', 'busy', [0.1, null]),
      pressureSeries('y', 'busy', [null, 0.1]),
    ];
    expect(at(series, 0).differences).toEqual([
      { kind: 'gone', count: 1 },
      { kind: 'missing', vertices: ['b'] },
      { kind: 'parallelism', vertices: [{ vertex: 'a', then: 2, now: 4 }] },
    ]);
  });

  it('is told where all series are of other jobs', () => {
    const other = at([pressureSeries('a', 'busy', [0.1], { job: 'other' })], 0);
    expect(other).toMatchObject({ sampled: null, differences: [{ kind: 'otherJobs' }] });
  });
});
