import { type Aggregation, type Arithmetic, type Expression } from './promql';
import { type Samples } from './samples';
import { type Labels, type Series } from './series';

const keyOf = (labels: Labels) =>
  Object.entries(labels)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join();

const pick = (labels: Labels, wanted: (name: string) => boolean): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => wanted(name)));

/** As Prometheus, whose minimum and maximum pass over NaN as long as there is anything else. */
function extreme(values: readonly number[], better: (left: number, right: number) => boolean): number {
  return values.reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best), NaN);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const aggregations: Readonly<Record<Aggregation, (values: readonly number[]) => number>> = {
  sum,
  avg: (values) => sum(values) / values.length,
  count: (values) => values.length,
  min: (values) => extreme(values, (left, right) => left < right),
  max: (values) => extreme(values, (left, right) => left > right),
};

const operations: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

function aggregated(
  { by, labels, isWithout }: Extract<Expression, { kind: 'aggregate' }>,
  inner: readonly Series[]
): Series[] {
  const groups = new Map<string, { labels: Labels; members: Series[] }>();
  const isKept = (name: string) => (isWithout ? !labels.has(name) && name !== '__name__' : labels.has(name));
  for (const series of inner) {
    const own = pick(series.labels, isKept);
    const group = groups.get(keyOf(own)) ?? { labels: own, members: [] };
    group.members.push(series);
    groups.set(keyOf(own), group);
  }
  return [...groups.values()].map(({ labels: own, members }) => ({
    labels: own,
    valueAt: (at) => {
      const values = members.map((member) => member.valueAt(at)).filter((value) => value !== null);
      return values.length === 0 ? null : aggregations[by](values);
    },
  }));
}

/** The series that an expression stands for. */
export function evaluate(expression: Expression, samples: Samples): Series[] {
  switch (expression.kind) {
    case 'selector':
      return samples.select(expression.matchers);
    case 'aggregate':
      return aggregated(expression, evaluate(expression.of, samples));
    case 'label': {
      const { of, label, value } = expression;
      return evaluate(of, samples).map(({ labels, valueAt }) => ({ labels: { ...labels, [label]: value }, valueAt }));
    }
    case 'arithmetic': {
      const { of, operator, number } = expression;
      return evaluate(of, samples).map(({ labels, valueAt }) => ({
        labels: pick(labels, (name) => name !== '__name__'),
        valueAt: (at) => {
          const value = valueAt(at);
          return value === null ? null : operations[operator](value, number);
        },
      }));
    }
  }
}
