import { type DataQuery } from '@grafana/schema';
import { type Observable } from 'rxjs';
import { accumulators } from './accumulators';
import { applications } from './applications';
import { checkpoints } from './checkpoints';
import { checkpointSubtasks } from './checkpointSubtasks';
import { cluster } from './cluster';
import { config } from './config';
import { events } from './events';
import { exceptions } from './exceptions';
import { flameGraph } from './flameGraph';
import { jobGraph } from './jobGraph';
import { jobs } from './jobs';
import { latency } from './latency';
import { logs } from './logs';
import { metrics } from './metrics';
import { type EditorProps, type QueryContext, type QueryType, type Step } from './queryType';
import { rescales } from './rescales';
import { subtasks } from './subtasks';
import { taskManagers } from './taskManagers';
import { threadDump } from './threadDump';
import { vertices } from './vertices';
import { watermarks } from './watermarks';

/** Every query type, one line each. The rest of this file follows from it. */
const registry = {
  cluster,
  jobs,
  exceptions,
  events,
  jobGraph,
  vertices,
  subtasks,
  latency,
  watermarks,
  flameGraph,
  checkpoints,
  checkpointSubtasks,
  metrics,
  taskManagers,
  config,
  accumulators,
  rescales,
  applications,
  logs,
  threadDump,
};

type Fields<T> = T extends QueryType<infer Q> ? Q : never;
type FieldsOf = { [K in keyof typeof registry]: Fields<(typeof registry)[K]> };

export type FlinkQueryType = keyof FieldsOf;
/** A saved query: flat, with the fields of its type beside Grafana's own. */
export type FlinkQuery<K extends FlinkQueryType = FlinkQueryType> = {
  [P in K]: DataQuery & { queryType: P } & FieldsOf[P];
}[K];

export const queryTypes: { [K in FlinkQueryType]: QueryType<FieldsOf[K]> } = registry;

export const isQueryType = (value: unknown): value is FlinkQueryType =>
  typeof value === 'string' && Object.hasOwn(registry, value);

export const allQueryTypes = Object.keys(registry).filter(isQueryType);

export const defaultQueryType = 'jobGraph' satisfies FlinkQueryType;

/** Lists are lists of texts. */
const kindOf = (value: unknown): string => {
  if (!Array.isArray(value)) {
    return value === null ? 'null' : typeof value;
  }
  return value.every((item) => typeof item === 'string') ? 'texts' : 'mixed list';
};

/** Whether every field of the type is there and of the right kind. */
function fits(query: DataQuery, queryType: FlinkQueryType): query is FlinkQuery {
  return Object.entries<unknown>({ ...queryTypes[queryType].defaults }).every(
    ([name, value]) => kindOf(Reflect.get(query, name)) === kindOf(value)
  );
}

/** A saved query with the fields that it lacks; null when its type or a field of it is not known. */
export function complete(saved: DataQuery): FlinkQuery | null {
  if (!isQueryType(saved.queryType)) {
    return null;
  }
  const query = { ...queryTypes[saved.queryType].defaults, ...saved };
  return fits(query, saved.queryType) ? query : null;
}

/** A new query of this type; of the old one only Grafana's own fields stay. */
export function withType({ refId, key, datasource, hide }: DataQuery, queryType: FlinkQueryType): FlinkQuery {
  const query = complete({ refId, key, datasource, hide, queryType });
  if (query === null) {
    throw new Error(`The defaults of ${queryType} do not fit its own type.`);
  }
  return query;
}

/** A query without a type, of a link for instance, is what its editor shows. */
export const typed = (saved: FlinkQuery): FlinkQuery =>
  'queryType' in saved ? saved : withType(saved, defaultQueryType);

export const runQuery = <K extends FlinkQueryType>(query: FlinkQuery<K>, context: QueryContext): Observable<Step> =>
  queryTypes[query.queryType].run(query, context);

export function EditorOf<K extends FlinkQueryType>(props: EditorProps<FlinkQuery<K>>) {
  const { query, onChange } = props;
  const { Editor } = queryTypes[query.queryType];
  return <Editor {...props} onChange={(fields) => onChange({ ...query, ...fields })} />;
}
