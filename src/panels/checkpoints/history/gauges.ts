import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { checkpointGauges } from '../../../frames/checkpointGauges';
import { influxQueries, type InfluxQuery } from '../../../frames/influxSeries';

/** A completed or failed checkpoint of which only Flink's gauges tell, some time between two samples. */
export interface GaugePoint {
  /** Of the sample before and of the one that showed it, epoch ms. */
  after: number;
  time: number;
  /** Ms; null = not known. */
  duration: number | null;
  /** Bytes written, and of the whole state. */
  size: number | null;
  state: number | null;
  /** How many ended between the two samples. */
  completed: number;
  failed: number;
}

type Gauge = keyof typeof checkpointGauges;
const names: readonly Gauge[] = ['duration', 'state', 'size', 'completed', 'failed'];

interface Series {
  gauge: Gauge;
  jobId: string | null;
  jobName: string | null;
  samples: ReadonlyArray<readonly [time: number, value: number]>;
}

/** Whatever names one gauge only: an expression may ask for all of them. */
function gaugeIn(text: string | undefined): Gauge | undefined {
  const within = text?.toLowerCase() ?? '';
  const [found, ...others] = names.filter((each) => within.includes(checkpointGauges[each].toLowerCase()));
  return others.length === 0 ? found : undefined;
}

/** By what names the series, the surest first: its labels, its legend, the expression that was asked for. */
function gaugeOf(field: Field, { name, meta }: DataFrame): Gauge | undefined {
  const labels = field.labels ?? {};
  return [
    labels.__name__,
    labels._measurement,
    field.name,
    field.config.displayName,
    field.config.displayNameFromDS,
    name,
    meta?.executedQueryString,
  ]
    .map(gaugeIn)
    .find((gauge) => gauge !== undefined);
}

function samplesOf(times: Field, values: Field, query?: InfluxQuery): Array<readonly [number, number]> {
  return times.values.flatMap((time: unknown, index): Array<readonly [number, number]> => {
    const value: unknown = values.values[index];
    // Gauges are -1 until there was a checkpoint.
    const isSample = typeof time === 'number' && typeof value === 'number' && Number.isFinite(value) && value >= 0;
    return isSample ? [[query?.endOf(time) ?? time, value]] : [];
  });
}

function seriesOf(frame: DataFrame, query?: InfluxQuery): Series[] {
  const times = frame.fields.find(({ type }) => type === FieldType.time);
  if (times === undefined) {
    return [];
  }
  return frame.fields
    .filter(({ type }) => type === FieldType.number)
    .flatMap((field) => {
      const gauge = gaugeOf(field, frame);
      const { job_id: jobId = null, job_name: jobName = null } = field.labels ?? {};
      return gauge === undefined ? [] : [{ gauge, jobId, jobName, samples: samplesOf(times, field, query) }];
    });
}

/** Those of the job: of its name, too, which it keeps when it is started again. Of several jobs none, if it is not among them. */
function ofJob(all: readonly Series[], jobId: string | null): Series[] {
  const same = all.filter((series) => series.jobId !== null && series.jobId === jobId);
  const jobNames = new Set(same.flatMap(({ jobName }) => jobName ?? []));
  if (same.length > 0) {
    return all.filter((series) => series.jobId === jobId || (series.jobName !== null && jobNames.has(series.jobName)));
  }
  return new Set(all.map((series) => series.jobId)).size <= 1 ? [...all] : [];
}

type Sample = Partial<Record<Gauge, number>>;

function sampled(all: readonly Series[]): Array<[number, Sample]> {
  const byTime = new Map<number, Sample>();
  for (const { gauge, samples } of all) {
    for (const [time, value] of samples) {
      const sample = byTime.get(time) ?? {};
      sample[gauge] = value;
      byTime.set(time, sample);
    }
  }
  return [...byTime].sort(([left], [right]) => left - right);
}

/** A counter that fell was started again. */
const grown = (before: number | undefined, now: number | undefined): number =>
  before === undefined || now === undefined ? 0 : now >= before ? now - before : now;

const differs = (before: number | undefined, now: number | undefined): boolean =>
  before !== undefined && now !== undefined && before !== now;

function pointOf(
  [after, before]: readonly [number, Sample],
  [time, now]: readonly [number, Sample]
): GaugePoint | null {
  const counted = grown(before.completed, now.completed);
  const failed = grown(before.failed, now.failed);
  const isOther = differs(before.duration, now.duration) || differs(before.state, now.state);
  const completed = now.completed === undefined && isOther ? 1 : counted;
  if (completed === 0 && failed === 0) {
    return null;
  }
  const known = <T>(value: T | undefined) => (completed === 0 || value === undefined ? null : value);
  return {
    after,
    time,
    duration: known(now.duration),
    size: known(now.size),
    state: known(now.state),
    completed,
    failed,
  };
}

/** The checkpoints that Flink's gauges of checkpoints tell of, oldest first, from whatever series are among the frames. */
export function gaugePoints(frames: readonly DataFrame[], jobId: string | null): GaugePoint[] {
  const queries = influxQueries(frames);
  const all = frames.flatMap((frame) => seriesOf(frame, queries.get(frame.refId)));
  const samples = sampled(ofJob(all, jobId));
  return samples.slice(1).flatMap((sample, index) => {
    const before = samples[index];
    return before === undefined ? [] : (pointOf(before, sample) ?? []);
  });
}
