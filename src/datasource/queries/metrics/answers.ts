import { type FlinkClient } from '../../../flink/client';
import { type MetricPlace } from '../../../flink/metricPlaces';
import { type Aggregate, type MetricValue } from '../../../flink/metrics';
import { type Part } from './question';
import { type MetricAggregation } from './query';

/** What is known of one value. */
export interface Reading extends MetricValue {
  aggregate: Aggregate | null;
}

export type Answer = ReadonlyMap<string, Reading>;

/** Requests that are left for questions which one request does not answer. */
export interface Spare {
  left: number;
}

/** Metrics come and go with operators and versions; a list is worth this long. */
const namesMs = 60_000;
const mostLists = 200;

/** Asks Flink, and remembers which names a place has: one that it lacks would empty the whole aggregated answer. */
export class MetricAsker {
  private readonly lists = new Map<string, { at: number; names: ReadonlySet<string> }>();

  constructor(
    private readonly flink: FlinkClient,
    private readonly now: () => number
  ) {}

  async ask(part: Part, aggregation: MetricAggregation, spare: Spare, signal: AbortSignal): Promise<Answer> {
    const ids = part.wanted.map(({ id }) => id);
    if (!part.isAggregated) {
      const values = await this.flink.metricValues(part.place, ids, signal);
      return new Map([...values].map(([id, value]) => [id, { ...value, aggregate: null }]));
    }
    const aggregates = await this.aggregates(part.place, ids, spare, signal);
    return new Map(
      [...aggregates].map(([id, aggregate]) => {
        const value = aggregation === 'none' ? null : aggregate[aggregation];
        return [id, { number: value, text: null, aggregate }];
      })
    );
  }

  private async aggregates(place: MetricPlace, ids: readonly string[], spare: Spare, signal: AbortSignal) {
    const known = this.listOf(place);
    const asked = known === undefined ? ids : ids.filter((id) => known.has(id));
    const none = new Map<string, Aggregate>();
    if (asked.length === 0) {
      return none;
    }
    const answer = await this.flink.metricAggregates(place, asked, signal);
    if (answer.size > 0 || spare.left < 2) {
      return answer;
    }
    spare.left -= 2;
    const live = new Set(await this.flink.metricNames(place, signal));
    if (live.size === 0) {
      return none;
    }
    this.keep(place, live);
    const there = asked.filter((id) => live.has(id));
    if (there.length === 0 || (there.length === 1 && asked.length === 1)) {
      return none;
    }
    return there.length < asked.length
      ? this.flink.metricAggregates(place, there, signal)
      : this.oneByOne(place, there, spare, signal);
  }

  /** Names that are listed and yet empty the answer together, as texts do. */
  private async oneByOne(place: MetricPlace, ids: readonly string[], spare: Spare, signal: AbortSignal) {
    const affordable = ids.slice(0, spare.left);
    spare.left -= affordable.length;
    const answers = await Promise.all(affordable.map((id) => this.flink.metricAggregates(place, [id], signal)));
    return new Map(answers.flatMap((answer) => [...answer]));
  }

  private listOf(place: MetricPlace): ReadonlySet<string> | undefined {
    const list = this.lists.get(JSON.stringify(place));
    return list !== undefined && this.now() - list.at < namesMs ? list.names : undefined;
  }

  private keep(place: MetricPlace, names: ReadonlySet<string>): void {
    const key = JSON.stringify(place);
    this.lists.delete(key);
    this.lists.set(key, { at: this.now(), names });
    for (const oldest of [...this.lists.keys()].slice(0, -mostLists)) {
      this.lists.delete(oldest);
    }
  }
}
