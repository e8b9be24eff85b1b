import { type Cluster } from '../model/cluster';
import { type Family, familiesOf } from './families';
import { type Matcher } from './promql';
import { type Series } from './series';

/** Prometheus asks so often. */
const scrapeMs = 10_000;

/** As it was scraped last. What has been is kept: it is asked for again and again. */
function scraped({ labels, valueAt }: Series): Series {
  const kept = new Map<number, number | null>();
  return {
    labels,
    valueAt: (at) => {
      const time = Math.floor(at / scrapeMs) * scrapeMs;
      const known = kept.get(time);
      if (known !== undefined) {
        return known;
      }
      const value = valueAt(time);
      kept.set(time, value);
      return value;
    },
  };
}

/** The past of a cluster as a Prometheus that scrapes it knows it. */
export class Samples {
  private readonly families: readonly Family[];
  private readonly series = new Map<Family, readonly Series[]>();

  constructor(cluster: Cluster, flinkVersion: string) {
    this.families = familiesOf(cluster, flinkVersion);
  }

  /** Series that fit all matchers. */
  select(matchers: readonly Matcher[]): Series[] {
    const ofName = matchers.filter(({ label }) => label === '__name__');
    return this.families
      .filter(({ names }) => names.some((name) => ofName.every(({ matches }) => matches(name))))
      .flatMap((family) => this.of(family))
      .filter(({ labels }) => matchers.every(({ label, matches }) => matches(labels[label] ?? '')));
  }

  private of(family: Family): readonly Series[] {
    const series = this.series.get(family) ?? family.series().map(scraped);
    this.series.set(family, series);
    return series;
  }
}
