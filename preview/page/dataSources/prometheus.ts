import { type DataQueryRequest, type DataQueryResponse, DataSourcePlugin, type ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { map, type Observable } from 'rxjs';
import { tableOf } from './table';

/** Grafana's Prometheus query, as dashboards save it. */
interface PrometheusQuery extends DataQuery {
  expr: string;
  legendFormat?: string;
  interval?: string;
  format?: 'time_series' | 'table' | 'heatmap';
  instant?: boolean;
  range?: boolean;
}

const escaped = (value: unknown) => String(value).replace(/[\\^$.*+?()[\]{}|]/g, '\\\\$&');

/** One value as it is, several as a regular expression. */
const interpolated = (value: unknown): string => {
  const values: unknown[] = [value].flat();
  return values.length === 1 ? String(values[0]) : `(${values.map(escaped).join('|')})`;
};

/** What the page does of Grafana's Prometheus data source; the rest is done by the server, as in Grafana. */
class PreviewPrometheus extends DataSourceWithBackend<PrometheusQuery> {
  override filterQuery({ expr, hide }: PrometheusQuery): boolean {
    return hide !== true && typeof expr === 'string' && expr !== '';
  }

  override applyTemplateVariables(query: PrometheusQuery, scopedVars: ScopedVars): PrometheusQuery {
    // The server fills these in: it alone knows the step.
    const { __interval, __interval_ms, ...others } = scopedVars;
    const replace = (text: string | undefined) => getTemplateSrv().replace(text, others);
    return {
      ...query,
      range: query.range ?? query.instant !== true,
      expr: getTemplateSrv().replace(query.expr, others, interpolated),
      legendFormat: replace(query.legendFormat),
      interval: replace(query.interval),
    };
  }

  override query(request: DataQueryRequest<PrometheusQuery>): Observable<DataQueryResponse> {
    const tables = new Set(request.targets.filter(({ format }) => format === 'table').map(({ refId }) => refId));
    return super.query(request).pipe(map((response) => ({ ...response, data: tableOf(response.data, tables) })));
  }
}

export const prometheusPlugin = new DataSourcePlugin<PreviewPrometheus, PrometheusQuery>(PreviewPrometheus);
