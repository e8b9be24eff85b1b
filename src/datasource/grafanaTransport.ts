import { type BackendSrv, type FetchResponse, getBackendSrv, isFetchError } from '@grafana/runtime';
import { catchError, defer, map, type Observable, throwError } from 'rxjs';
import { type Failure, firstLine, FlinkError, messageOf } from '../flink/errors';
import { largestAnswer, type Transport } from '../flink/transport';
import { RequestQueue } from './requestQueue';
import { sharedGet } from './sharedGet';

const textIn = (body: unknown, name: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
};

/** What Grafana's data source proxy itself answers; the sentences are those of Grafana 12.3 to 13. */
const proxySays = {
  noPlugin: /unable to find datasource plugin/i,
  gate: /plugin proxy route access denied/i,
  auth: /authentication to data source failed/i,
};

/** The routes of plugin.json with `reqRole: Editor`. */
const forEditors = /^\/jobmanager\/(?:logs|config)(?:\/|$)/;

const refusedByGate = (path: string): Failure => ({ kind: forEditors.test(path) ? 'editorsOnly' : 'gate', path });

/**
 * What an error answer of the proxy means. The proxy turns Flink's 401 into a 400 with a sentence of its own, and answers
 * 502 and 504 without a body when Flink is not there.
 */
export function failureOfAnswer(path: string, status: number, body: unknown): Failure {
  const said = textIn(body, 'message') || textIn(body, 'error');
  const detail = messageOf(body) || firstLine(said);
  if (proxySays.noPlugin.test(said)) {
    return { kind: 'noPlugin' };
  }
  if (status === 401 || (status === 400 && proxySays.auth.test(said))) {
    return { kind: 'auth' };
  }
  if (status === 403) {
    return proxySays.gate.test(said) ? refusedByGate(path) : { kind: 'permission', detail };
  }
  if (status === 404 && messageOf(body) !== '') {
    return { kind: 'notFound', path, detail };
  }
  if (status === 503) {
    return { kind: 'starting' };
  }
  if (status === 504) {
    return { kind: 'timeout' };
  }
  return status === 502 || status <= 0 ? { kind: 'unreachable', detail } : { kind: 'badAnswer', path, status, detail };
}

/** Undefined where the text is no JSON. */
function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Nothing is known of an answer before Grafana has its whole body, but a long text alone does no harm: it is let go before
 * it is parsed.
 */
function readable(path: string, response: FetchResponse<unknown>): FetchResponse<unknown> {
  const { data } = response;
  if (typeof data === 'string' && data.length > largestAnswer) {
    throw new FlinkError({ kind: 'tooLarge', path, bytes: data.length });
  }
  return response;
}

/**
 * The body is asked for as text: where the server says JSON and it is none, HTML of another server or a body that was cut off,
 * Grafana would only say "Unexpected error".
 */
function answerOf(path: string, { data, status }: FetchResponse<unknown>): unknown {
  const answer = parsed(data);
  if (typeof answer !== 'object' || answer === null) {
    const detail = typeof data === 'string' && /<html|<!doctype/i.test(data) ? 'HTML' : '';
    throw new FlinkError({ kind: 'badAnswer', path, status, detail });
  }
  return answer;
}

/** Grafana puts the text of an error answer into `message`. */
const errorBodyOf = (data: unknown): unknown => parsed(textIn(data, 'message')) ?? data;

function failed(path: string, thrown: unknown): Observable<never> {
  if (thrown instanceof FlinkError) {
    return throwError(() => thrown);
  }
  if (isFetchError<unknown>(thrown)) {
    return throwError(() => new FlinkError(failureOfAnswer(path, thrown.status, errorBodyOf(thrown.data))));
  }
  const detail = thrown instanceof Error ? firstLine(thrown.message) : '';
  return throwError(() => new FlinkError({ kind: 'unreachable', detail }));
}

const pathOf = (pathAndQuery: string) => pathAndQuery.split('?')[0] ?? pathAndQuery;

/**
 * @param base the data source's address within Grafana, `/api/datasources/proxy/uid/<uid>`
 * @param onRequest called for each request that really goes out
 */
export function grafanaTransport(
  base: string,
  backend: BackendSrv = getBackendSrv(),
  onRequest: () => void = () => undefined
): Transport {
  const queue = new RequestQueue();
  const sent = (pathAndQuery: string) =>
    defer(() => {
      onRequest();
      return backend.fetch<unknown>({
        url: `${base}${pathAndQuery}`,
        method: 'GET',
        responseType: 'text',
        showErrorAlert: false,
        validatePath: true,
      });
    });
  const fetched = (pathAndQuery: string) =>
    queue.run(pathAndQuery, sent(pathAndQuery)).pipe(
      map((response) => readable(pathOf(pathAndQuery), response)),
      catchError((thrown: unknown) => failed(pathOf(pathAndQuery), thrown))
    );
  const json = sharedGet((url) => fetched(url).pipe(map((response) => answerOf(pathOf(url), response))));
  const text = sharedGet((url) => fetched(url).pipe(map(({ data }) => (typeof data === 'string' ? data : ''))));
  return {
    get: (path, params = {}, signal) => {
      const query = new URLSearchParams(params).toString();
      return json(query === '' ? path : `${path}?${query}`, signal);
    },
    text,
  };
}
