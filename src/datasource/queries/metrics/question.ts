import { type Labels } from '@grafana/data';
import { type MetricPlace, requestsOf } from '../../../flink/metricPlaces';
import { type QueryContext } from '../queryType';
import { isAggregated, type MetricsQuery, several } from './query';
import { type Target, targetsOf } from './targets';

/** One value that is asked for. */
export interface Wanted {
  /** As in `get=`. */
  id: string;
  /** Its name in the history: equal questions share what was seen. */
  history: string;
  metric: string;
  operator: string | null;
  subtask: number | null;
  labels: Labels;
}

/** One request. */
export interface Part {
  key: string;
  place: MetricPlace;
  isAggregated: boolean;
  wanted: readonly Wanted[];
}

export interface Question {
  parts: readonly Part[];
  /** Values that were left out because there are too many. */
  omitted: number;
}

/** More lines or rows than this are no picture, and cost memory for a day. */
export const mostValues = 500;

const clean = (names: readonly string[]) => [...new Set(names.flatMap(several))];

/** Metrics by their ids at the place, without a subtask before them. */
async function namesAt(query: MetricsQuery, { place, subtasks }: Target, context: QueryContext, signal: AbortSignal) {
  const prefix = query.scope === 'operator' && query.operator !== '' ? `${query.operator}.` : '';
  const asked = clean(query.metrics);
  if (asked.length > 0 || query.as === 'series') {
    return asked.map((metric) => `${prefix}${metric}`);
  }
  const [subtask = 0] = subtasks ?? [];
  const listed = place.kind === 'vertex' ? ({ ...place, kind: 'subtask', subtask } as const) : place;
  const names = await context.flink.metricNames(listed, signal);
  return names.filter((name) => name.startsWith(prefix));
}

function wantedOf(
  query: MetricsQuery,
  { place, jobKey, labels }: Target,
  name: string,
  subtask: number | null
): Wanted {
  const operator = query.scope === 'operator' && query.operator !== '' ? query.operator : null;
  const metric = operator === null ? name : name.slice(operator.length + 1);
  const aggregation: Labels = isAggregated(query) ? { aggregation: query.aggregation } : {};
  const { kind, ...where } = place;
  // The job's id stands in `jobKey`, or is left out for a job by name: it changes when the job is started again.
  const placeKey = { ...where, jobId: jobKey };
  return {
    id: subtask === null ? name : `${subtask}.${name}`,
    history: JSON.stringify([kind, placeKey, subtask, name, aggregation]),
    metric,
    operator,
    subtask,
    labels: {
      ...labels,
      ...(subtask === null ? {} : { subtask: String(subtask) }),
      ...(operator === null ? {} : { operator }),
      metric,
      ...aggregation,
    },
  };
}

function partsOf(query: MetricsQuery, place: MetricPlace, wanted: readonly Wanted[]): Part[] {
  const byId = new Map(wanted.map((one) => [one.id, one]));
  return requestsOf(place, [...byId.keys()]).map((ids) => ({
    key: JSON.stringify([place, ids]),
    place,
    isAggregated: isAggregated(query),
    wanted: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}

/** What a query means now: which values, in which requests. */
export async function questionOf(query: MetricsQuery, context: QueryContext, signal: AbortSignal): Promise<Question> {
  const targets = await targetsOf(query, context, signal);
  const isListed = query.metrics.length === 0;
  const shown = isListed ? targets.slice(0, context.budget) : targets;
  const names = await Promise.all(shown.map((target) => namesAt(query, target, context, signal)));
  const parts: Part[] = [];
  let room = mostValues;
  let omitted = 0;
  shown.forEach((target, index) => {
    const wanted = (names[index] ?? []).flatMap((name) =>
      (target.subtasks ?? [null]).map((subtask) => wantedOf(query, target, name, subtask))
    );
    parts.push(...partsOf(query, target.place, wanted.slice(0, room)));
    omitted += Math.max(0, wanted.length - room);
    room = Math.max(0, room - wanted.length);
  });
  return { parts, omitted };
}
