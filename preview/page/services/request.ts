import { validatePath } from '@grafana/data';
import { type BackendSrvRequest } from '@grafana/runtime';
import { fromJson, isTrusted } from '../guards';

export const isDataQuery = (url: string) => /api\/(datasources\/proxy|ds\/query)/.test(url);
export const isLocal = (url: string) => !url.startsWith('http');

const isEmpty = (value: unknown) =>
  value === undefined || ((typeof value === 'string' || Array.isArray(value)) && value.length === 0);

/**
 * Address of a request; relative ones are relative to the page's base.
 * @throws PathValidationError where the request asks for a check of its path and the path climbs
 */
export function urlOf({ url, params, validatePath: isChecked }: BackendSrvRequest): string {
  const path = isChecked === true ? validatePath(url) : url;
  const pairs = Object.entries<unknown>(params ?? {})
    .filter(([, value]) => !isEmpty(value))
    .flatMap(([name, value]) =>
      [value].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`)
    );
  const relative = isLocal(path) && path.startsWith('/') ? path.slice(1) : path;
  return pairs.length === 0 ? relative : `${relative}?${pairs.join('&')}`;
}

function headersOf({ headers, method = 'GET', url }: BackendSrvRequest): Headers {
  const sent = new Headers();
  for (const [name, value] of Object.entries<unknown>(headers ?? {})) {
    // The proxy speaks for the reader: an authorization meant for the data source goes by another name.
    const isForDataSource = name.toLowerCase() === 'authorization' && isLocal(url);
    sent.set(isForDataSource ? 'X-DS-Authorization' : name, String(value));
  }
  if (isLocal(url)) {
    sent.set('X-Grafana-Org-Id', '1');
  }
  if (['POST', 'PUT', 'PATCH'].includes(method.toUpperCase()) && !sent.has('content-type')) {
    sent.set('content-type', 'application/json');
  }
  if (!sent.has('accept')) {
    sent.set('accept', 'application/json, text/plain, */*');
  }
  return sent;
}

function bodyOf(data: unknown): BodyInit | null {
  if (data === undefined || data === null) {
    return null;
  }
  return typeof data === 'string' || data instanceof Blob ? data : JSON.stringify(data);
}

export function initOf(options: BackendSrvRequest): RequestInit {
  return {
    method: options.method ?? 'GET',
    headers: headersOf(options),
    body: bodyOf(options.data),
    credentials: options.credentials ?? 'same-origin',
    ...(options.abortSignal === undefined ? {} : { signal: options.abortSignal }),
  };
}

function parsed(text: string): unknown {
  try {
    return fromJson<unknown>(text);
  } catch {
    return text;
  }
}

async function contentOf(response: Response, type: BackendSrvRequest['responseType']): Promise<unknown> {
  switch (type) {
    case 'arraybuffer':
      return response.arrayBuffer();
    case 'blob':
      return response.blob();
    case 'text':
      return response.text();
    case 'json':
      return response.headers.get('content-length') === '0' ? {} : response.json();
    case undefined:
      return parsed(await response.text());
  }
}

/** The body in the form the request asks for; without a form JSON where it is JSON, else the text. */
export async function dataOf<T>(response: Response, options: BackendSrvRequest): Promise<T> {
  const isPlainJson = response.headers.get('content-type')?.toLowerCase() === 'application/json';
  const data = await contentOf(response, options.responseType ?? (isPlainJson ? 'json' : undefined));
  if (isTrusted<T>(data)) {
    return data;
  }
  throw new Error('unreachable');
}
