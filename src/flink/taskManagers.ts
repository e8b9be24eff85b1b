import { Fields } from './decode';
import { FlinkError } from './errors';
import { ofTaskManager } from './taskManagerIds';
import { type Transport } from './transport';

/** Sizes of a TaskManager's memory as it is configured, bytes. Null where a cluster does not say. */
export interface ConfiguredMemory {
  frameworkHeap: number | null;
  taskHeap: number | null;
  frameworkOffHeap: number | null;
  taskOffHeap: number | null;
  network: number | null;
  managed: number | null;
  metaspace: number | null;
  overhead: number | null;
  totalFlink: number | null;
  totalProcess: number | null;
}

/** One TaskManager of `/taskmanagers`. Sizes in bytes, times epoch ms of the JobManager's clock. */
export interface TaskManager {
  /** Free text: an address, a pod name. */
  id: string;
  /** Address of its RPC service; null when absent. */
  path: string | null;
  dataPort: number | null;
  /** When its last heartbeat came; the field of Flink is called `timeSinceLastHeartbeat` all the same. */
  lastHeartbeat: number | null;
  slots: number;
  slotsFree: number;
  /** Tasks that run there; null before Flink 2.3. */
  tasks: number | null;
  /** Cores that the machine or container shows. */
  cpuCores: number | null;
  physicalMemory: number | null;
  /** Largest heap of its JVM. */
  maxHeap: number | null;
  managedMemory: number | null;
  /** Managed memory that no slot has taken. */
  managedMemoryFree: number | null;
  configured: ConfiguredMemory;
}

/** What a part of the memory holds now, bytes. Null = not known or without a limit. */
export interface MemoryUse {
  used: number | null;
  committed: number | null;
  max: number | null;
}

/** Shuffle memory of a TaskManager. */
export interface NetworkUse {
  segmentsTotal: number | null;
  segmentsUsed: number | null;
  segmentsAvailable: number | null;
  bytesTotal: number | null;
  bytesUsed: number | null;
  bytesAvailable: number | null;
}

export interface GarbageCollector {
  name: string;
  /** Since the TaskManager started. */
  count: number | null;
  timeMs: number | null;
}

/** `/taskmanagers/:id`. `metrics` is null while the JobManager has not fetched any: then Flink writes zeros. */
export interface TaskManagerDetail extends TaskManager {
  metrics: {
    heap: MemoryUse;
    nonHeap: MemoryUse;
    direct: MemoryUse;
    mapped: MemoryUse;
    network: NetworkUse;
    collectors: GarbageCollector[];
  } | null;
}

const bytesOfMegabytes = (megabytes: number | null) => (megabytes === null ? null : megabytes * 1024 * 1024);

const configuredOf = (memory: Fields | null): ConfiguredMemory => {
  const bytes = (name: string) => memory?.millisOrNull(name) ?? null;
  return {
    frameworkHeap: bytes('frameworkHeap'),
    taskHeap: bytes('taskHeap'),
    frameworkOffHeap: bytes('frameworkOffHeap'),
    taskOffHeap: bytes('taskOffHeap'),
    network: bytes('networkMemory'),
    managed: bytes('managedMemory'),
    metaspace: bytes('jvmMetaspace'),
    overhead: bytes('jvmOverhead'),
    totalFlink: bytes('totalFlinkMemory'),
    totalProcess: bytes('totalProcessMemory'),
  };
};

function decodeTaskManager(taskManager: Fields): TaskManager {
  const hardware = taskManager.objectOrNull('hardware');
  return {
    id: taskManager.text('id'),
    path: taskManager.textOrNull('path'),
    dataPort: taskManager.millisOrNull('dataPort'),
    lastHeartbeat: taskManager.millisOrNull('timeSinceLastHeartbeat'),
    slots: taskManager.number('slotsNumber'),
    slotsFree: taskManager.number('freeSlots'),
    tasks: taskManager.millisOrNull('assignedTasks'),
    cpuCores: hardware?.millisOrNull('cpuCores') ?? null,
    physicalMemory: hardware?.millisOrNull('physicalMemory') ?? null,
    maxHeap: hardware?.millisOrNull('freeMemory') ?? null,
    managedMemory: hardware?.millisOrNull('managedMemory') ?? null,
    managedMemoryFree: bytesOfMegabytes(
      taskManager.objectOrNull('freeResource')?.millisOrNull('managedMemory') ?? null
    ),
    configured: configuredOf(taskManager.objectOrNull('memoryConfiguration')),
  };
}

export const decodeTaskManagers = (answer: unknown): TaskManager[] =>
  Fields.of(answer, '/taskmanagers').list('taskmanagers').map(decodeTaskManager);

function metricsOf(metrics: Fields | null): TaskManagerDetail['metrics'] {
  if (metrics === null || !metrics.numberOrNull('heapUsed')) {
    return null;
  }
  const bytes = (name: string) => metrics.millisOrNull(name);
  const heap = (kind: string) => ({
    used: bytes(`${kind}Used`),
    committed: bytes(`${kind}Committed`),
    max: bytes(`${kind}Max`),
  });
  // What Flink calls the maximum of these is the capacity of the buffers that are there, not a limit.
  const buffers = (kind: string) => ({ used: bytes(`${kind}Used`), committed: bytes(`${kind}Max`), max: null });
  return {
    heap: heap('heap'),
    nonHeap: heap('nonHeap'),
    direct: buffers('direct'),
    mapped: buffers('mapped'),
    network: {
      segmentsTotal: bytes('nettyShuffleMemorySegmentsTotal'),
      segmentsUsed: bytes('nettyShuffleMemorySegmentsUsed'),
      segmentsAvailable: bytes('nettyShuffleMemorySegmentsAvailable'),
      bytesTotal: bytes('nettyShuffleMemoryTotal'),
      bytesUsed: bytes('nettyShuffleMemoryUsed'),
      bytesAvailable: bytes('nettyShuffleMemoryAvailable'),
    },
    collectors: metrics.listOrEmpty('garbageCollectors').map((collector) => ({
      name: collector.text('name'),
      count: collector.millisOrNull('count'),
      timeMs: collector.millisOrNull('time'),
    })),
  };
}

export function decodeTaskManagerDetail(answer: unknown): TaskManagerDetail {
  const detail = Fields.of(answer, '/taskmanagers/:id');
  return { ...decodeTaskManager(detail), metrics: metricsOf(detail.objectOrNull('metrics')) };
}

export async function getTaskManagers(transport: Transport, signal?: AbortSignal): Promise<TaskManager[]> {
  return decodeTaskManagers(await transport.get('/taskmanagers', {}, signal));
}

/** Flink answers 500 for one that it does not know; a segment of dots would leave the path and is known to nobody. */
export async function getTaskManager(
  transport: Transport,
  id: string,
  signal?: AbortSignal
): Promise<TaskManagerDetail> {
  if (id === '' || id === '.' || id === '..') {
    throw new FlinkError({ kind: 'noTaskManager', id });
  }
  const answer = transport.get(`/taskmanagers/${encodeURIComponent(id)}`, {}, signal);
  return decodeTaskManagerDetail(await ofTaskManager(id, answer));
}
