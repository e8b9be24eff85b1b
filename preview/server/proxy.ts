import { request as requestHttp, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import { sendError, sendText } from './answer.ts';
import { type DataSource } from './dataSources.ts';
import { encodeQuery, escapedPath, joinPaths, parseQuery, unescapePath } from './goUrl.ts';
import { answerHeaders, ownHeaders, upstreamHeaders } from './headers.ts';
import { textOf } from './json.ts';
import { decide, type PluginRoute } from './routes.ts';
import { type User } from './user.ts';

const defaultTimeoutSeconds = 30;

/** What the proxy needs to know of the data source's plugin and of who asks. */
export interface ProxyContext {
  source: DataSource;
  routes: readonly PluginRoute[];
  user: User;
  /** Stands in the User-Agent. */
  version: string;
}

const proxyPrefix = /^\/api\/datasources\/proxy\/uid\/[\w-]+\/?/;

/** The part of an escaped address below the data source, as Grafana cuts it: without one slash at its start. */
export const pathBelow = (escaped: string) => escaped.replace(proxyPrefix, '');

/** Path and query of the request that goes to the data source; null where they make no address. */
export function upstreamAddress(base: URL, path: string, query: string, route: PluginRoute | null): string | null {
  const target = escapedPath(joinPaths(unescapePath(base.pathname) ?? base.pathname, path));
  if (target === null) {
    return null;
  }
  const added = (route?.urlParams ?? []).map(({ name, content }) => [name, content] as const);
  const asked = route === null ? query : encodeQuery([...parseQuery(query), ...added]);
  return `${target || '/'}${asked === '' ? '' : `?${asked}`}`;
}

function timeoutOf({ jsonData }: DataSource): number {
  const seconds = Number(jsonData['timeout']);
  return 1000 * (Number.isInteger(seconds) && seconds > 0 ? seconds : defaultTimeoutSeconds);
}

function tlsOf({ jsonData, secureJsonData }: DataSource): RequestOptions {
  const serverName = textOf(jsonData['serverName']);
  return {
    rejectUnauthorized: jsonData['tlsSkipVerify'] !== true,
    ...(serverName === '' ? {} : { servername: serverName }),
    ...(jsonData['tlsAuthWithCACert'] === true ? { ca: secureJsonData['tlsCACert'] } : {}),
    ...(jsonData['tlsAuth'] === true
      ? { cert: secureJsonData['tlsClientCert'], key: secureJsonData['tlsClientKey'] }
      : {}),
  };
}

/** The data source's address; an address without a scheme is taken for http. */
function baseOf({ url }: DataSource): URL | null {
  const text = /^[^:]*:\/\//.test(url) ? url : `http://${url}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/** Hands the data source's answer over; a 401 must not look like one of Grafana's own. */
function pass(upstream: IncomingMessage, response: ServerResponse): void {
  if (upstream.statusCode === 401) {
    upstream.resume();
    sendText(response, 400, 'Authentication to data source failed', {
      'content-security-policy': 'sandbox',
      via: '0.0 grafana',
    });
    return;
  }
  response.writeHead(upstream.statusCode ?? 502, answerHeaders(upstream.headers));
  upstream.pipe(response);
  upstream.on('error', () => response.destroy());
}

/** Grafana 12.3 answers 502 without a body to whatever goes wrong on the way, an answer that comes too late included. */
function fail(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(502, ownHeaders);
  response.end();
}

function watch(outgoing: ClientRequest, response: ServerResponse, timeout: number): void {
  const timer = setTimeout(() => outgoing.destroy(), timeout);
  outgoing.on('response', (upstream) => {
    clearTimeout(timer);
    pass(upstream, response);
  });
  outgoing.on('error', () => {
    clearTimeout(timer);
    fail(response);
  });
  // The reader has gone: Flink need not go on.
  response.on('close', () => outgoing.destroy());
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  asked: { path: string; query: string },
  { source, version }: ProxyContext,
  route: PluginRoute | null
): void {
  const base = baseOf(source);
  if (base === null) {
    sendError(response, 400, `Invalid data source URL: ${JSON.stringify(source.url)}`);
    return;
  }
  const path = upstreamAddress(base, asked.path, asked.query, route);
  if (path === null) {
    fail(response);
    return;
  }
  const send = base.protocol === 'https:' ? requestHttps : requestHttp;
  const outgoing = send({
    ...tlsOf(source),
    protocol: base.protocol,
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port,
    method: request.method,
    path,
    headers: upstreamHeaders(request.headers, source, route, {
      host: base.host,
      client: request.socket.remoteAddress ?? '',
      version,
    }),
    setHost: false,
  });
  watch(outgoing, response, timeoutOf(source));
  request.pipe(outgoing);
}

/**
 * Grafana's data source proxy: the routes of plugin.json decide for every method, what passes goes to the data source.
 * @param asked path below the data source, still escaped, and the query as they came
 */
export function proxy(
  request: IncomingMessage,
  response: ServerResponse,
  asked: { path: string; query: string },
  context: ProxyContext
): void {
  const decision = decide(
    context.routes,
    { method: request.method ?? 'GET', path: asked.path, uid: context.source.uid },
    context.user
  );
  if (decision.allowed) {
    forward(request, response, asked, context, decision.route);
  } else {
    request.resume();
    sendError(response, 403, 'plugin proxy route access denied');
  }
}
