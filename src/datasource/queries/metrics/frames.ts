import { type DataFrame, dateTimeFormat, type QueryResultMeta, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { metricsFrame, metricSeriesFrame } from '../../../frames/metricsOf';
import { type MetricRow } from '../../../frames/metrics';
import { unitOf, unitPerSecond } from '../../../frames/metricUnits';
import { fill, raw } from '../../../text/fill';
import { type LiveHistory, type Points } from '../../liveHistory';
import { type Known } from '../../rotation';
import { type QueryContext } from '../queryType';
import { type Answer, type Reading } from './answers';
import { growthOf, withGaps } from './growth';
import { type MetricsQuery, several } from './query';
import { mostValues, type Part, type Question, type Wanted } from './question';

/** What there is to show. */
export interface Seen {
  query: MetricsQuery;
  question: Question;
  known: ReadonlyMap<string, Known<Answer>>;
  /** Whether every part has been asked. */
  isWhole: boolean;
}

type Context = Pick<QueryContext, 'history' | 'range' | 'clock'>;

/** Growth needs a point before the first that is shown. */
const before = 120_000;

const unitFor = ({ metric }: Wanted, query: MetricsQuery) => {
  if (query.aggregation === 'skew') {
    return 'percent';
  }
  return query.value === 'rate' ? unitPerSecond(unitOf(metric)) : unitOf(metric);
};

function pointsOf(
  history: LiveHistory,
  { history: name }: Wanted,
  query: MetricsQuery,
  range: Context['range']
): Points {
  if (query.value === 'gauge') {
    return history.read(name, range.from, range.to);
  }
  const read = history.read(name, range.from - before, range.to);
  const growth = growthOf(read);
  const first = growth.times.findIndex((time) => time >= range.from);
  return first === -1
    ? { times: [], values: [], since: read.since }
    : { times: growth.times.slice(first), values: growth.values.slice(first), since: read.since };
}

/** Name of a series: its metric, and what the query leaves open. It stays the same whatever else is in the answer. */
function nameOf({ labels, metric }: Wanted, query: MetricsQuery): string {
  const parts = [
    query.aggregation === 'none' ? metric : `${metric} ${labels.aggregation ?? ''}`.trim(),
    several(query.vertex).length === 1 ? undefined : labels.vertex,
    several(query.taskManager).length === 1 ? undefined : labels.taskmanager,
    labels.subtask,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

interface Lines {
  frames: DataFrame[];
  /** Epoch ms of the oldest point that is kept of any of them. */
  since: number | null;
}

function linesOf(seen: Seen, { history, range }: Context): Lines {
  const { query } = seen;
  const lines = seen.question.parts
    .flatMap(({ wanted }) => wanted)
    .map((wanted) => ({ wanted, points: pointsOf(history, wanted, query, range) }));
  const since = Math.min(...lines.map(({ points }) => points.since ?? Infinity));
  const isKnown = Number.isFinite(since);
  const meta: QueryResultMeta = isKnown ? { custom: { knownSince: since } } : {};
  const frames = lines.flatMap(({ wanted, points }) =>
    points.times.length === 0
      ? []
      : metricSeriesFrame(
          { name: nameOf(wanted, query), labels: wanted.labels, unit: unitFor(wanted, query), ...withGaps(points) },
          meta
        )
  );
  return { frames, since: isKnown ? since : null };
}

function rowOf(wanted: Wanted, reading: Reading, asked: number, value: number | null, query: MetricsQuery): MetricRow {
  const { metric, operator, subtask, labels } = wanted;
  const { min = null, max = null, avg = null, sum = null, skew = null } = reading.aggregate ?? {};
  return {
    metric,
    value,
    text: reading.text,
    vertex: labels.vertex ?? null,
    subtask,
    taskManager: labels.taskmanager ?? null,
    operator,
    ...{ min, max, avg, sum, skew },
    unit: unitFor(wanted, query),
    asked,
    job: labels.job ?? null,
  };
}

/** In the order of the query's metrics, the greatest value first. */
const byMetricThenValue = (order: readonly string[]) => (left: MetricRow, right: MetricRow) =>
  order.indexOf(left.metric) - order.indexOf(right.metric) ||
  (right.value ?? -Infinity) - (left.value ?? -Infinity) ||
  0;

function lastGrowth(history: LiveHistory, name: string, now: number): number | null {
  return growthOf(history.read(name, now - before)).values.at(-1) ?? null;
}

function tableFrame({ query, question, known }: Seen, { history, clock }: Context): DataFrame {
  const rows = question.parts.flatMap((part) => {
    const answer = known.get(part.key);
    return part.wanted.flatMap((wanted) => {
      const reading = answer?.value.get(wanted.id);
      if (answer === undefined || reading === undefined) {
        return [];
      }
      const value = query.value === 'rate' ? lastGrowth(history, wanted.history, clock.now()) : reading.number;
      return [rowOf(wanted, reading, answer.at, value, query)];
    });
  });
  const order = [...new Set(question.parts.flatMap(({ wanted }) => wanted.map(({ metric }) => metric)))];
  return metricsFrame([...rows].sort(byMetricThenValue(order)));
}

/** Metrics that no place has, or of which none has a number where a number is needed. */
function absentOf({ query, question, known, isWhole }: Seen): string[] {
  const isThere = ({ key }: Part, { id }: Wanted) => {
    const reading = known.get(key)?.value.get(id);
    return reading !== undefined && (query.as === 'table' || reading.number !== null);
  };
  const found = new Set(
    question.parts.flatMap((part) => part.wanted.filter((one) => isThere(part, one)).map(({ metric }) => metric))
  );
  const wanted = new Set(question.parts.flatMap((part) => part.wanted.map(({ metric }) => metric)));
  return isWhole ? [...wanted].filter((metric) => !found.has(metric)) : [];
}

/** Flink has aggregates there, but not this one. */
const lacksSkew = ({ query, known }: Seen): boolean =>
  query.aggregation === 'skew' &&
  [...known.values()].some(({ value }) =>
    [...value.values()].some(({ aggregate }) => aggregate !== null && aggregate.avg !== null && aggregate.skew === null)
  );

const listed = (names: readonly string[]) => [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : [])].join(', ');

function noticesOf(seen: Seen, since: number | null, range: Context['range']): QueryResultMetaNotice[] {
  const { query, question } = seen;
  const absent = query.metrics.length === 0 ? [] : absentOf(seen);
  const texts: Array<QueryResultMetaNotice | false> = [
    query.as === 'series' &&
      question.parts.length === 0 &&
      query.metrics.flatMap(several).length === 0 && {
        severity: 'info',
        text: t('query.metrics.noMetric', 'Choose a metric in the query.'),
      },
    absent.length > 0 && {
      severity: 'info',
      text: fill(
        t(
          'query.metrics.absent',
          'Flink gives no value here for {{- names}}. The list in the query has what there is; texts make no series, and yes or no cannot be brought together.',
          raw
        ),
        { names: listed(absent) }
      ),
    },
    lacksSkew(seen) && {
      severity: 'warning',
      text: t('query.metrics.noSkew', 'This version of Flink does not tell the skew: that came with Flink 1.20.'),
    },
    question.omitted > 0 && {
      severity: 'warning',
      text: fill(
        t('query.metrics.omitted', 'Only the first {{- shown}} values are asked for, {{- omitted}} are left out.', raw),
        { shown: mostValues, omitted: question.omitted }
      ),
    },
    since !== null &&
      range.from < since && {
        severity: 'info',
        text: fill(
          t(
            'query.metrics.since',
            'Flink keeps no past: known since {{- time}}. For longer, use its Prometheus reporter.',
            raw
          ),
          { time: dateTimeFormat(since, { format: 'HH:mm' }) }
        ),
      },
  ];
  return texts.filter((notice) => notice !== false);
}

/** The frames of what is known, with what is to be said about it on the first. */
export function framesOf(seen: Seen, context: Context): DataFrame[] {
  const { frames, since }: Lines =
    seen.query.as === 'table' ? { frames: [tableFrame(seen, context)], since: null } : linesOf(seen, context);
  const notices = noticesOf(seen, since, context.range);
  if (notices.length === 0) {
    return frames;
  }
  const empty = { name: '', labels: {}, unit: 'short', times: [], values: [] };
  const [first = metricSeriesFrame(empty), ...rest] = frames;
  return [{ ...first, meta: { ...first.meta, notices } }, ...rest];
}

/** Whether there is anything to look at. */
export const isEmpty = (frames: readonly DataFrame[]): boolean => frames.every(({ length }) => length === 0);
