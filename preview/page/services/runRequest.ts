import {
  CoreApp,
  type DataFrame,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  dateMath,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, finalize, from, map, merge, type Observable, of, share, takeUntil, timer } from 'rxjs';
import { isFields, isTrusted } from '../guards';

type QueryFunction = (request: DataQueryRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** A slower answer first shows that the panel loads. */
const loadingAfterMs = 200;

const frameworkFields = new Set(['refId', 'hide', 'key', 'queryType', 'datasource', 'label']);
const isEmptyQuery = (query: DataQuery) => Object.keys(query).every((field) => frameworkFields.has(field));

const keyOf = ({ key, data }: DataQueryResponse): string => {
  const first: unknown = data[0];
  return key ?? (isFields(first) && typeof first['refId'] === 'string' ? first['refId'] : 'A');
};

/** While a query streams, a relative time range moves on with every packet. */
function timeRangeOf({ range }: DataQueryRequest, state: LoadingState): TimeRange {
  const { raw } = range;
  if (state !== LoadingState.Streaming || typeof raw.from !== 'string') {
    return range;
  }
  return {
    ...range,
    from: dateMath.toDateTime(raw.from, {}) ?? range.from,
    to: dateMath.toDateTime(raw.to, { roundUp: true }) ?? range.to,
  };
}

/** What data sources hand over is taken for data frames. */
const framesOf = (data: readonly unknown[]): DataFrame[] => data.filter((frame) => isTrusted<DataFrame>(frame));

/**
 * One panel's data out of the packets of all its queries: the last packet of a key counts, an error in any makes the whole
 * an error while the frames stay.
 */
export function merged(
  packets: ReadonlyMap<string, DataQueryResponse>,
  last: DataQueryResponse,
  request: DataQueryRequest
): PanelData {
  const all = [...packets.values()];
  const failed = all.filter(({ error, errors }) => error !== undefined || (errors?.length ?? 0) > 0).at(-1);
  const state = failed === undefined ? (last.state ?? LoadingState.Done) : LoadingState.Error;
  const frames = all.flatMap(({ data }) => framesOf(data));
  const isAnnotation = ({ meta }: DataFrame) => meta?.dataTopic === DataTopic.Annotations;
  return {
    state,
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    error: failed?.error,
    errors: failed?.errors,
    request,
    timeRange: timeRangeOf(request, state),
  };
}

function visible(packet: DataQueryResponse, request: DataQueryRequest): DataQueryResponse {
  if (!Array.isArray(packet.data)) {
    throw new Error(`Expected response data to be array, got ${typeof packet.data}.`);
  }
  const hidden = new Set(request.targets.filter(({ hide }) => hide === true).map(({ refId }) => refId));
  return { ...packet, data: framesOf(packet.data).filter(({ refId }) => !hidden.has(refId ?? '')) };
}

function ask(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  query?: QueryFunction
): Observable<DataQueryResponse> {
  const defaults = dataSource.getDefaultQuery?.(CoreApp.PanelEditor) ?? {};
  const completed = request.targets.map((target) => (isEmptyQuery(target) ? { ...defaults, ...target } : target));
  request.targets =
    query === undefined ? completed.filter((target) => dataSource.filterQuery?.(target) ?? true) : completed;
  if (request.targets.length === 0) {
    return of({ data: [] });
  }
  return from(query === undefined ? dataSource.query(request) : query(request));
}

/**
 * Grafana's way of running the queries of one data source.
 * @param leave called with the request's id when the answer is no longer wanted
 */
export const runRequestWith =
  (leave: (requestId: string) => void) =>
  (dataSource: DataSourceApi, request: DataQueryRequest, query?: QueryFunction): Observable<PanelData> => {
    let data: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
    if (request.targets.length === 0) {
      request.endTime = Date.now();
      return of({ ...data, state: LoadingState.Done });
    }
    const packets = new Map<string, DataQueryResponse>();
    const answers = ask(dataSource, request, query).pipe(
      map((packet) => {
        const shown = visible(packet, request);
        request.endTime = Date.now();
        packets.set(keyOf(shown), shown);
        data = merged(packets, shown, request);
        return data;
      }),
      catchError((thrown: unknown) => {
        console.error('runRequest.catchError', thrown);
        return of({ ...data, state: LoadingState.Error, error: toDataQueryError(thrown) });
      }),
      finalize(() => leave(request.requestId)),
      share()
    );
    const loading = timer(loadingAfterMs).pipe(
      map(() => data),
      takeUntil(answers)
    );
    return merge(loading, answers);
  };
