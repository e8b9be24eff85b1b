import { DataQueryErrorType, type EventBus } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import {
  catchError,
  defer,
  filter,
  lastValueFrom,
  map,
  mergeMap,
  NEVER,
  type Observable,
  Subject,
  takeUntil,
  tap,
  throwError,
  throwIfEmpty,
} from 'rxjs';
import { fromFetch } from 'rxjs/fetch';
import { type Fields, isFields } from '../guards';
import { ErrorAlert, SuccessAlert, WarningAlert } from './appEvents';
import { dataOf, initOf, isDataQuery, isLocal, urlOf } from './request';
import { RequestQueue } from './requestQueue';

type Problem = FetchError<Fields>;

const alertDelayMs = 50;
const longestTitle = 80;

const isFetchProblem = (thrown: unknown): thrown is FetchError<unknown> => isFields(thrown) && 'config' in thrown;

const textIn = (data: Fields, name: string) => {
  const value = data[name];
  return typeof value === 'string' ? value : '';
};

/** Grafana hands errors on with a body that is an object with a message. */
function problemOf(thrown: unknown, config: BackendSrvRequest): Problem {
  const base = isFetchProblem(thrown)
    ? thrown
    : { status: 0, statusText: '', data: undefined, message: thrown instanceof Error ? thrown.message : '', config };
  const { data, statusText = '' } = base;
  const body =
    typeof data === 'string'
      ? { message: data, error: statusText, response: data }
      : (data ?? { message: 'Unexpected error' });
  const fields: Fields = isFields(body) ? body : { data: body };
  const message = textIn(fields, 'message') || textIn(fields, 'error');
  return { ...base, data: message === '' ? fields : { ...fields, message } };
}

/**
 * Grafana's BackendSrv: its queue, its form of answers and errors, its toasts, cancelling by the same request id or by
 * leaving.
 */
export class PreviewBackend implements BackendSrv {
  private readonly queue = new RequestQueue();
  private readonly started = new Subject<string>();
  private readonly events: EventBus;

  constructor(events: EventBus) {
    this.events = events;
  }

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    const config = { ...options };
    const answer = defer(() => fromFetch(urlOf(config), initOf(config)));
    const work = answer.pipe(
      mergeMap((response) => this.read<T>(response, config)),
      tap((response) => this.praise(response)),
      catchError((thrown: unknown) => throwError(() => this.complain(problemOf(thrown, config)))),
      takeUntil(config.requestId === undefined ? NEVER : this.started.pipe(filter((id) => id === config.requestId))),
      throwIfEmpty(() => ({
        type: DataQueryErrorType.Cancelled,
        cancelled: true,
        data: null,
        status: -1,
        statusText: 'Request was aborted',
        config,
      }))
    );
    const announced = defer(() => {
      // Ends an earlier request of the same id, before this one listens for later ones.
      if (config.requestId !== undefined) {
        this.started.next(config.requestId);
      }
      return work;
    });
    return this.queue.run(announced, isDataQuery(config.url));
  }

  private async read<T>(response: Response, config: BackendSrvRequest): Promise<FetchResponse<T>> {
    const { status, statusText, ok, headers, url, type, redirected } = response;
    const data = await dataOf<T>(response, config);
    if (!ok) {
      const refused: FetchError<T> = { status, statusText, data, config };
      throw refused;
    }
    return { status, statusText, ok, data, headers, url, type, redirected, config };
  }

  private praise<T>({ config, data }: FetchResponse<T>): void {
    const isQuiet = (config.method ?? 'GET') === 'GET' || isDataQuery(config.url) || !isLocal(config.url);
    const message = isFields(data) ? textIn(data, 'message') : '';
    if ((config.showSuccessAlert ?? !isQuiet) && message !== '') {
      this.events.publish(new SuccessAlert([message]));
    }
  }

  private complain(problem: Problem): Problem {
    const { config } = problem;
    const isQuiet = isDataQuery(config.url) || !isLocal(config.url);
    const message = textIn(problem.data, 'message');
    if ((config.showErrorAlert ?? !isQuiet) && message !== '') {
      // Whoever handles the error says so within this time.
      setTimeout(() => {
        if (problem.isHandled !== true) {
          const Alert = problem.status < 500 ? WarningAlert : ErrorAlert;
          this.events.publish(new Alert(message.length > longestTitle ? ['Error', message] : [message]));
        }
      }, alertDelayMs);
    }
    return problem;
  }

  /** A query has been left: its requests of this id end. */
  cancel(requestId: string): void {
    this.started.next(requestId);
  }

  datasourceRequest<T = unknown>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  request<T = unknown>(options: BackendSrvRequest): Promise<T> {
    return lastValueFrom(this.fetch<T>(options).pipe(map((response) => response.data)));
  }

  get<T = unknown>(url: string, params?: Fields, requestId?: string, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T = unknown>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T = unknown>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T = unknown>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T = unknown>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The preview does not stream responses.'));
  }
}
