import {
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type Observable, of, throwError } from 'rxjs';
import { type FlinkClient, flinkClient } from '../flink/client';
import { FlinkError } from '../flink/errors';
import { type JobSummary } from '../flink/jobs';
import { type Clock } from '../flink/pressure/watch';
import { type Transport } from '../flink/transport';
import { browserClock } from './clock';
import { explain } from './explain';
import { FlinkApi } from './FlinkApi';
import { grafanaTransport } from './grafanaTransport';
import { checkHealth } from './health';
import { JobFinder } from './jobFinder';
import { LastFrames } from './lastFrames';
import { JobWatches } from './jobWatches';
import { type QueryContext } from './queries/queryType';
import { interpolate } from './queries/interpolate';
import { complete, defaultQueryType, type FlinkQuery, isQueryType, queryTypes, runQuery } from './queries/registry';
import { runTargets } from './queries/runTargets';
import { budgetOf, type FlinkSettings } from './settings';
import { FlinkVariables } from './variables';

/** Equal for queries that ask the same, wherever they stand. */
const keyOf = ({ refId, key, datasource, hide, ...fields }: FlinkQuery): string => JSON.stringify(fields);

/** Wiring only: what a query does stands in its folder below `queries`, how Flink is read in `../flink`. */
export class FlinkDataSource extends FlinkApi {
  private readonly client: FlinkClient;
  private readonly context: QueryContext;
  private readonly lastFrames: LastFrames;

  constructor(
    settings: DataSourceInstanceSettings<FlinkSettings>,
    private readonly transport: Transport = grafanaTransport(settings.url ?? ''),
    private readonly templates: Pick<TemplateSrv, 'replace' | 'getVariables'> = getTemplateSrv(),
    clock: Clock = browserClock
  ) {
    super(settings);
    this.client = flinkClient(transport);
    const finder = new JobFinder(this.client);
    const watches = new JobWatches(this.client, budgetOf(settings.jsonData), clock);
    this.context = {
      flink: this.client,
      jobId: (nameOrId, signal) => finder.idOf(nameOrId, signal),
      watch: (jobId) => watches.of(jobId),
    };
    this.lastFrames = new LastFrames(() => clock.now());
    this.variables = new FlinkVariables(this);
  }

  override query({ targets, scopedVars }: DataQueryRequest<FlinkQuery>): Observable<DataQueryResponse> {
    const shown = targets.filter((target) => target.hide !== true && this.filterQuery(target));
    return shown.length === 0 ? of({ data: [] }) : this.run(shown, scopedVars);
  }

  override run(targets: readonly FlinkQuery[], scopedVars: ScopedVars): Observable<DataQueryResponse> {
    const replace = (text: string) => this.templates.replace(text, scopedVars);
    const run = (target: FlinkQuery) => {
      const query = complete(interpolate(target, replace));
      return query === null
        ? throwError(() => new FlinkError({ kind: 'badQuery' }))
        : this.lastFrames.keep(keyOf(query), runQuery(query, this.context));
    };
    return runTargets(targets, run, explain);
  }

  override filterQuery(query: FlinkQuery): boolean {
    return isQueryType(query.queryType);
  }

  override getDefaultQuery(): Partial<FlinkQuery> {
    return { queryType: defaultQueryType, ...queryTypes[defaultQueryType].defaults };
  }

  override getQueryDisplayText(query: FlinkQuery): string {
    return isQueryType(query.queryType) ? queryTypes[query.queryType].label() : '';
  }

  override interpolateVariablesInQueries(queries: FlinkQuery[], scopedVars: ScopedVars): FlinkQuery[] {
    return queries.map((query) => interpolate(query, (text) => this.templates.replace(text, scopedVars)));
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return checkHealth(this.client, this.transport);
  }

  override jobs(): Promise<JobSummary[]> {
    return this.client.jobs();
  }

  override variableNames(): string[] {
    return this.templates.getVariables().map((variable) => `$${variable.name}`);
  }
}
