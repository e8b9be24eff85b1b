import {
  type AdHocVariableFilter,
  type DataQueryResponse,
  DataSourceApi,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { type Observable } from 'rxjs';
import { type Live } from './queries/queryType';
import { type FlinkQuery } from './queries/registry';
import { type FlinkSettings } from './settings';

/** What editors and variables see of the data source. */
export abstract class FlinkApi extends DataSourceApi<FlinkQuery, FlinkSettings> {
  /** Runs queries with the dashboard's variables replaced. */
  abstract run(
    targets: readonly FlinkQuery[],
    scopedVars: ScopedVars,
    range: TimeRange | undefined,
    filters?: readonly AdHocVariableFilter[],
    app?: string
  ): Observable<DataQueryResponse>;

  abstract override filterQuery(query: FlinkQuery): boolean;

  /** For the pickers of editors. */
  abstract readonly live: Live;

  /** Names of the dashboard's variables, with their dollar sign. */
  abstract variableNames(): string[];
}
