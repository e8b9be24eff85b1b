import { type Cluster, type TaskManager } from '../../model/cluster';
import { jobManagerProcess, networkMemory, type ProcessState, taskManagerProcess } from '../../model/processes';
import { hasEnded } from '../../model/states';
import { freeSlots } from '../cluster';
import { isSince } from '../../versions';
import { double } from '../values';
import { type View } from '../view';
import { merged, type MetricTable, nothing, tableOf, type Values, valuesOf } from './table';

const prefixed = (prefix: string, values: Readonly<Record<string, number>>): Values =>
  valuesOf(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, () => String(value)]));

/** Up to 1.19 collectors count, each for itself; later there are rates, and the sum of them all. */
function collectors({ collections, collectionMs, collectionMsPerSecond }: ProcessState, flinkVersion: string): Values {
  const hasRates = isSince(flinkVersion, '1.20');
  const one = (name: string, count: number, time: number, perSecond: number): Values => ({
    [`Status.JVM.GarbageCollector.${name}.Count`]: () => String(count),
    [`Status.JVM.GarbageCollector.${name}.Time`]: () => String(time),
    ...(hasRates ? { [`Status.JVM.GarbageCollector.${name}.TimeMsPerSecond`]: () => double(perSecond) } : {}),
  });
  return {
    ...(hasRates ? one('All', collections, collectionMs, collectionMsPerSecond) : {}),
    ...one('G1_Young_Generation', collections, collectionMs, collectionMsPerSecond),
    ...one('G1_Old_Generation', 0, 0, 0),
  };
}

function jvm(state: ProcessState, flinkVersion: string): Values {
  const memory = 'Status.JVM.Memory';
  return merged([
    prefixed(`${memory}.Heap`, { Used: state.heapUsed, Committed: state.heapCommitted, Max: state.heapMax }),
    prefixed(`${memory}.NonHeap`, { Used: state.nonHeapUsed, Committed: state.nonHeapCommitted, Max: -1 }),
    prefixed(`${memory}.Metaspace`, { Used: state.metaspaceUsed, Committed: state.metaspaceCommitted, Max: -1 }),
    prefixed(`${memory}.Direct`, {
      Count: state.directCount,
      MemoryUsed: state.directUsed,
      TotalCapacity: state.directUsed - 2,
    }),
    prefixed(`${memory}.Mapped`, { Count: 0, MemoryUsed: 0, TotalCapacity: 0 }),
    prefixed('Status.JVM.ClassLoader', { ClassesLoaded: state.classesLoaded, ClassesUnloaded: 0 }),
    prefixed('Status.JVM.Threads', { Count: state.threads }),
    prefixed('Status.JVM.FileDescriptor', { Open: state.openFiles, Max: 20_000 }),
    prefixed('Status.JVM.CPU', { Time: state.cpuNanos }),
    { 'Status.JVM.CPU.Load': () => double(state.cpuLoad) },
    collectors(state, flinkVersion),
  ]);
}

function shuffle(cluster: Cluster, taskManager: TaskManager, at: number): Values {
  const { totalSegments, usedSegments, segmentBytes } = networkMemory(cluster, taskManager, at);
  const available = totalSegments - usedSegments;
  return prefixed('Status.Shuffle.Netty', {
    TotalMemorySegments: totalSegments,
    UsedMemorySegments: usedSegments,
    AvailableMemorySegments: available,
    TotalMemory: totalSegments * segmentBytes,
    UsedMemory: usedSegments * segmentBytes,
    AvailableMemory: available * segmentBytes,
    RequestedMemoryUsage: Math.floor((100 * usedSegments) / totalSegments),
  });
}

const managedBytes = 134_217_728;

export function taskManagerTable(view: View, taskManager: TaskManager): MetricTable {
  const { cluster, metricsAt } = view;
  if (metricsAt === null) {
    return nothing;
  }
  const managed = cluster.slotsOn(taskManager, metricsAt).length * Math.floor(managedBytes / taskManager.slots);
  return tableOf(
    merged([
      jvm(taskManagerProcess(cluster, taskManager, metricsAt), view.flinkVersion),
      shuffle(cluster, taskManager, metricsAt),
      prefixed('Status.Flink.Memory.Managed', { Total: managedBytes, Used: Math.min(managedBytes, managed) }),
    ])
  );
}

export function jobManagerTable(view: View): MetricTable {
  const { cluster, metricsAt } = view;
  if (metricsAt === null) {
    return nothing;
  }
  const counts = {
    numRegisteredTaskManagers: () => String(cluster.taskManagers.length),
    numRunningJobs: () => String(cluster.jobs.filter(({ lifecycle }) => !hasEnded(lifecycle.state(metricsAt))).length),
    taskSlotsTotal: () => String(cluster.taskManagers.reduce((sum, { slots }) => sum + slots, 0)),
    taskSlotsAvailable: () => String(freeSlots({ ...view, now: metricsAt })),
  };
  return tableOf({ ...jvm(jobManagerProcess(cluster, metricsAt), view.flinkVersion), ...counts });
}
