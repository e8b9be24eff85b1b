import { contract, key, number, type RowOf, text, time } from './contract';

const bytes = (name: string, displayName: string, description?: string) =>
  number(name, { displayName, unit: 'bytes', decimals: 0, description });
const count = (name: string, displayName: string, description?: string) =>
  number(name, { displayName, unit: 'short', decimals: 0, description });
const share = (name: string, displayName: string, description?: string) =>
  number(name, { displayName, unit: 'percentunit', decimals: 0, min: 0, max: 1, description });
const taskManager = key('task manager', { displayName: 'TaskManager' });

/** One row a TaskManager. */
export const taskManagers = contract('taskManagers', {
  id: taskManager,
  host: text('host', { displayName: 'Host' }),
  slotsFree: count('slots free', 'Free slots'),
  slots: count('slots', 'Slots'),
  tasks: count('tasks', 'Tasks', 'Tasks that run there; from Flink 2.3 on'),
  heartbeatAge: number('heartbeat age', {
    displayName: 'Heartbeat',
    unit: 'dtdurationms',
    decimals: 0,
    description: 'Time since the last heartbeat by the JobManager’s clock; empty while no job runs',
  }),
  heartbeat: time('last heartbeat', { displayName: 'Last heartbeat', description: 'By the JobManager’s clock' }),
  cpuCores: count('cpu cores', 'CPU cores'),
  physicalMemory: bytes('physical memory', 'Physical memory'),
  maxHeap: bytes('max heap', 'Largest heap', 'Of the JVM'),
  managed: bytes('managed memory', 'Managed memory'),
  managedFree: bytes('managed memory free', 'Free managed memory', 'That no slot has been given'),
  heap: bytes('configured heap', 'Configured heap', 'Of the framework and of tasks'),
  offHeap: bytes('configured off-heap', 'Configured off-heap', 'Of the framework and of tasks'),
  network: bytes('configured network', 'Configured network'),
  metaspace: bytes('configured metaspace', 'Configured metaspace'),
  overhead: bytes('configured overhead', 'Configured JVM overhead'),
  totalFlink: bytes('configured flink', 'Configured for Flink'),
  totalProcess: bytes('configured process', 'Configured for the process'),
  dataPort: number('data port', { displayName: 'Data port', unit: 'none', decimals: 0 }),
});

export type TaskManagerRow = RowOf<typeof taskManagers>;

/** One row a TaskManager and kind of memory, the fullest first. */
export const taskManagerMemory = contract('taskManagerMemory', {
  id: taskManager,
  kind: key('memory', { displayName: 'Memory' }),
  share: share('share', 'Used', 'Of the largest size'),
  used: bytes('used', 'Used bytes'),
  committed: bytes(
    'committed',
    'Committed',
    'Taken from the operating system; of managed memory what slots were given'
  ),
  max: bytes('max', 'Largest size'),
  configured: bytes('configured', 'Configured'),
});

export type TaskManagerMemoryRow = RowOf<typeof taskManagerMemory>;

/** One row a TaskManager: the buffers that its tasks share for the network. */
export const taskManagerNetwork = contract('taskManagerNetwork', {
  id: taskManager,
  share: share('share', 'Used', 'Of all segments'),
  segmentsUsed: count('segments used', 'Used segments'),
  segmentsAvailable: count('segments available', 'Available segments'),
  segmentsTotal: count('segments', 'Segments'),
  bytesUsed: bytes('used', 'Used bytes'),
  bytesAvailable: bytes('available', 'Available bytes'),
  bytesTotal: bytes('total', 'All bytes'),
});

export type TaskManagerNetworkRow = RowOf<typeof taskManagerNetwork>;

/** One row a TaskManager and garbage collector, since the TaskManager started; the longest time first. */
export const taskManagerCollectors = contract('taskManagerCollectors', {
  id: taskManager,
  collector: key('collector', { displayName: 'Collector' }),
  timeMs: number('time', { displayName: 'Time', unit: 'dtdurationms', decimals: 0, description: 'In total' }),
  count: count('count', 'Collections'),
  mean: number('mean', { displayName: 'Mean', unit: 'ms', decimals: 1, description: 'Time of one collection' }),
});

export type TaskManagerCollectorRow = RowOf<typeof taskManagerCollectors>;
