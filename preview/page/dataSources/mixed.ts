import { type DataQueryRequest, type DataQueryResponse, type DataSourceRef, LoadingState } from '@grafana/data';
import { type DataSourceSrv, RuntimeDataSource, toDataQueryError } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { catchError, EMPTY, from, map, merge, mergeMap, type Observable, of } from 'rxjs';

export const mixedUid = '-- Mixed --';

type Sources = Pick<DataSourceSrv, 'get'>;

interface Group {
  datasource: DataSourceRef;
  targets: DataQuery[];
}

const keyOf = ({ uid, type }: DataSourceRef) => uid ?? type ?? '';

/** The queries of each data source, in the order in which they come first. */
function groupsOf(targets: readonly DataQuery[]): Group[] {
  const groups = new Map<string, Group>();
  for (const target of targets) {
    const datasource = target.datasource ?? {};
    const group = groups.get(keyOf(datasource)) ?? { datasource, targets: [] };
    group.targets.push(target);
    groups.set(keyOf(datasource), group);
  }
  return [...groups.values()];
}

/** Panels whose queries go to several data sources: each is asked its own, and what they say comes as packets of one answer. */
export class MixedDataSource extends RuntimeDataSource {
  constructor(private readonly sources: Sources) {
    super('datasource', mixedUid);
    // Else scenes would send the queries of others here as if they were of this one.
    this.meta = { ...this.meta, mixed: true };
  }

  override query(request: DataQueryRequest): Observable<DataQueryResponse> {
    const groups = groupsOf(request.targets.filter(({ datasource }) => datasource?.uid !== mixedUid));
    return groups.length === 0 ? EMPTY : merge(...groups.map((group, index) => this.ask(request, group, index)));
  }

  private ask(request: DataQueryRequest, { datasource, targets }: Group, index: number): Observable<DataQueryResponse> {
    const requestId = `mixed-${index}-${request.requestId}`;
    return from(this.sources.get(datasource, request.scopedVars)).pipe(
      mergeMap((source) => from(source.query({ ...request, requestId, targets }))),
      catchError((thrown: unknown) => of({ data: [], state: LoadingState.Error, error: toDataQueryError(thrown) })),
      // Each has packets of its own that replace each other.
      map((response: DataQueryResponse) => ({ ...response, key: `mixed-${index}-${response.key ?? ''}` }))
    );
  }

  override testDatasource() {
    return Promise.resolve({ status: 'success', message: '' });
  }
}
