/** What a history may hold; the oldest points and the series nobody asked for the longest go first. */
export interface HistoryLimits {
  ageMs: number;
  points: number;
  bytes: number;
}

export const historyLimits: HistoryLimits = { ageMs: 24 * 3_600_000, points: 10_000, bytes: 50_000_000 };

/** A time (epoch ms) and a value, two doubles. */
const pointBytes = 16;
const firstCapacity = 64;
/** Points closer than this belong to the same refresh: the later one replaces the earlier. */
const sameMomentMs = 900;

/** How often to look for series that nobody feeds any more. */
const sweepMs = 60_000;

/** A ring of points, oldest first, that grows up to a limit. */
class Series {
  private times = new Float64Array(firstCapacity);
  private values = new Float64Array(firstCapacity);
  private start = 0;
  length = 0;

  get bytes(): number {
    return this.times.length * pointBytes;
  }

  timeAt(index: number): number {
    return this.times[this.place(index)] ?? Number.NaN;
  }

  valueAt(index: number): number {
    return this.values[this.place(index)] ?? Number.NaN;
  }

  push(time: number, value: number, most: number): void {
    const last = this.length === 0 ? -Infinity : this.timeAt(this.length - 1);
    if (time < last) {
      return;
    }
    if (time - last < sameMomentMs) {
      this.values[this.place(this.length - 1)] = value;
      return;
    }
    if (this.length === most) {
      this.dropFirst();
    } else if (this.length === this.times.length) {
      this.grow(Math.min(most, this.length * 2));
    }
    this.times[this.place(this.length)] = time;
    this.values[this.place(this.length)] = value;
    this.length += 1;
  }

  /** Drops what lies after this time. */
  dropAfter(time: number): void {
    while (this.length > 0 && this.timeAt(this.length - 1) > time) {
      this.length -= 1;
    }
  }

  /** Index of the first point at this time or later. */
  indexFrom(time: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.timeAt(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  dropFirst(): void {
    this.start = (this.start + 1) % this.times.length;
    this.length -= 1;
  }

  private place(index: number): number {
    return (this.start + index) % this.times.length;
  }

  private grow(capacity: number): void {
    const times = new Float64Array(capacity);
    const values = new Float64Array(capacity);
    for (let index = 0; index < this.length; index += 1) {
      times[index] = this.timeAt(index);
      values[index] = this.valueAt(index);
    }
    this.times = times;
    this.values = values;
    this.start = 0;
  }
}

export interface Points {
  /** Epoch ms, ascending. */
  times: number[];
  /** Null where the value was not known. */
  values: Array<number | null>;
  /** When the first point of the series was taken; null for a series that has none. */
  since: number | null;
}

/**
 * What Flink said since the dashboard was opened: its REST API has no past. Queries feed it, nothing runs by itself.
 * Series are named by their question, such as job, vertex and metric.
 */
export class LiveHistory {
  /** In the order of their last use. */
  private readonly series = new Map<string, Series>();
  /** Stands before the first of `series`: a new iterator would have to pass all that were ever deleted. */
  private oldest = this.series.entries();
  private held = 0;
  private sweptAt = -Infinity;

  constructor(
    private readonly now: () => number,
    private readonly limits: HistoryLimits = historyLimits
  ) {}

  get bytes(): number {
    return this.held;
  }

  knows(name: string): boolean {
    return this.series.has(name);
  }

  /** @param value null = not known at this time, which breaks the line */
  add(name: string, value: number | null, time = this.now()): void {
    const series = this.use(name);
    const before = series.bytes;
    // The viewer's clock may be set back; times of another clock may be ahead of it.
    series.dropAfter(Math.max(time, this.now()));
    series.push(time, value ?? Number.NaN, this.limits.points);
    while (series.length > 0 && series.timeAt(0) < this.now() - this.limits.ageMs) {
      series.dropFirst();
    }
    this.held += series.bytes - before;
    this.forget();
  }

  read(name: string, from = -Infinity, to = Infinity): Points {
    const series = this.series.get(name);
    const points: Points = { times: [], values: [], since: null };
    if (series === undefined || series.length === 0) {
      return points;
    }
    points.since = series.timeAt(0);
    for (let index = series.indexFrom(from); index < series.length; index += 1) {
      const time = series.timeAt(index);
      if (time > to) {
        break;
      }
      const value = series.valueAt(index);
      points.times.push(time);
      points.values.push(Number.isNaN(value) ? null : value);
    }
    return points;
  }

  private use(name: string): Series {
    const known = this.series.get(name);
    const series = known ?? new Series();
    this.series.delete(name);
    this.series.set(name, series);
    if (known === undefined) {
      this.held += series.bytes;
    }
    return series;
  }

  private forget(): void {
    const now = this.now();
    if (now - this.sweptAt >= sweepMs || now < this.sweptAt) {
      this.sweptAt = now;
      this.sweep(now - this.limits.ageMs);
    }
    while (this.held > this.limits.bytes) {
      const next = this.oldest.next();
      if (next.done === true) {
        this.oldest = this.series.entries();
      } else {
        this.drop(...next.value);
      }
    }
  }

  /** Forgets series whose last point lies before this time. */
  private sweep(time: number): void {
    for (const [name, series] of this.series) {
      if (series.timeAt(series.length - 1) >= time) {
        return;
      }
      this.drop(name, series);
    }
  }

  private drop(name: string, series: Series): void {
    this.series.delete(name);
    this.held -= series.bytes;
  }
}
