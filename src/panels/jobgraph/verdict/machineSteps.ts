import { t } from '@grafana/i18n';
import { step } from './step';

/* Where the machines, or what lies between them, are the narrow place. */

export const garbageCollection = () => [
  step(
    t(
      'steps.gc.look',
      'Look at the heap of this TaskManager after each collection. If it stays full, memory is short or leaks; if it falls far, objects are made faster than they can be collected.'
    )
  ),
  step(
    t('steps.gc.memory', 'Short: give the TaskManagers more memory, or fewer slots that share it.'),
    'taskmanager.memory.process.size',
    'taskmanager.memory.task.heap.size',
    'taskmanager.numberOfTaskSlots'
  ),
  step(
    t('steps.gc.state', 'Large state on the heap: keep it in RocksDB, outside of the heap.'),
    'state.backend.type: rocksdb'
  ),
  step(
    t(
      'steps.gc.objects',
      'Many objects: the flame graph shows who makes them. Where functions neither keep nor change their records, Flink need not copy them.'
    ),
    'pipeline.object-reuse: true'
  ),
];

export const cpu = () => [
  step(
    t(
      'steps.cpu.who',
      'See what else runs on this TaskManager: other vertices and other jobs share its CPU. Its threads and their flame graphs tell who uses it.'
    )
  ),
  step(
    t(
      'steps.cpu.spread',
      'Spread the tasks over the TaskManagers (the first up to Flink 1.19, the second from 1.20 on):'
    ),
    'cluster.evenly-spread-out-slots: true',
    'taskmanager.load-balance.mode: SLOTS'
  ),
  step(
    t(
      'steps.cpu.more',
      'Give it more CPU, or fewer slots: as many slots as cores are a good start. In Kubernetes, see whether a CPU limit throttles the container.'
    ),
    'taskmanager.numberOfTaskSlots',
    'kubernetes.taskmanager.cpu.amount',
    'kubernetes.taskmanager.cpu.limit-factor'
  ),
  step(t('steps.cpu.cheaper', 'Make the work cheaper: the widest frames of the flame graph are where to begin.')),
];

export const slowTaskManager = () => [
  step(
    t(
      'steps.slow.compare',
      'Compare this TaskManager with the others: CPU, garbage collection and log. All its subtasks of other vertices should be slower, too.'
    )
  ),
  step(
    t(
      'steps.slow.machine',
      'Look at the machine below it: neighbours that use its CPU, throttling, a slow or full disk, network errors.'
    ),
    'io.tmp.dirs',
    'state.backend.rocksdb.localdir'
  ),
  step(
    t(
      'steps.slow.move',
      'Stop this TaskManager, so that its tasks start elsewhere. The job restarts from its last checkpoint: see first that there is a recent one.'
    )
  ),
];

export const network = () => [
  step(
    t(
      'steps.network.buffers',
      'Look at the buffers in the vertex dashboard: full output buffers here and empty input buffers behind it mean that the connection between them is the narrow place.'
    )
  ),
  step(
    t('steps.network.memory', 'Give the network more memory where parallelism is high:'),
    'taskmanager.memory.network.fraction',
    'taskmanager.memory.network.max',
    'taskmanager.network.memory.floating-buffers-per-gate'
  ),
  step(
    t(
      'steps.network.debloat',
      'Buffers that shrink by themselves can be too small for bursts; see whether it ends without:'
    ),
    'taskmanager.network.memory.buffer-debloat.enabled: false'
  ),
  step(
    t(
      'steps.network.machines',
      'Compare the TaskManagers: bytes per second against what their network can do, between zones or clouds above all.'
    )
  ),
];

export const starting = () => [
  step(
    t(
      'steps.starting.states',
      'Look at the states of its subtasks. INITIALIZING: state is being restored, which takes as long as it is large. SCHEDULED: no slot is free for it.'
    )
  ),
  step(
    t('steps.starting.slots', 'No slot: see on the cluster dashboard how many are free.'),
    'taskmanager.numberOfTaskSlots'
  ),
  step(
    t(
      'steps.starting.restore',
      'Slow restore: keep a copy of the state on the TaskManagers, and restart tasks where they were.'
    ),
    'execution.state-recovery.from-local: true',
    'state.backend.local-recovery: true'
  ),
];
