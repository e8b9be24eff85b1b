import { type Histogram, type Statistic, statistics } from '../../../flink/latency/markerName';
import { type Located } from './markerNames';
import { type Chunk, planOf } from './plan';

const id = (number: number) => number.toString(16).padStart(32, '0');
const pair = (source: number, operator: number, sourceIndex: number | null = null): Histogram => ({
  sourceId: id(source),
  sourceIndex,
  operatorId: id(operator),
  subtask: 0,
});

/** A vertex of three operators, and two sources before it. */
const vertex = (number: number, subtasks: number): Located => ({
  vertexId: id(number),
  histograms: [1, 2].flatMap((source) => [0, 1, 2].map((operator) => pair(source, number * 10 + operator))),
  subtasks,
});
/** Two sources, each with two operators chained behind it, and 18 vertices of three operators. */
const job = (parallelism: number): Located[] => [
  ...[1, 2].map((source) => ({
    vertexId: id(source),
    histograms: [1, 2].map((operator) => pair(source, source * 10 + operator)),
    subtasks: parallelism,
  })),
  ...Array.from({ length: 18 }, (_, index) => vertex(index + 3, parallelism)),
];

const urlOf = ({ vertexId, wanted }: Chunk) => {
  const query = new URLSearchParams({ get: wanted.map(({ name }) => name).join(','), mode: 'read-only' }).toString();
  return `/jobs/${id(0)}${vertexId === null ? '' : `/vertices/${vertexId}`}/metrics?${query}`;
};
const namesIn = (chunks: readonly Chunk[]) =>
  chunks.flatMap(({ vertexId, wanted }) => wanted.map(({ name }) => `${vertexId} ${name}`));

test.each<[string, number, Statistic[], number, number]>([
  ['one statistic', 4, ['p99'], 448, 20],
  ['one statistic', 128, ['p99'], 14_336, 598],
  ['two statistics', 32, ['p50', 'p99'], 7_168, 300],
])(
  '%s of 20 vertices at parallelism %i: every value once, in as few requests as fit',
  (_, parallelism, asked, values, requests) => {
    const { chunks, leftOut } = planOf(job(parallelism), asked);
    const names = namesIn(chunks);
    expect([names.length, new Set(names).size, leftOut]).toEqual([values, values, 0]);
    const lengths = chunks.map((chunk) => urlOf(chunk).length);
    expect(Math.max(...lengths)).toBeLessThan(3_500);
    expect(chunks).toHaveLength(requests);
    expect(new Set(chunks.map(({ key }) => key)).size).toBe(requests);
  }
);

test('the first requests ask for the first subtasks of every vertex, sinks first', () => {
  const { chunks } = planOf(job(128), ['p99']);
  expect(chunks.slice(0, 20).map(({ vertexId }) => vertexId)).toEqual(
    Array.from({ length: 20 }, (_, index) => id(20 - index))
  );
  expect([
    ...new Set(chunks.slice(0, 18).flatMap(({ wanted }) => wanted.map(({ histogram }) => histogram.subtask))),
  ]).toEqual([0, 1, 2, 3]);
});

test('too many values: every vertex keeps its share, those of the first subtasks', () => {
  const { chunks, leftOut } = planOf(job(128), [...statistics]);
  const kept = namesIn(chunks).length;
  expect(kept).toBeGreaterThanOrEqual(20_000);
  expect(kept).toBeLessThan(20_000 + 20 * statistics.length * 6);
  expect(kept + leftOut).toBe(143_360);
  expect(new Set(chunks.map(({ vertexId }) => vertexId)).size).toBe(20);
});

test('at the job each histogram has its own subtask, and names have no number in front', () => {
  const histograms = [1, 0].map((subtask) => ({ ...pair(1, 2), subtask }));
  const { chunks } = planOf([{ vertexId: null, histograms, subtasks: null }], ['max']);
  expect(chunks).toHaveLength(1);
  expect(namesIn(chunks)).toEqual(
    [0, 1].map(
      (subtask) => `null latency.source_id.${id(1)}.operator_id.${id(2)}.operator_subtask_index.${subtask}.latency_max`
    )
  );
});

test('granularity subtask: in the chain of the source only its subtask of the same number, elsewhere each', () => {
  const located: Located[] = [
    { vertexId: id(1), histograms: [pair(1, 11, 0)], subtasks: 2 },
    { vertexId: id(3), histograms: [pair(1, 3, 0), pair(1, 3, 1)], subtasks: 2 },
  ];
  const { chunks } = planOf(located, ['p99']);
  const places = chunks.flatMap(({ vertexId, wanted }) =>
    wanted.map(({ histogram: { sourceIndex, subtask } }) => `${vertexId?.slice(-1)}: ${sourceIndex} > ${subtask}`)
  );
  expect(places.sort()).toEqual(['1: 0 > 0', '1: 1 > 1', '3: 0 > 0', '3: 0 > 1', '3: 1 > 0', '3: 1 > 1']);
});

test('nothing to ask', () => {
  expect(planOf([], ['p99'])).toEqual({ chunks: [], leftOut: 0 });
  expect(planOf([{ vertexId: id(1), histograms: [], subtasks: 128 }], ['p99'])).toEqual({ chunks: [], leftOut: 0 });
});
