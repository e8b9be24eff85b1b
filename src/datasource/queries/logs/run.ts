import { type Observable } from 'rxjs';
import { type LogFile, type LogPlace } from '../../../flink/logs/files';
import { type Failure } from '../../../flink/errors';
import { type LogFileRow, logFiles } from '../../../frames/logFiles';
import { observe } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { typedSearch } from '../../search';
import { taskManagerOf } from '../../taskManagers';
import { type QueryContext, type Step } from '../queryType';
import { logReader } from './logReader';
import { tailOf } from './tail';

export interface LogsQuery {
  /** `jobmanager` or `taskmanager`. */
  process: string;
  /** Id; empty = the first for lines, all for files. */
  taskManager: string;
  /** Name; empty = the main log. */
  file: string;
  /** `tail` (lines) or `files`. */
  show: string;
  /** How many entries at most. */
  lines: number;
  /** Text or /regular expression/; empty = all. */
  search: string;
  /** This and worse, such as WARN; empty = all. */
  level: string;
}

/** A range that ends earlier asks for the log as it was then; clocks need not agree better than this, ms. */
const now = 60_000;

const isJobManager = ({ process }: LogsQuery) => process === 'jobmanager';

async function placeOf(query: LogsQuery, { flink }: QueryContext, signal: AbortSignal): Promise<LogPlace> {
  return isJobManager(query)
    ? { process: 'jobmanager' }
    : { process: 'taskmanager', id: await taskManagerOf(flink, query.taskManager, signal) };
}

async function tail(query: LogsQuery, context: QueryContext, signal: AbortSignal): Promise<Step> {
  const { flink, clock, range } = context;
  const search = typedSearch(query.search);
  const log = await logReader(flink).read(await placeOf(query, context, signal), query.file, clock.now(), signal);
  const until = range.to < clock.now() - now ? range.to : Number.POSITIVE_INFINITY;
  return { frames: [tailOf(log, { lines: query.lines, search, level: query.level, until })] };
}

const rowsOf = (files: readonly LogFile[], place: LogPlace): LogFileRow[] =>
  files.map(({ name, bytes, modified }) => ({
    name,
    size: bytes,
    modified,
    process: place.process,
    taskManager: place.process === 'taskmanager' ? place.id : null,
  }));

const listed = perDataSource(() => new Rotation<LogFileRow[]>(() => Date.now()));

/** Files of every TaskManager, as many of them as the budget allows at a time. */
async function filesOfAll({ flink, budget }: QueryContext, signal: AbortSignal) {
  const ids = await flink.taskManagerIds(signal);
  const { known, failures } = await listed(flink).turn({
    key: 'files',
    parts: ids,
    limit: budget,
    ask: async (id, aborted) => {
      const place: LogPlace = { process: 'taskmanager', id };
      return rowsOf(await flink.logFiles(place, aborted), place);
    },
    signal,
  });
  return { rows: ids.flatMap((id) => known.get(id)?.value ?? []), failures };
}

async function files(query: LogsQuery, context: QueryContext, signal: AbortSignal): Promise<Step> {
  const matches = typedSearch(query.search);
  const found: { rows: LogFileRow[]; failures: readonly Failure[] } =
    isJobManager(query) || query.taskManager !== ''
      ? await filesOf(query, context, signal)
      : await filesOfAll(context, signal);
  const [first] = found.failures;
  const failure = found.rows.length === 0 && first !== undefined ? { failure: first } : {};
  const rows = found.rows.filter(({ name }) => matches.test(name));
  return {
    frames: [logFiles.frame(rows, { preferredVisualisationType: 'table' })],
    partial: found.failures,
    ...failure,
  };
}

async function filesOf(query: LogsQuery, context: QueryContext, signal: AbortSignal) {
  const place = await placeOf(query, context, signal);
  return { rows: rowsOf(await context.flink.logFiles(place, signal), place), failures: [] };
}

export const run = (query: LogsQuery, context: QueryContext): Observable<Step> =>
  observe((signal) => (query.show === 'files' ? files(query, context, signal) : tail(query, context, signal)));
