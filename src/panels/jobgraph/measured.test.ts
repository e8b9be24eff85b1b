import { graphOf, jobRow, now, vertexRow } from '../../testing/jobGraphs';
import { coverageOf, newestMeasured, oldVertices } from './measured';

const aged = (...ages: Array<number | null>) =>
  graphOf('', {
    job: jobRow({ answered: now, measured: now - 9_000 }),
    vertices: ages.map((age, index) => vertexRow(`v${index}`, { measured: age === null ? null : now - age })),
  });

it('the newest measurement counts', () => {
  expect(newestMeasured(aged(20_000, 4_000, null))).toBe(now - 4_000);
  expect(newestMeasured(graphOf('', { job: null, vertices: [vertexRow('a', { measured: null })] }))).toBeNull();
});

it.each([
  ['old ones among fresh ones', [4_000, 40_000, 14_000], ['v1']],
  ['all about as old: the legend says it once', [9_000, 12_000, 13_000], []],
  ['unknown ages', [null, null], []],
])('%s', (_, ages, old) => {
  expect([...oldVertices(aged(...ages)).keys()]).toEqual(old);
});

it.each([
  ['the last half minute', ['interval', 32_000], null],
  ['a long silence', ['interval', 1_380_000], { kind: 'span', ms: 1_380_000 }],
  ['all the time since the start', ['sinceStart', 1_380_000], { kind: 'sinceStart' }],
] as const)('means that cover %s', (_, [basis, span], coverage) => {
  expect(coverageOf(graphOf('', { vertices: [vertexRow('a', { basis, span })] }))).toEqual(coverage);
});

it('a job without counters covers nothing', () => {
  expect(coverageOf(graphOf('', { vertices: [vertexRow('a', { basis: null, span: null })] }))).toBeNull();
});
