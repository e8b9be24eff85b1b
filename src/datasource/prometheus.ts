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
/** Flink renews most metrics this often: points that are closer tell nothing. */
const leastStepMs = 10_000;

const dollarsAndBrackets = /[$[]/g;

/** A text as the value of a label in an expression: nothing in it ends it, and Grafana replaces no variables in it. */
export const promText = (text: string): string =>
  JSON.stringify(text).replace(dollarsAndBrackets, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);

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
  const spanMs = range.to.valueOf() - range.from.valueOf();
  // Of a short range fewer points: Grafana asks for the time range divided by their number, at multiples of the step.
  const maxDataPoints = Math.min(mostPoints, Math.max(1, Math.floor(spanMs / leastStepMs)));
  const intervalMs = Math.max(leastStepMs, Math.round(spanMs / maxDataPoints));
  return {
    app: CoreApp.Dashboard,
    requestId: `flinkscope-past-${(asked += 1)}`,
    timezone: 'utc',
    startTime: Date.now(),
    interval: `${intervalMs}ms`,
    intervalMs,
    maxDataPoints,
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
