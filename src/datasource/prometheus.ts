import {
  CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  isDataFrame,
  LoadingState,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { type DataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { filter, from, isObservable, map, type Observable, of, switchMap } from 'rxjs';

/** Asks a Prometheus data source of this Grafana, as the reader who looks at the dashboard. */
export interface SeriesSource {
  /** The series of expressions over the dashboard's time range. Fails where the data source does. */
  ask(expressions: readonly string[]): Observable<DataFrame[]>;
}

interface PrometheusQuery extends DataQuery {
  expr: string;
  range: boolean;
  instant: boolean;
  legendFormat: string;
}

/** Points of a series: as many as a strip of pixels can show and a browser can hold of a thousand series. */
const mostPoints = 240;

/** Requests so far: each has an id of its own, because Grafana ends an earlier one of the same id. */
let asked = 0;

const messageOf = ({ message, data }: DataQueryError) => message ?? data?.message ?? data?.error ?? '';

function requestOf(
  uid: string,
  expressions: readonly string[],
  range: TimeRange,
  scopedVars: ScopedVars
): DataQueryRequest {
  const targets = expressions.map((expr, index): PrometheusQuery => ({
    refId: `Past${index}`,
    datasource: { type: 'prometheus', uid },
    expr,
    range: true,
    instant: false,
    legendFormat: '__auto',
  }));
  const intervalMs = Math.max(1, Math.round((range.to.valueOf() - range.from.valueOf()) / mostPoints));
  return {
    app: CoreApp.Dashboard,
    requestId: `flinkscope-past-${(asked += 1)}`,
    timezone: 'utc',
    startTime: Date.now(),
    interval: `${intervalMs}ms`,
    intervalMs,
    maxDataPoints: mostPoints,
    range,
    scopedVars,
    targets,
  };
}

/** Null where no data source is named, or the one named is not there. */
export function seriesSource(
  sources: () => Pick<DataSourceSrv, 'get' | 'getInstanceSettings'>,
  uid: string | null,
  range: TimeRange,
  scopedVars: ScopedVars
): SeriesSource | null {
  if (uid === null || sources().getInstanceSettings({ uid }) === undefined) {
    return null;
  }
  return {
    ask: (expressions) =>
      from(sources().get({ uid })).pipe(
        switchMap((source) => {
          const answer = source.query(requestOf(uid, expressions, range, scopedVars));
          return isObservable(answer) ? answer : from(answer);
        }),
        filter(({ state }) => state !== LoadingState.Loading),
        map(({ data, errors }): DataFrame[] => {
          const problem = errors?.[0];
          if (problem !== undefined) {
            throw new Error(messageOf(problem));
          }
          return data.filter(isDataFrame);
        })
      ),
  };
}

/** The answer where there is nobody to ask. */
export const noSeries: Observable<DataFrame[]> = of([]);
