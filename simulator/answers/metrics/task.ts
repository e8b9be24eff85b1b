import { gaugesOf } from '../../model/gauges';
import { renewedAt, type SimulatedJob } from '../../model/job';
import { random } from '../../model/random';
import { watermarkOf } from '../../model/watermarks';
import { double, long } from '../values';
import { histogram, merged, type Values } from './table';

const bufferBytes = 32_768;

/** A subtask at a moment, with what several of its metrics need. */
export interface Measured {
  job: SimulatedJob;
  vertex: number;
  subtask: number;
  at: number;
}

const once = <T>(work: () => T): (() => T) => {
  let known: { value: T } | null = null;
  return () => (known ??= { value: work() }).value;
};

/** The subtask's numbers, each worked out at most once. */
export function facts({ job, vertex, subtask, at }: Measured) {
  const spec = job.vertex(vertex);
  const isSource = spec.kind !== 'operator';
  return {
    spec,
    isSource,
    counted: once(() => job.counted(vertex, subtask, at)),
    rates: once(() => job.rates(vertex, subtask, renewedAt(at))),
    gauges: once(() => gaugesOf(job, vertex, subtask, at)),
    standing: once(() => (isSource ? 0 : job.load.standing(vertex, subtask, at - job.lifecycle.submittedAt))),
    watermark: once(() => watermarkOf(job, vertex, subtask, at)),
  };
}

type Facts = ReturnType<typeof facts>;

function times({ gauges, counted }: Facts): Values {
  const blocked = () => String(gauges()?.blocked ?? 0);
  return {
    busyTimeMsPerSecond: () => double(gauges()?.busy ?? null),
    idleTimeMsPerSecond: () => String(gauges()?.idle ?? 0),
    backPressuredTimeMsPerSecond: blocked,
    softBackPressuredTimeMsPerSecond: () => '0',
    hardBackPressuredTimeMsPerSecond: blocked,
    maxSoftBackPressureTimeMs: () => '0',
    maxHardBackPressureTimeMs: () => String(Math.round((gauges()?.blocked ?? 0) * 2.4)),
    isBackPressured: () => String((gauges()?.blocked ?? 0) > 500),
    changelogBusyTimeMsPerSecond: () => '0',
    accumulateBusyTimeMs: () => double(counted().busyMs),
    accumulateIdleTimeMs: () => String(counted().idleMs),
    accumulateBackPressuredTimeMs: () => String(counted().blockedMs),
  };
}

/** A counter and its rate. */
function counter(name: string, count: () => number, perSecond: () => number): Values {
  return { [name]: () => String(Math.floor(count())), [`${name}PerSecond`]: () => double(perSecond()) };
}

/** Share of what comes in from tasks of the same TaskManager, and from others. */
const origins = { Local: 0.5, Remote: 0.5 };

function traffic({ counted, rates }: Facts): Values {
  const incoming = (prefix: string) =>
    Object.entries(origins).map(([place, share]) => ({
      ...counter(
        `${prefix}numBytesIn${place}`,
        () => counted().bytesIn * share,
        () => rates().bytesIn * share
      ),
      ...counter(
        `${prefix}numBuffersIn${place}`,
        () => (counted().bytesIn * share) / (bufferBytes * 0.4),
        () => (rates().bytesIn * share) / (bufferBytes * 0.4)
      ),
    }));
  const outgoing = (of: () => { bytesOut: number }) => () => of().bytesOut / bufferBytes;
  return merged([
    counter(
      'numRecordsIn',
      () => counted().recordsIn,
      () => rates().recordsIn
    ),
    counter(
      'numRecordsOut',
      () => counted().recordsOut,
      () => rates().recordsOut
    ),
    counter(
      'numBytesIn',
      () => counted().bytesIn,
      () => rates().bytesIn
    ),
    counter(
      'numBytesOut',
      () => counted().bytesOut,
      () => rates().bytesOut
    ),
    counter('numBuffersOut', outgoing(counted), outgoing(rates)),
    ...incoming(''),
    ...incoming('Shuffle.Netty.Input.'),
  ]);
}

function buffers({ job, vertex }: Measured, { standing, gauges, isSource, spec }: Facts): Values {
  const channels = job.transit.channels(vertex);
  const queued = () => Math.round(standing() * 10 * channels) || (isSource ? 0 : 1);
  const usage = (share: number) => double(Math.round(share * 1e7) / 1e7);
  const blocked = () => (gauges()?.blocked ?? 0) / 1000;
  const input = 'Shuffle.Netty.Input.Buffers';
  const output = 'Shuffle.Netty.Output.Buffers';
  return {
    [`${input}.inPoolUsage`]: () => usage(standing()),
    [`${input}.inputExclusiveBuffersUsage`]: () => usage(standing()),
    [`${input}.inputFloatingBuffersUsage`]: () => usage(standing() ** 2),
    [`${input}.inputQueueLength`]: () => String(queued()),
    [`${input}.inputQueueSize`]: () => String(Math.round(standing() * queued() * bufferBytes * 0.43)),
    [`${output}.outPoolUsage`]: () => usage(blocked()),
    [`${output}.outputQueueLength`]: () => String(Math.round(blocked() * 12)),
    [`${output}.outputQueueSize`]: () => String(Math.round(blocked() * 12 * spec.recordBytes * 900)),
  };
}

function checkpointing({ job, vertex, subtask, at }: Measured, { isSource }: Facts): Values {
  const last = once(() => {
    const checkpoint = job.checkpoints?.completed(at).at(-1);
    return checkpoint === undefined ? undefined : job.checkpoints?.acknowledgements(checkpoint)[vertex]?.[subtask];
  });
  const nanos = (milliseconds: number | undefined) => String((milliseconds ?? 0) * 1_000_000);
  const both = { checkpointStartDelayNanos: () => nanos(last()?.startDelay) };
  return isSource ? both : { ...both, checkpointAlignmentTime: () => nanos(last()?.alignment) };
}

function mailbox({ job, vertex, subtask, at }: Measured, { gauges }: Facts): Values {
  const blocked = () => (gauges()?.blocked ?? 0) / 1000;
  const chance = random(job.seed, vertex, subtask, 21);
  const minute = random(job.seed, vertex, subtask, Math.floor(at / 60_000));
  const waits = () => {
    const wait = 1 + blocked() ** 2 * 6_000;
    const quantile = (share: number) => wait * (share < 0.5 ? share : 0.5 + (share - 0.5) * 6);
    return { min: 0, max: wait * (3.5 + 1.5 * minute), mean: wait, stddev: wait * 1.4, at: quantile };
  };
  return {
    mailboxMailsPerSecond: () => double(Math.round((1 + 7 * chance) * 60) / 60),
    mailboxQueueSize: () => String(Math.round(blocked() * 8 * chance)),
    initializationTime: () => String(15 + Math.floor(400 * chance)),
    numFiredTimers: () => '0',
    numFiredTimersPerSecond: () => '0.0',
    ...histogram('mailboxLatencyMs', waits),
  };
}

/** The metrics of a task itself; those of its operators are apart. */
export function taskValues(measured: Measured): Values {
  const known = facts(measured);
  return {
    ...times(known),
    ...traffic(known),
    ...buffers(measured, known),
    ...checkpointing(measured, known),
    ...mailbox(measured, known),
    ...(known.isSource ? {} : { currentInputWatermark: () => long(known.watermark()) }),
  };
}
