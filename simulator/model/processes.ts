import { type Cluster, type TaskManager } from './cluster';
import { slotMs } from './load';
import { hash, random } from './random';

const megabyte = 1024 * 1024;
const segmentBytes = 32_768;
const segments = 8_192;

/** What a Flink process says of itself at a moment. Memory in bytes, times in ms. */
export interface ProcessState {
  heapUsed: number;
  heapCommitted: number;
  heapMax: number;
  nonHeapUsed: number;
  nonHeapCommitted: number;
  metaspaceUsed: number;
  metaspaceCommitted: number;
  directCount: number;
  directUsed: number;
  classesLoaded: number;
  threads: number;
  openFiles: number;
  collections: number;
  collectionMs: number;
  collectionMsPerSecond: number;
  /** 0 to 1. */
  cpuLoad: number;
  cpuNanos: number;
}

export interface NetworkMemory {
  totalSegments: number;
  usedSegments: number;
  segmentBytes: number;
}

interface Machine {
  seed: number;
  heapMax: number;
  /** What stays in the heap after a collection. */
  kept: number;
  /** A collection of the young generation begins when so much was allocated. */
  young: number;
  /** Bytes allocated in a ms. */
  allocates: number;
  collectionMs: number;
  load: number;
  startedAt: number;
}

function stateOf(machine: Machine, at: number): ProcessState {
  const { seed, young, allocates, kept, heapMax } = machine;
  const ranMs = Math.max(0, at - machine.startedAt);
  const allocated = ranMs * allocates;
  const collections = Math.floor(allocated / young);
  const committed = Math.min(heapMax, Math.ceil((kept + young) / (8 * megabyte)) * 8 * megabyte);
  const perSecond = (allocates * 1000 * machine.collectionMs) / young;
  return {
    heapUsed: Math.floor(Math.min(committed * 0.98, kept + (allocated % young))),
    heapCommitted: committed,
    heapMax,
    nonHeapUsed: Math.floor(86 * megabyte + Math.min(10 * megabyte, ranMs)),
    nonHeapCommitted: 98 * megabyte,
    metaspaceUsed: Math.floor(56 * megabyte + Math.min(6 * megabyte, ranMs / 2)),
    metaspaceCommitted: 64 * megabyte,
    directCount: 10_281,
    directUsed: 351_977_514,
    classesLoaded: 10_900 + Math.floor(random(seed, 1) * 600),
    threads: 70 + Math.floor(random(seed, 2) * 18),
    openFiles: 130 + Math.floor(random(seed, 3) * 60),
    collections,
    collectionMs: Math.floor(collections * machine.collectionMs),
    collectionMsPerSecond: Math.round(perSecond * (0.9 + 0.2 * random(seed, Math.floor(at / 5_000))) * 60) / 60,
    cpuLoad: Math.min(1, machine.load * (0.92 + 0.16 * random(seed, Math.floor(at / 1000), 4))),
    cpuNanos: Math.floor((ranMs * machine.load + 9_000) / 10) * 10_000_000,
  };
}

/** Task time a second that the running tasks of a TaskManager spend on work, and bytes a ms that go through them. */
function workOn(cluster: Cluster, taskManager: TaskManager, at: number): { busy: number; bytesPerMs: number } {
  const sum = { busy: 0, bytesPerMs: 0 };
  const from = Math.floor(at / slotMs) * slotMs;
  for (const { job, slot } of cluster.slotsOn(taskManager, at)) {
    job.spec.vertices.forEach(({ parallelism, recordBytes, waits }, vertex) => {
      if (slot < parallelism && job.spec.bounded === null) {
        const since = from - job.lifecycle.submittedAt;
        sum.busy += (1 - waits) * job.load.mean('busy', vertex, slot, since, since + slotMs);
        sum.bytesPerMs += (job.load.mean('emitted', vertex, slot, since, since + slotMs) * recordBytes) / 1000;
      }
    });
  }
  return sum;
}

const heap = 600 * megabyte;

export function taskManagerProcess(cluster: Cluster, taskManager: TaskManager, at: number): ProcessState {
  const seed = hash(`${cluster.seed}/${taskManager.id}`);
  const { busy } = workOn(cluster, taskManager, at);
  const usual = {
    seed,
    heapMax: heap,
    load: 0.03 + busy / taskManager.cores,
    startedAt: cluster.startedAt - 3 * 3_600_000,
  };
  const { gcShare } = taskManager;
  if (gcShare !== null) {
    // A heap that is nearly full: every second or two all tasks stop for a share of that time.
    const [young, allocates] = [0.14 * heap, 60 * 1024];
    const collectionMs = (gcShare * young) / allocates;
    return stateOf({ ...usual, kept: 0.84 * heap, young, allocates, collectionMs, load: usual.load + gcShare / 2 }, at);
  }
  return stateOf(
    {
      ...usual,
      kept: (70 + 90 * random(seed, 5)) * megabyte,
      young: (150 + 160 * random(seed, 6)) * megabyte,
      // Counts must never go back, so what the load of this moment allocates does not matter for them.
      allocates: (9 + 22 * random(seed, 7)) * 1024,
      collectionMs: 3.7 + random(seed, 8),
    },
    at
  );
}

export function jobManagerProcess(cluster: Cluster, at: number): ProcessState {
  const seed = hash(`${cluster.seed}/jobmanager`);
  const state = stateOf(
    {
      seed,
      heapMax: 512 * megabyte,
      kept: 34 * megabyte,
      young: 38 * megabyte,
      allocates: 2.2 * 1024,
      collectionMs: 20,
      load: 0.05,
      startedAt: cluster.startedAt - 3 * 3_600_000 - 4_000,
    },
    at
  );
  return { ...state, directCount: 35, directUsed: 13_274_601, classesLoaded: 12_725 };
}

/** Network buffers: those that tasks hold, and more of them where data stands. */
export function networkMemory(cluster: Cluster, taskManager: TaskManager, at: number): NetworkMemory {
  let used = 0;
  for (const { job, slot } of cluster.slotsOn(taskManager, at)) {
    job.spec.vertices.forEach(({ parallelism }, vertex) => {
      if (slot < parallelism && job.spec.bounded === null) {
        const channels = job.transit.channels(vertex);
        used += 2 * channels + 8 * job.load.standing(vertex, slot, at - job.lifecycle.submittedAt);
      }
    });
  }
  return { totalSegments: segments, usedSegments: Math.min(segments, Math.round(used)), segmentBytes };
}
