import { type PressureSeries } from '../../../frames/pressureSeries';
import { pressureSeries } from '../../../testing/pressureSeries';
import { overviewOf, stretchesOf, worstMoment } from './overview';
import { pastOf } from './past';

function strip(series: PressureSeries[], vertices: string[], from: number, to: number) {
  const past = pastOf(series, null);
  if (past === null) {
    throw new Error('no past');
  }
  const overview = overviewOf(past, new Set(vertices));
  const stretches = stretchesOf(past, overview, from, to);
  return {
    kinds: stretches.map(({ kind, from: start, to: end }) => `${kind} ${start / 1000}-${end / 1000}`),
    stretches,
    worst: worstMoment(past, overview, from, to),
  };
}

const held = (values: Array<number | null>) => pressureSeries('a', 'backpressured', values);

it('shows the worst of all vertices at each moment', () => {
  const series = [
    held([0, 0, 0.3, 0.9, 0.9]),
    pressureSeries('b', 'busy', [0.2, 0.9, 0.2, 1, 1], { subtask: '0' }),
    pressureSeries('b', 'busy', [0.2, 0.1, 0.9, 0, 0], { subtask: '1' }),
  ];
  expect(strip(series, ['a', 'b'], 0, 75_000).kinds).toEqual(['idle 0-15', 'busy 15-45', 'backpressured 45-75']);
});

it('does not know what it has no samples of: gaps, and what was before and after', () => {
  expect(strip([held([0.9, 0.9, null, null, 0.9, 0.9])], ['a'], -30_000, 120_000).kinds).toEqual([
    'unknown -30-0',
    'backpressured 0-30',
    'unknown 30-75',
    'backpressured 75-90',
    'unknown 90-120',
  ]);
});

it('covers the range without holes or overlaps, whatever part of the series it is', () => {
  const series = [held([0, 0.9, null, null, 0.2, 1, 0, 0.8])];
  for (let from = -40_000; from < 100_000; from += 7_000) {
    const { stretches } = strip(series, ['a'], from, from + 50_000);
    expect(stretches[0]?.from).toBe(from);
    expect(stretches.at(-1)?.to).toBe(from + 50_000);
    stretches.slice(1).forEach((stretch, index) => expect(stretch.from).toBe(stretches[index]?.to));
  }
});

it('counts only vertices of the graph', () => {
  const series = [held([0.1]), pressureSeries('gone', 'backpressured', [1])];
  expect(strip(series, ['a'], 0, 15_000).kinds).toEqual(['idle 0-15']);
});

it('finds the moment at which most time was lost, the first of equals, within the range', () => {
  const series = [held([0.9, 0, 0.5, 0.9]), pressureSeries('b', 'backpressured', [0, 0, 0.8, 0])];
  expect(strip(series, ['a', 'b'], 0, 45_000).worst).toBe(30_000);
  expect(strip(series, ['a'], 0, 45_000).worst).toBe(0);
  expect(strip(series, ['a'], 15_000, 45_000).worst).toBe(45_000);
  expect(strip([held([0, 0])], ['a'], 0, 45_000).worst).toBeNull();
});
