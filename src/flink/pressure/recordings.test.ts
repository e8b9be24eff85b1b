import { decodedAt, standardRecordings } from '../../testing/recording';
import { decodeBackpressure } from '../backpressure';
import { decodeJob, type Job } from '../job';
import { JobHistory } from './history';
import { lookFromBackpressure } from './looks';
import { elapsedBetween, type Sample } from './growth';
import { meansBetween } from './means';

const sample = (job: Job): Sample => ({ job, fetchedAt: null });
const within = (value: number, low: number, high: number) => value >= low && value <= high;

describe.each(standardRecordings)('recorded pairs of $title', ({ recording }) => {
  const answers = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);
  const of = (name: string) => answers.filter((job) => job.name === name);
  const looks = decodedAt(recording, '/jobs/:id/vertices/:vid/backpressure', decodeBackpressure);
  const idOf = (job: Job | undefined, part: string) => job?.vertices.find(({ name }) => name.includes(part))?.id ?? '';

  /** What a viewer knows after all answers of a job have come. */
  function lastMeans(name: string) {
    const history = new JobHistory();
    of(name).forEach((job) => history.add(job));
    const [first] = of(name);
    const means = history.means();
    return { mean: (part: string) => means.get(idOf(first, part)) };
  }

  /** Generated vertex ids are the same in many jobs. */
  const looksAt = (name: string, part: string) => {
    const [job] = of(name);
    return looks.filter(({ ids, value }) => ids[0] === job?.id && ids[1] === idOf(job, part) && value !== null);
  };

  /** The last gauges of a vertex. */
  const lookAt = (name: string, part: string) => {
    const last = looksAt(name, part).at(-1)?.value;
    return last === null || last === undefined ? undefined : lookFromBackpressure(last);
  };

  test('find both sources of the backpressured job held back, and its join busy', () => {
    const { mean } = lastMeans('click-attribution');
    for (const source of ['Source: orders', 'Source: clicks']) {
      expect(mean(source)?.shares).toMatchObject({ busy: null, idle: null });
      expect(mean(source)?.shares.backpressured).toBeGreaterThan(0.85);
    }
    // Not 100 %: the machine was short of CPU, and the join had to wait for its input.
    expect(mean('IntervalJoin')?.shares.busy).toBeGreaterThan(0.7);
    expect(mean('IntervalJoin')?.shares.backpressured).toBeLessThan(0.1);
  });

  test('find the healthy job idle, with its 2,000 records a second', () => {
    const { mean } = lastMeans('orders-per-minute');
    expect(mean('Source: orders')?.shares.backpressured).toBeLessThan(0.05);
    expect(within(mean('Source: orders')?.recordsOut ?? 0, 1_700, 2_300)).toBe(true);
    expect(
      within(mean('GlobalWindowAggregate')?.recordsIn ?? mean('WindowAggregate')?.recordsIn ?? 0, 1_700, 2_300)
    ).toBe(true);
  });

  test('lie between the bounds that Flink’s own gauges leave', () => {
    const { mean } = lastMeans('click-attribution');
    for (const part of ['Source: orders', 'Source: clicks', 'IntervalJoin']) {
      const look = lookAt('click-attribution', part);
      // The gauges are means of 60 s, ours of 30 s: a steady job agrees within some per cent.
      expect(Math.abs((look?.backpressured ?? -1) - (mean(part)?.shares.backpressured ?? -1))).toBeLessThan(0.15);
    }
    expect(lookAt('click-attribution', 'IntervalJoin')?.busy).toBeGreaterThan(0.9);
  });

  test('measure time as long as Flink says that it passed between two fetches', () => {
    const fetches = [
      ...new Set(looksAt('click-attribution', 'IntervalJoin').map(({ value }) => value?.measuredAt ?? 0)),
    ];
    const jobs = of('click-attribution');
    const first = jobs.find((job) => job.now > (fetches[0] ?? Infinity));
    const last = jobs.at(-1);
    const fetchedMs = (fetches.at(-1) ?? 0) - (fetches[0] ?? 0);
    expect(fetches.length).toBeGreaterThan(2);
    expect(first && last ? elapsedBetween(sample(first), sample(last)) / fetchedMs : 0).toBeCloseTo(1, 0);
  });

  test('never give a share or rate that cannot be', () => {
    for (const [index, after] of answers.entries()) {
      const before = answers.slice(0, index).findLast((job) => job.id === after.id) ?? null;
      for (const { shares, elapsedMs, ...rates } of meansBetween(
        before === null ? null : sample(before),
        sample(after)
      ).values()) {
        const { busy, idle, backpressured } = shares;
        expect([busy, idle, backpressured].every((value) => value === null || within(value, 0, 1))).toBe(true);
        expect([rates.recordsIn, rates.recordsOut, rates.bytesIn].every((value) => value === null || value >= 0)).toBe(
          true
        );
        expect(elapsedMs).toBeGreaterThan(0);
        if (busy !== null) {
          expect((busy ?? 0) + (idle ?? 0) + (backpressured ?? 0)).toBeCloseTo(1, 6);
        }
      }
    }
  });
});
