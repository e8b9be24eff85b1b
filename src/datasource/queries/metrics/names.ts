import { type Clock } from '../../../flink/pressure/watch';
import { type MetricPlace } from '../../../flink/metricPlaces';
import { type Live } from '../queryType';
import { perDataSource } from '../../perDataSource';
import { familyOf, type MetricsQuery, several, subtasksIn } from './query';

/** Lists of names serve the editor this long. */
const listMs = 60_000;
/** After a silence Flink's first list is empty. */
const fetchedMs = 1_200;
/** Without a chosen vertex the lists of so many are brought together. */
const mostVertices = 8;

const lists = perDataSource(() => new Map<string, { at: number; names: Promise<string[]> }>());

/** Operators before metric names are those that count records; groups of the task itself have other metrics. */
export function operatorsIn(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => /^([^.]+)\.numRecords(?:In|Out)$/.exec(name)?.[1] ?? []))].sort();
}

/** The task's own metrics first, those of operators after them. */
function ownFirst(names: readonly string[]): string[] {
  const operators = new Set(operatorsIn(names));
  const isOwn = (name: string) => !operators.has(name.slice(0, Math.max(0, name.indexOf('.'))));
  return [...names.filter(isOwn), ...names.filter((name) => !isOwn(name))];
}

async function taskPlaces(query: MetricsQuery, live: Live): Promise<MetricPlace[]> {
  const jobId = await live.jobId(query.job);
  const chosen = several(live.replace(query.vertex));
  const { vertices } = await live.flink.job(jobId);
  const meant =
    chosen.length === 0
      ? vertices
      : vertices.filter(({ id, name }) => [id, name].some((text) => chosen.includes(text)));
  return meant.slice(0, mostVertices).map(({ id, parallelism }) => {
    const [subtask = 0] = query.scope === 'vertex' ? [] : subtasksIn(live.replace(query.subtask), parallelism);
    return { kind: 'subtask', jobId, vertexId: id, subtask };
  });
}

async function placesOf(query: MetricsQuery, live: Live): Promise<MetricPlace[]> {
  switch (familyOf(query.scope)) {
    case 'job':
      return [{ kind: 'job', jobId: await live.jobId(query.job) }];
    case 'task':
      return taskPlaces(query, live);
    case 'process': {
      const [chosen] = query.scope === 'taskmanager' ? several(live.replace(query.taskManager)) : [];
      if (query.scope === 'jobmanager') {
        return [{ kind: 'jobManager' }];
      }
      return [chosen === undefined ? { kind: 'taskManagers' } : { kind: 'taskManager', id: chosen }];
    }
  }
}

async function askedAt(place: MetricPlace, { flink }: Live, clock: Clock): Promise<string[]> {
  const names = await flink.metricNames(place);
  if (names.length > 0) {
    return names;
  }
  await clock.sleep(fetchedMs, new AbortController().signal);
  return flink.metricNames(place);
}

/** Loaded once; what failed or was empty is asked for again. */
function namesAt(place: MetricPlace, live: Live, clock: Clock): Promise<string[]> {
  const known = lists(live.flink);
  const key = JSON.stringify(place);
  const list = known.get(key);
  if (list !== undefined && clock.now() - list.at < listMs) {
    return list.names;
  }
  const names = askedAt(place, live, clock);
  known.set(key, { at: clock.now(), names });
  const forget = () => known.delete(key);
  names.then((found) => found.length > 0 || forget(), forget);
  return names;
}

/** Every name that the place of the query has now, as it would be asked for; with an operator chosen, without its name. */
export async function liveNames(query: MetricsQuery, live: Live, clock: Clock): Promise<string[]> {
  const places = await placesOf(query, live);
  const all = (await Promise.all(places.map((place) => namesAt(place, live, clock)))).flat();
  const names = places.length > 1 ? [...new Set(all)].sort() : all;
  const operator = query.scope === 'operator' ? live.replace(query.operator) : '';
  return operator === ''
    ? ownFirst(names)
    : names.filter((name) => name.startsWith(`${operator}.`)).map((name) => name.slice(operator.length + 1));
}

/** Operators within the tasks of the query, as they stand before metric names. */
export const liveOperators = async (query: MetricsQuery, live: Live, clock: Clock): Promise<string[]> =>
  operatorsIn(await liveNames({ ...query, operator: '' }, live, clock));
