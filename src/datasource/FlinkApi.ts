import { type DataQueryResponse, DataSourceApi, type ScopedVars } from '@grafana/data';
import { type Observable } from 'rxjs';
import { type JobSummary } from '../flink/jobs';
import { type FlinkQuery } from './queries/registry';
import { type FlinkSettings } from './settings';

/** What editors and variables see of the data source. */
export abstract class FlinkApi extends DataSourceApi<FlinkQuery, FlinkSettings> {
  /** Runs queries with the dashboard's variables replaced. */
  abstract run(targets: readonly FlinkQuery[], scopedVars: ScopedVars): Observable<DataQueryResponse>;

  abstract override filterQuery(query: FlinkQuery): boolean;

  /** The jobs of the cluster now. */
  abstract jobs(): Promise<JobSummary[]>;

  /** Names of the dashboard's variables, with their dollar sign. */
  abstract variableNames(): string[];
}
