import { type Aggregate, type MetricValue } from '../metrics';

/** What a TaskManager's process does. Shares are 0 to 1; null = not known. */
export interface ProcessLoad {
  /** Of all its cores. */
  cpu: number | null;
  /** Of its time, spent on garbage collection. */
  gc: number | null;
  /** Of its largest heap. */
  heap: number | null;
}

/** What the collectors have spent since the process started, and when Flink answered; ms. */
export interface Collected {
  spentMs: number;
  at: number;
}

const cpuName = 'Status.JVM.CPU.Load';
const usedName = 'Status.JVM.Memory.Heap.Used';
const maxName = 'Status.JVM.Memory.Heap.Max';
/** A mean of 60 s, from Flink 1.20 on. */
export const gcRateName = 'Status.JVM.GarbageCollector.All.TimeMsPerSecond';

/** Those of the JVM's usual collectors; only of the one that runs there are some. */
const collectors = [
  'G1_Young_Generation',
  'G1_Old_Generation',
  'PS_Scavenge',
  'PS_MarkSweep',
  'Copy',
  'MarkSweepCompact',
  'ParNew',
  'ConcurrentMarkSweep',
  'ZGC_Pauses',
  'ZGC_Major_Pauses',
  'ZGC_Minor_Pauses',
  'Shenandoah_Pauses',
];
const counterNames = collectors.map((collector) => `Status.JVM.GarbageCollector.${collector}.Time`);

/** For `/taskmanagers/:id/metrics`, where names that are missing do no harm. */
export const loadNames: readonly string[] = [cpuName, usedName, maxName, gcRateName, ...counterNames];

const asShare = (value: number | null) => (value === null || value < 0 ? null : Math.min(1, value));

/** A process that answers has used some CPU: 0 is what the JVM says as long as it has not measured. */
const asCpu = (value: number | null) => (value === 0 ? null : asShare(value));

const ratio = (part: number | null, whole: number | null) =>
  part === null || whole === null || whole <= 0 ? null : asShare(part / whole);

/** Null while Flink has none. */
export function collectedOf(values: ReadonlyMap<string, MetricValue>, at: number): Collected | null {
  const spent = counterNames.flatMap((name) => values.get(name)?.number ?? []);
  return spent.length === 0 ? null : { spentMs: spent.reduce((sum, one) => sum + one, 0), at };
}

/** The counters' growth; null without an earlier answer, and where the process was restarted in between. */
function growthShare(before: Collected | null, now: Collected | null): number | null {
  if (before === null || now === null || now.at <= before.at || now.spentMs < before.spentMs) {
    return null;
  }
  return asShare((now.spentMs - before.spentMs) / (now.at - before.at));
}

/** @param before an earlier answer of the same TaskManager, for versions that only count */
export function loadOf(
  values: ReadonlyMap<string, MetricValue>,
  before: Collected | null,
  now: Collected | null
): ProcessLoad {
  const value = (name: string) => values.get(name)?.number ?? null;
  const perSecond = value(gcRateName);
  return {
    cpu: asCpu(value(cpuName)),
    gc: perSecond === null ? growthShare(before, now) : asShare(perSecond / 1000),
    heap: ratio(value(usedName), value(maxName)),
  };
}

/** For `/taskmanagers/metrics`, where one name that is missing empties the answer. */
export const meanLoadNames = (hasGcRate: boolean): readonly string[] =>
  hasGcRate ? [cpuName, usedName, maxName, gcRateName] : [cpuName, usedName, maxName];

export function meanLoadOf(aggregates: ReadonlyMap<string, Aggregate>): ProcessLoad {
  const mean = (name: string) => aggregates.get(name)?.avg ?? null;
  const perSecond = mean(gcRateName);
  return {
    cpu: asCpu(mean(cpuName)),
    gc: perSecond === null ? null : asShare(perSecond / 1000),
    heap: ratio(mean(usedName), mean(maxName)),
  };
}
