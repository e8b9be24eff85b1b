import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  dateTime,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { lastValueFrom, toArray } from 'rxjs';
import { FlinkDataSource } from '../datasource/FlinkDataSource';
import { type FlinkSettings } from '../datasource/settings';
import { type Clock } from '../flink/pressure/watch';
import { type Transport } from '../flink/transport';
import { fakeClock } from './fakeClock';

const settings = (jsonData: FlinkSettings): DataSourceInstanceSettings<FlinkSettings> =>
  ({
    uid: 'flink',
    name: 'Flink',
    type: 'flinkscope-flink-datasource',
    url: '/proxy',
    jsonData,
  }) as DataSourceInstanceSettings<FlinkSettings>;

/** A data source over a fake Flink. @param variables values of dashboard variables by name */
export function testDataSource(
  transport: Transport,
  {
    variables = {},
    clock = fakeClock(),
    jsonData = {},
  }: { variables?: Record<string, string>; clock?: Clock; jsonData?: FlinkSettings } = {}
): FlinkDataSource {
  const templates = {
    replace: (text = '') => text.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => variables[name] ?? whole),
    getVariables: () => Object.keys(variables).map((name) => ({ name })) as never,
  };
  return new FlinkDataSource(settings(jsonData), transport, templates, clock);
}

export function requestOf<Q extends DataQuery>(targets: Q[]): DataQueryRequest<Q> {
  const now = dateTime(0);
  return {
    targets,
    requestId: 'Q1',
    interval: '10s',
    intervalMs: 10_000,
    range: { from: now, to: now, raw: { from: now, to: now } },
    scopedVars: {},
    timezone: 'utc',
    // Where every failure is an error: in a dashboard some are notices.
    app: 'explore',
    startTime: 0,
  };
}

/** A query as it may stand in a dashboard: fields may be missing or wrong. */
export interface SavedQuery extends DataQuery {
  [field: string]: unknown;
}

/** All packets of a query. */
export function packetsOf(datasource: FlinkDataSource, targets: SavedQuery[]): Promise<DataQueryResponse[]> {
  return lastValueFrom(datasource.query(requestOf(targets) as DataQueryRequest<never>).pipe(toArray()));
}

export const framesOf = (packet: DataQueryResponse | undefined): DataFrame[] => (packet?.data ?? []) as DataFrame[];
