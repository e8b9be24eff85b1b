import { type MemoryUse, type TaskManager, type TaskManagerDetail } from '../flink/taskManagers';
import {
  type TaskManagerCollectorRow,
  type TaskManagerMemoryRow,
  type TaskManagerNetworkRow,
  type TaskManagerRow,
} from './taskManagers';

/** Null when a part is not known: half a sum would be a wrong number. */
const sum = (...parts: Array<number | null>): number | null =>
  parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0);

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole <= 0 ? null : part / whole;

/** `pekko.tcp://flink@10.0.0.7:6122/user/rpc/taskmanager_0` -> `10.0.0.7:6122`. */
const hostOf = (path: string | null): string | null => (path === null ? null : (/@([^/]+)/.exec(path)?.[1] ?? path));

/** Heartbeats come every 10 s (`heartbeat.interval`); one that is so late is worth a look. */
const lateMs = 25_000;

const byId = (left: { id: string }, right: { id: string }) => left.id.localeCompare(right.id, 'en', { numeric: true });

/** @param now of the JobManager's clock, epoch ms; null when it is not known. Late heartbeats come first, then by id. */
export function taskManagersOf(all: readonly TaskManager[], now: number | null): TaskManagerRow[] {
  const rows = all.map(({ configured, ...one }) => ({
    id: one.id,
    host: hostOf(one.path),
    slotsFree: one.slotsFree,
    slots: one.slots,
    tasks: one.tasks,
    heartbeatAge: now === null || one.lastHeartbeat === null ? null : Math.max(0, now - one.lastHeartbeat),
    heartbeat: one.lastHeartbeat,
    cpuCores: one.cpuCores,
    physicalMemory: one.physicalMemory,
    maxHeap: one.maxHeap,
    managed: one.managedMemory,
    managedFree: one.managedMemoryFree,
    heap: sum(configured.frameworkHeap, configured.taskHeap),
    offHeap: sum(configured.frameworkOffHeap, configured.taskOffHeap),
    network: configured.network,
    metaspace: configured.metaspace,
    overhead: configured.overhead,
    totalFlink: configured.totalFlink,
    totalProcess: configured.totalProcess,
    dataPort: one.dataPort,
  }));
  const isLate = (row: TaskManagerRow) => Number((row.heartbeatAge ?? 0) >= lateMs);
  return rows.sort((left, right) => isLate(right) - isLate(left) || byId(left, right));
}

const nothing: MemoryUse = { used: null, committed: null, max: null };

function memoryOf({ id, configured, metrics, ...one }: TaskManagerDetail): TaskManagerMemoryRow[] {
  const row = (kind: string, use: MemoryUse, size: number | null): TaskManagerMemoryRow => ({
    id,
    kind,
    share: ratio(use.used, use.max),
    ...use,
    configured: size,
  });
  const network = {
    used: metrics?.network.bytesUsed ?? null,
    committed: null,
    max: metrics?.network.bytesTotal ?? null,
  };
  const given = one.managedMemoryFree === null ? null : sum(one.managedMemory, -one.managedMemoryFree);
  // The limit of the JVM's direct memory, as Flink sets it.
  const offHeap = sum(configured.frameworkOffHeap, configured.taskOffHeap, configured.network);
  return [
    row('heap', metrics?.heap ?? nothing, sum(configured.frameworkHeap, configured.taskHeap)),
    row('non-heap', metrics?.nonHeap ?? nothing, null),
    row('direct', { ...(metrics?.direct ?? nothing), max: offHeap }, offHeap),
    row('mapped', metrics?.mapped ?? nothing, null),
    row('network', network, configured.network),
    row('managed', { used: null, committed: given, max: one.managedMemory }, configured.managed),
    row('metaspace', nothing, configured.metaspace),
    row('JVM overhead', nothing, configured.overhead),
  ];
}

const fullestFirst = (left: { share: number | null }, right: { share: number | null }) =>
  (right.share ?? -1) - (left.share ?? -1);

export const taskManagerMemoryOf = (all: readonly TaskManagerDetail[]): TaskManagerMemoryRow[] =>
  [...all].sort(byId).flatMap(memoryOf).sort(fullestFirst);

export const taskManagerNetworkOf = (all: readonly TaskManagerDetail[]): TaskManagerNetworkRow[] =>
  [...all]
    .sort(byId)
    .map(({ id, metrics }) => ({
      id,
      share: ratio(metrics?.network.segmentsUsed ?? null, metrics?.network.segmentsTotal ?? null),
      segmentsUsed: metrics?.network.segmentsUsed ?? null,
      segmentsAvailable: metrics?.network.segmentsAvailable ?? null,
      segmentsTotal: metrics?.network.segmentsTotal ?? null,
      bytesUsed: metrics?.network.bytesUsed ?? null,
      bytesAvailable: metrics?.network.bytesAvailable ?? null,
      bytesTotal: metrics?.network.bytesTotal ?? null,
    }))
    .sort(fullestFirst);

/** Flink from 1.20 on adds a collector `All`, the sum of the others: left out, a sum over the rows counts once. */
export const taskManagerCollectorsOf = (all: readonly TaskManagerDetail[]): TaskManagerCollectorRow[] =>
  [...all]
    .sort(byId)
    .flatMap(({ id, metrics }) =>
      (metrics?.collectors ?? [])
        .filter(({ name }, _index, { length }) => name !== 'All' || length === 1)
        .map(({ name, count, timeMs }) => ({ id, collector: name, timeMs, count, mean: ratio(timeMs, count) }))
    )
    .sort((left, right) => (right.timeMs ?? -1) - (left.timeMs ?? -1));
