import { isJson, type Json, objectOf, objectsOf, textOf } from '../json.ts';

/** What a query says about the looks of its answer. */
export interface Shape {
  refId: string;
  expr: string;
  legendFormat: string;
  stepMs: number;
}

type Labels = Record<string, string>;

const labelsOf = (metric: unknown): Labels =>
  Object.fromEntries(
    Object.entries(objectOf(metric)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  );

/** JSON has no NaN: Grafana sends null and says where. */
const numberOf = (text: unknown) => {
  const value = Number(textOf(text).replace('Inf', 'Infinity'));
  return Number.isFinite(value) ? value : null;
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function pairsOf(values: unknown): Array<[number, number | null]> {
  return (isList(values) ? values : []).flatMap((pair): Array<[number, number | null]> => {
    const [seconds, value] = isList(pair) ? pair : [];
    return typeof seconds === 'number' ? [[Math.round(seconds * 1000), numberOf(value)]] : [];
  });
}

function metricText({ __name__: name = '', ...labels }: Labels): string {
  const texts = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  if (texts.length > 0) {
    return `${name}{${texts.sort().join(', ')}}`;
  }
  return name === '' ? '{}' : name;
}

function legendOf(labels: Labels, { legendFormat, expr }: Shape): string {
  if (legendFormat === '__auto') {
    return Object.keys(labels).length > 0 ? '' : expr;
  }
  const legend =
    legendFormat === ''
      ? metricText(labels)
      : legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, name: string) => labels[name] ?? '');
  return legend === '{}' ? expr : legend;
}

function frameOf(entry: Json, resultType: string, shape: Shape, isFirst: boolean): Json {
  const labels = labelsOf(entry['metric']);
  const pairs = pairsOf(resultType === 'vector' ? [entry['value']] : entry['values']);
  const legend = legendOf(labels, shape);
  return {
    schema: {
      refId: shape.refId,
      meta: {
        type: resultType === 'vector' ? 'numeric-multi' : 'timeseries-multi',
        typeVersion: [0, 1],
        custom: { resultType, ...(isFirst ? { calculatedMinStep: shape.stepMs } : {}) },
        ...(isFirst ? { executedQueryString: `Expr: ${shape.expr}\nStep: ${shape.stepMs / 1000}s` } : {}),
      },
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: shape.stepMs } },
        {
          name: labels['__name__'] ?? 'Value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels,
          config: legend === '' ? {} : { displayNameFromDS: legend },
        },
      ],
    },
    data: { values: [pairs.map(([time]) => time), pairs.map(([, value]) => value)] },
  };
}

/** Frames as Grafana's Prometheus data source sends them: one a series, and one without fields where there is no series. */
export function framesOf(answer: unknown, shape: Shape): Json[] {
  const data = objectOf(objectOf(answer)['data']);
  const resultType = textOf(data['resultType']);
  const result = resultType === 'scalar' ? [{ metric: {}, value: data['result'] }] : objectsOf(data['result']);
  const frames = result
    .filter(isJson)
    .map((entry, index) => frameOf(entry, resultType === 'scalar' ? 'vector' : resultType, shape, index === 0));
  return frames.length > 0
    ? frames
    : [{ schema: { refId: shape.refId, meta: { custom: { resultType } }, fields: [] }, data: { values: [] } }];
}
