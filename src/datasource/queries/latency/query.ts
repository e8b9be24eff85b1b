import { FlinkError } from '../../../flink/errors';
import { isStatistic, type Statistic, statistics } from '../../../flink/latency/markerName';

/**
 * `series`: each pair of source and operator over time; `subtasks`: each of their subtasks over time; `both`: pairs over time
 * and what is now, for the latency panel.
 */
export type LatencyShow = 'now' | 'series' | 'subtasks' | 'both';

export interface LatencyQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or name; empty = all. */
  vertex: string;
  /** One of Flink's, or several with commas between them; empty = all. */
  statistic: string;
  /** Id or name of the source operator; empty = all. */
  source: string;
  show: LatencyShow;
  /** Whether its past comes along, from the Prometheus that the data source names. Not with what is now alone. */
  past: boolean;
}

const badQuery = () => new FlinkError({ kind: 'badQuery' });

/** `p99`, or `{p50,p99}` as a variable with several values writes it. `median` is p50. */
export function statisticsOf(text: string): Statistic[] {
  const names = text
    .split(/[\s,{}]+/)
    .filter((name) => name !== '')
    .map((name) => (name === 'median' ? 'p50' : name));
  if (names.length === 0) {
    return [...statistics];
  }
  const known = names.filter(isStatistic);
  if (known.length < names.length) {
    throw badQuery();
  }
  return statistics.filter((statistic) => known.includes(statistic));
}

const shows: readonly string[] = ['now', 'series', 'subtasks', 'both'] satisfies LatencyShow[];

/** @throws FlinkError of kind `badQuery` for a saved value that is none */
export function checkShow(show: string): void {
  if (!shows.includes(show)) {
    throw badQuery();
  }
}
