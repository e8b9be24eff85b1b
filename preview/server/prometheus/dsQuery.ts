import { type DataSource, type DataSources } from '../dataSources.ts';
import { type Json, objectOf, objectsOf, parseJson, textOf } from '../json.ts';
import { framesOf } from './frames.ts';
import { filledIn, stepMsOf } from './step.ts';

/** Grafana's id of its own data source. */
export const prometheusType = 'prometheus';

interface Reached {
  status: number;
  body: Json;
}

const timeoutMs = 30_000;

function headersOf({ basicAuth, basicAuthUser, secureJsonData }: DataSource): Record<string, string> {
  const pair = `${basicAuthUser}:${secureJsonData['basicAuthPassword'] ?? ''}`;
  return {
    'content-type': 'application/x-www-form-urlencoded',
    ...(basicAuth ? { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {}),
  };
}

async function ask(source: DataSource, path: string, parameters: Record<string, string>): Promise<Reached> {
  const response = await fetch(`${source.url.replace(/\/+$/, '')}/api/v1/${path}`, {
    method: 'POST',
    headers: headersOf(source),
    body: new URLSearchParams(parameters).toString(),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: parseJson(text) };
  } catch {
    return {
      status: response.status,
      body: { error: `unexpected response with status code ${response.status}: ${text.slice(0, 1024)}` },
    };
  }
}

const numberOf = (value: unknown, fallback: number) => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
};

/** Both ends lie on multiples of the step, so that a later refresh asks for the same moments. */
const aligned = (ms: number, stepMs: number) => String((Math.floor(ms / stepMs) * stepMs) / 1000);

async function answerOne(query: Json, source: DataSource, range: { from: number; to: number }): Promise<Json> {
  const asked = {
    ...range,
    maxDataPoints: numberOf(query['maxDataPoints'], 100),
    interval: textOf(query['interval']),
    timeInterval: textOf(source.jsonData['timeInterval']),
  };
  const stepMs = stepMsOf(asked);
  const expr = filledIn(textOf(query['expr']), asked);
  const shape = { refId: textOf(query['refId']), expr, legendFormat: textOf(query['legendFormat']), stepMs };
  const isInstant = query['instant'] === true && query['range'] !== true;
  const { status, body } = isInstant
    ? await ask(source, 'query', { query: expr, time: String(range.to / 1000) })
    : await ask(source, 'query_range', {
        query: expr,
        start: aligned(range.from, stepMs),
        end: aligned(range.to, stepMs),
        step: String(stepMs / 1000),
      });
  return body['status'] === 'success'
    ? { status: 200, frames: framesOf(body, shape) }
    : {
        status: status === 200 ? 500 : status,
        error: `${textOf(body['errorType'])}: ${textOf(body['error'])}`.replace(/^: /, ''),
      };
}

async function answered(query: Json, sources: DataSources, range: { from: number; to: number }): Promise<Json> {
  const source = sources.find(textOf(objectOf(query['datasource'])['uid']));
  if (source === undefined || source.type !== prometheusType) {
    return { status: 404, error: 'data source not found' };
  }
  try {
    return await answerOne(query, source, range);
  } catch (thrown) {
    return { status: 502, error: thrown instanceof Error ? `${thrown.message}: ${source.url}` : source.url };
  }
}

/** Answers `POST /api/ds/query`, by which data sources with a backend are asked. */
export async function dataSourceQuery(text: string, sources: DataSources): Promise<{ status: number; body: Json }> {
  const request = parseJson(text);
  const range = { from: numberOf(request['from'], Date.now() - 3_600_000), to: numberOf(request['to'], Date.now()) };
  const queries = objectsOf(request['queries']);
  const results = await Promise.all(
    queries.map(async (query) => [textOf(query['refId']), await answered(query, sources, range)] as const)
  );
  const failed = results.find(([, { error }]) => error !== undefined);
  return { status: failed === undefined ? 200 : 400, body: { results: Object.fromEntries(results) } };
}
