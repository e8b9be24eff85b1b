import { clickAttribution, flakyEnrichment, ordersPerMinute } from '../scenarios/jobs/recordedJobs';
import { paymentRisk } from '../scenarios/jobs/paymentRisk';
import { SimulatedJob } from './job';
import { markerTimes, sourcesBefore } from './latency';
import { type JobSpec } from './spec';
import { emittedWatermark, watermarkOf } from './watermarks';

const now = 1_795_250_000_000;
const jobOf = (spec: JobSpec) => new SimulatedJob(spec, now, 1);
const moments = Array.from({ length: 240 }, (_, step) => now + step * 5_000);

describe('watermarks', () => {
  test('never go back and never get ahead of their sources', () => {
    for (const job of [jobOf(ordersPerMinute()), jobOf(clickAttribution()), jobOf(paymentRisk())]) {
      job.spec.vertices.forEach(({ kind, parallelism }, vertex) => {
        for (let subtask = 0; kind === 'operator' && subtask < parallelism; subtask += 1) {
          const seen = moments.map((at) => watermarkOf(job, vertex, subtask, at) ?? NaN);
          expect(seen.findIndex((mark, step) => mark < (seen[step - 1] ?? mark))).toBe(-1);
          expect(seen.findIndex((mark, step) => mark > (emittedWatermark(job, moments[step] ?? 0) ?? 0))).toBe(-1);
        }
      });
    }
  });

  test('lag by as long as records wait', () => {
    const lag = (job: SimulatedJob) => now - (watermarkOf(job, job.spec.vertices.length - 1, 0, now) ?? 0);
    expect(lag(jobOf(ordersPerMinute()))).toBeLessThan(2_600);
    expect(lag(jobOf(clickAttribution()))).toBeGreaterThan(12_000);
  });

  test('are not there where nothing assigns them, and not yet right after a start', () => {
    expect(watermarkOf(jobOf(flakyEnrichment()), 1, 0, now)).toBeNull();
    const job = jobOf(ordersPerMinute());
    const { flowsFrom } = job.lifecycle.attempt(now);
    expect(watermarkOf(job, 1, 0, flowsFrom + 20)).toBeNull();
    expect(watermarkOf(job, 1, 0, flowsFrom + 5_000)).not.toBeNull();
  });
});

describe('latency markers', () => {
  test('take as long as the records before them', () => {
    const calm = markerTimes(jobOf(ordersPerMinute()), 0, 1, 0, now);
    const waiting = markerTimes(jobOf(clickAttribution()), 0, 2, 0, now);
    expect(calm?.at(0.5)).toBeLessThan(100);
    expect(waiting?.at(0.5)).toBeGreaterThan(5_000);
    expect(markerTimes(jobOf(clickAttribution()), 0, 1, 0, now)).toBeNull();
  });

  test('have statistics that fit together', () => {
    for (const job of [jobOf(ordersPerMinute()), jobOf(clickAttribution())]) {
      const last = job.spec.vertices.length - 1;
      for (const at of moments.slice(0, 40)) {
        const times = markerTimes(job, 0, last, 1, at);
        const quantiles = [0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.999].map((share) => times?.at(share) ?? NaN);
        expect([...quantiles].sort((left, right) => left - right)).toEqual(quantiles);
        expect(times?.min).toBeLessThanOrEqual(quantiles[0] ?? 0);
        expect(times?.max).toBeGreaterThanOrEqual(quantiles.at(-1) ?? 0);
        expect(times?.mean).toBeGreaterThan(times?.min ?? 0);
        expect(times?.mean).toBeLessThan(times?.max ?? 0);
      }
    }
  });

  test('come from every source before a vertex', () => {
    expect(sourcesBefore(jobOf(clickAttribution()), 2)).toEqual([0, 1]);
    expect(sourcesBefore(jobOf(paymentRisk()), 7)).toEqual([0, 1, 2]);
    expect(sourcesBefore(jobOf(paymentRisk()), 0)).toEqual([0]);
  });
});
