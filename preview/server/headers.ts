import { type IncomingHttpHeaders } from 'node:http';
import { type DataSource } from './dataSources.ts';
import { textOf } from './json.ts';
import { type PluginRoute } from './routes.ts';

export type Headers = Record<string, string | string[]>;

/** Headers of one connection, which a proxy never passes on (RFC 9110, 7.6.1). */
const ofTheConnection = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** What Grafana takes out of a request before it goes to the data source. */
const keptFromFlink = [
  'host',
  'cookie',
  'authorization',
  'origin',
  'referer',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-grafana-user',
  'x-ds-authorization',
  'x-preview-role',
  'expect',
];

/** What Grafana takes out of an answer. */
const keptFromBrowser = ['alt-svc', 'close', 'server', 'set-cookie', 'strict-transport-security'];

function without(headers: IncomingHttpHeaders, names: readonly string[]): Headers {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...ofTheConnection, ...named, ...names]);
  const kept: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !dropped.has(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/** `jsonData.keepCookies`: a name, a prefix that ends in `[]`, or `[]` for all. */
function cookies(header: string | undefined, source: DataSource): string {
  const patterns: unknown = source.jsonData['keepCookies'];
  if (header === undefined || !Array.isArray(patterns)) {
    return '';
  }
  const fits = (name: string) =>
    patterns
      .map(textOf)
      .some((pattern) => (pattern.endsWith('[]') ? name.startsWith(pattern.slice(0, -2)) : name === pattern));
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => fits(pair.split('=')[0] ?? ''))
    .sort()
    .join('; ');
}

/** `httpHeaderName1…n` with their secret values; the first missing name ends the list. */
function customHeaders(source: DataSource): Headers {
  const headers: Headers = {};
  for (let index = 1; ; index++) {
    const name = textOf(source.jsonData[`httpHeaderName${index}`]);
    if (name === '') {
      return headers;
    }
    const value = source.secureJsonData[`httpHeaderValue${index}`];
    if (value !== undefined) {
      headers[name.toLowerCase()] = value;
    }
  }
}

function authorization(headers: IncomingHttpHeaders, source: DataSource): Headers {
  const given = headers['x-ds-authorization'];
  if (typeof given === 'string' && given !== '') {
    return { authorization: given };
  }
  if (!source.basicAuth) {
    return {};
  }
  const pair = `${source.basicAuthUser}:${source.secureJsonData['basicAuthPassword'] ?? ''}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The headers with which Grafana's proxy asks the data source. */
export function upstreamHeaders(
  headers: IncomingHttpHeaders,
  source: DataSource,
  route: PluginRoute | null,
  asked: { host: string; client: string; version: string }
): Headers {
  const kept = cookies(headers.cookie, source);
  const forwarded = headers['x-forwarded-for'];
  return {
    ...without(headers, keptFromFlink),
    ...authorization(headers, source),
    ...(kept === '' ? {} : { cookie: kept }),
    // A body of unknown length stays framed, whatever the method: unframed it would be read as a second request.
    ...(headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
    host: asked.host,
    'user-agent': `Grafana/${asked.version}`,
    'x-grafana-referer': headers.referer ?? '',
    'x-forwarded-for': [forwarded ?? [], asked.client].flat().join(', '),
    ...Object.fromEntries((route?.headers ?? []).map(({ name, content }) => [name.toLowerCase(), content])),
    ...customHeaders(source),
  };
}

/** What Grafana says with every answer of its own. */
export const ownHeaders: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'deny',
  'x-xss-protection': '1; mode=block',
};

/** The headers with which the data source's answer reaches the browser. */
export function answerHeaders(headers: IncomingHttpHeaders): Headers {
  const via = headers.via === undefined ? '1.1 grafana' : `1.1 grafana, ${headers.via}`;
  return { ...without(headers, keptFromBrowser), ...ownHeaders, 'content-security-policy': 'sandbox', via };
}
