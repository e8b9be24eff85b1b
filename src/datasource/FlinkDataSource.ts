import {
  type AdHocVariableFilter,
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type DataSourceWithLogsContextSupport,
  type LogRowContextOptions,
  type LogRowModel,
  type ScopedVars,
  getDefaultTimeRange,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { config, getBackendSrv, getDataSourceSrv, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { map, type Observable, of, throwError } from 'rxjs';
import { type FlinkClient, flinkClient } from '../flink/client';
import { FlinkError } from '../flink/errors';
import { type Clock } from '../flink/pressure/watch';
import { type Transport } from '../flink/transport';
import { filterFrame, tagKeys, tagValues } from './adHoc';
import { withBackOff } from './backOff';
import { annotationSupport, forAnnotations } from './annotations';
import { browserClock } from './clock';
import { asTableShows } from './emptyTables';
import { explain } from './explain';
import { FlinkApi } from './FlinkApi';
import { grafanaTransport } from './grafanaTransport';
import { checkHealth } from './health';
import { JobFinder } from './jobFinder';
import { LastFrames } from './lastFrames';
import { JobWatches } from './jobWatches';
import { jobIdIn, type LinkTargets, withLinks } from './links';
import { LiveHistory } from './liveHistory';
import { seriesSource } from './prometheus';
import { type Live, type QueryContext } from './queries/queryType';
import { interpolate } from './queries/interpolate';
import {
  allQueryTypes,
  complete,
  defaultQueryType,
  type FlinkQuery,
  isQueryType,
  queryTypes,
  runQuery,
  typed,
} from './queries/registry';
import { logContext } from './queries/logs/context';
import { runTargets } from './queries/runTargets';
import { RequestMeter } from './requestMeter';
import { budgetOf, flinkUiOf, minRefreshOf, type FlinkSettings } from './settings';
import { shownRange } from './shownRange';
import { FlinkVariables } from './variables';

/** Equal for queries that ask the same, wherever they stand. */
const keyOf = ({ refId, key, datasource, hide, ...fields }: FlinkQuery): string => JSON.stringify(fields);

/** Wiring only: what a query does stands in its folder below `queries`, how Flink is read in `../flink`. */
export class FlinkDataSource extends FlinkApi implements DataSourceWithLogsContextSupport<FlinkQuery> {
  override readonly live: Live;
  override readonly annotations = annotationSupport();
  private readonly client: FlinkClient;
  private readonly context: Omit<QueryContext, 'range' | 'past'>;
  private readonly transport: Transport;
  private readonly minRefreshMs: number;
  /** The uid of the data source that knows the past. */
  private readonly prometheus: string | null;
  private readonly linkTargets: Pick<LinkTargets, 'uid' | 'flinkUi' | 'prometheus'>;
  private readonly lastFrames: LastFrames;

  constructor(
    settings: DataSourceInstanceSettings<FlinkSettings>,
    transport?: Transport,
    private readonly templates: Pick<TemplateSrv, 'replace' | 'getVariables'> = getTemplateSrv(),
    clock: Clock = browserClock
  ) {
    super(settings);
    const meter = new RequestMeter(() => clock.now());
    const direct = transport ?? grafanaTransport(settings.url ?? '', getBackendSrv(), () => meter.count());
    this.transport = withBackOff(direct, () => clock.now());
    this.minRefreshMs = minRefreshOf(settings.jsonData);
    this.prometheus = settings.jsonData.prometheusUid || null;
    this.linkTargets = {
      uid: this.uid,
      flinkUi: flinkUiOf(settings.jsonData),
      prometheus: config.exploreEnabled ? this.prometheus : null,
    };
    this.client = flinkClient(this.transport);
    const finder = new JobFinder(this.client);
    const budget = budgetOf(settings.jsonData);
    const watches = new JobWatches(this.client, budget, clock);
    this.context = {
      flink: this.client,
      jobId: (nameOrId, signal) => finder.idOf(nameOrId, signal),
      watch: (jobId) => watches.of(jobId),
      clock,
      history: new LiveHistory(() => clock.now()),
      budget,
      requestsLastMinute: () => meter.lastMinute(),
    };
    this.live = {
      flink: this.client,
      jobId: (nameOrId) => finder.idOf(this.templates.replace(nameOrId), new AbortController().signal),
      replace: (text) => this.templates.replace(text),
    };
    this.lastFrames = new LastFrames(() => clock.now());
    this.variables = new FlinkVariables(this);
  }

  override query(request: DataQueryRequest<FlinkQuery>): Observable<DataQueryResponse> {
    const { targets, scopedVars, range, filters, app } = request;
    const shown = targets.filter((target) => target.hide !== true && this.filterQuery(target));
    return shown.length === 0
      ? of({ data: [] })
      : forAnnotations(scopedVars, this.run(shown, scopedVars, range, filters, app)).pipe(
          map((response) => asTableShows(response, request))
        );
  }

  override run(
    targets: readonly FlinkQuery[],
    scopedVars: ScopedVars,
    range: TimeRange = getDefaultTimeRange(),
    filters: readonly AdHocVariableFilter[] = [],
    app?: string
  ): Observable<DataQueryResponse> {
    const context = {
      ...this.context,
      range: shownRange(range, this.context.clock.now()),
      past: seriesSource(getDataSourceSrv, this.prometheus, range, scopedVars),
    };
    const replace = (text: string) => this.templates.replace(text, scopedVars);
    const run = (target: FlinkQuery) => {
      const query = complete(interpolate(typed(target), replace));
      return query === null
        ? throwError(() => new FlinkError({ kind: 'badQuery' }))
        : this.lastFrames
            .keep(keyOf(query), runQuery(query, context), this.minRefreshMs)
            .pipe(map((step) => ({ ...step, frames: this.finished(step.frames, query, filters) })));
    };
    return runTargets(targets, run, { explain, isCalm: app !== undefined && app !== CoreApp.Explore });
  }

  /** What every frame gets, whatever its type: links, the dashboard's filters, and what all of this costs. */
  private finished(
    frames: readonly DataFrame[],
    query: FlinkQuery,
    filters: readonly AdHocVariableFilter[]
  ): DataFrame[] {
    const job = 'job' in query ? query.job : '';
    const jobId = jobIdIn(frames);
    const requestsLastMinute = this.context.requestsLastMinute();
    return frames.map((frame) => {
      const shown = withLinks(filterFrame(frame, filters), { ...this.linkTargets, jobId, job });
      return { ...shown, meta: { ...shown.meta, custom: { ...shown.meta?.custom, requestsLastMinute } } };
    });
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    const columns = allQueryTypes.flatMap((type) =>
      queryTypes[type].frames.flatMap(({ contract }) => contract.columns)
    );
    return Promise.resolve(tagKeys(columns));
  }

  /** From the tables that are on the dashboard: asking Flink again would cost more than it tells. */
  override getTagValues({ key }: DataSourceGetTagValuesOptions): Promise<MetricFindValue[]> {
    return Promise.resolve(tagValues(this.lastFrames.all(), key));
  }

  override filterQuery(query: FlinkQuery): boolean {
    return isQueryType(typed(query).queryType);
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

  getLogRowContext(row: LogRowModel, options: LogRowContextOptions = {}): Promise<DataQueryResponse> {
    return logContext(this.client, row, options, this.context.clock.now());
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return checkHealth(this.client, this.transport);
  }

  override variableNames(): string[] {
    return this.templates.getVariables().map((variable) => `$${variable.name}`);
  }
}
