import { type Reply } from '../simulation';
import { evaluate } from './evaluate';
import { BadQuery, type Expression, parse } from './promql';
import { type Samples } from './samples';
import { type Labels } from './series';

/** The simulator's Prometheus answers below this path, as one with `--web.external-url` would. */
export const prometheusPath = '/prometheus';

/** What Prometheus allows of a series. */
const mostPoints = 11_000;

const reply = (status: number, body: unknown): Reply => ({
  status,
  contentType: 'application/json',
  text: JSON.stringify(body),
});

const success = (data: unknown) => reply(200, { status: 'success', data });
const refused = (error: string) => reply(400, { status: 'error', errorType: 'bad_data', error });

/** Epoch ms of a time in seconds or of ISO 8601. */
function timeOf(parameters: URLSearchParams, name: string, fallback: number): number {
  const text = parameters.get(name);
  const time = text === null ? fallback : /^-?[\d.]+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(time)) {
    throw new BadQuery(`invalid parameter "${name}": cannot parse "${text ?? ''}" to a valid timestamp`);
  }
  return time;
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function stepOf(parameters: URLSearchParams): number {
  const text = parameters.get('step') ?? '';
  const [, number = '', unit = 's'] = /^([\d.]+)(ms|s|m|h|d)?$/.exec(text) ?? [];
  const step = Number(number) * (unitMs[unit] ?? NaN);
  if (number === '' || !(step > 0)) {
    throw new BadQuery(`invalid parameter "step": cannot parse "${text}" to a valid duration`);
  }
  return step;
}

/** Prometheus writes numbers as texts, in Go's way. */
const numberText = (value: number) => (Number.isNaN(value) ? 'NaN' : String(value).replace('Infinity', '+Inf'));

const queryOf = (parameters: URLSearchParams): Expression => parse(parameters.get('query') ?? '');

type Command = (samples: Samples, parameters: URLSearchParams, now: number) => Reply;

const range: Command = (samples, parameters, now) => {
  const step = stepOf(parameters);
  const start = timeOf(parameters, 'start', now);
  const end = timeOf(parameters, 'end', now);
  if (end < start) {
    return refused('invalid parameter "end": end timestamp must not be before start time');
  }
  if ((end - start) / step > mostPoints) {
    return refused(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)'
    );
  }
  const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
  const result = evaluate(queryOf(parameters), samples).flatMap(({ labels, valueAt }) => {
    const values = times.flatMap((at) => {
      const value = at > now ? null : valueAt(at);
      return value === null ? [] : [[at / 1000, numberText(value)]];
    });
    return values.length === 0 ? [] : [{ metric: labels, values }];
  });
  return success({ resultType: 'matrix', result });
};

const instant: Command = (samples, parameters, now) => {
  const at = Math.min(now, timeOf(parameters, 'time', now));
  const result = evaluate(queryOf(parameters), samples).flatMap(({ labels, valueAt }) => {
    const value = valueAt(at);
    return value === null ? [] : [{ metric: labels, value: [at / 1000, numberText(value)] }];
  });
  return success({ resultType: 'vector', result });
};

/** The series that fit `match[]`, all where it is absent. */
function matched(samples: Samples, parameters: URLSearchParams): Labels[] {
  const matches = parameters.getAll('match[]');
  const expressions = matches.length === 0 ? [parse('{}')] : matches.map(parse);
  return expressions.flatMap((expression) => evaluate(expression, samples).map(({ labels }) => labels));
}

const commands: Readonly<Record<string, Command>> = {
  query_range: range,
  query: instant,
  series: (samples, parameters) => success(matched(samples, parameters)),
  labels: (samples, parameters) => success([...new Set(matched(samples, parameters).flatMap(Object.keys))].sort()),
  'status/buildinfo': () => success({ version: 'simulated' }),
};

function valuesOf(label: string, samples: Samples, parameters: URLSearchParams): Reply {
  const values = matched(samples, parameters).flatMap((labels) => labels[label] ?? []);
  return success([...new Set(values)].sort());
}

/** Answers a request to `/prometheus/api/v1/…`, whose parameters stand in its address or its body. */
export function answerPrometheus(samples: Samples, url: string, sent: string, now: number): Reply {
  const [path = '', query = ''] = url.slice(prometheusPath.length).split('?');
  const parameters = new URLSearchParams([query, sent].filter((part) => part !== '').join('&'));
  const name = path.replace(/^\/api\/v1\//, '');
  const label = /^label\/(\w+)\/values$/.exec(name)?.[1];
  try {
    if (label !== undefined) {
      return valuesOf(label, samples, parameters);
    }
    const command = path.startsWith('/api/v1/') && Object.hasOwn(commands, name) ? commands[name] : undefined;
    return command === undefined
      ? reply(404, { status: 'error', errorType: 'not_found' })
      : command(samples, parameters, now);
  } catch (thrown) {
    if (thrown instanceof BadQuery || thrown instanceof SyntaxError) {
      return refused(thrown.message);
    }
    throw thrown;
  }
}
