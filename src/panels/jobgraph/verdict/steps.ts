import { t } from '@grafana/i18n';
import { type Cause } from '../../../diagnosis/diagnosis';

/** One thing to do, with the settings of Flink that it is about. */
export interface Step {
  text: string;
  /** As they stand in Flink's configuration file; those of SQL jobs are for SET. */
  settings: readonly string[];
}

const step = (text: string, ...settings: string[]): Step => ({ text, settings });

const skew = () => [
  step(
    t(
      'steps.skew.find',
      'Compare the records in of its subtasks, and find out which key the hot one gets: in the data before it, or with a count by key. Null, empty and default values are the usual ones.'
    )
  ),
  step(
    t(
      'steps.skew.split',
      'Drop such records early, or spread them: a random part added to the key, one aggregation by both, a second one by the key alone. In a join, add the random part to the large side and repeat the small side for each of its values.'
    )
  ),
  step(
    t('steps.skew.sql', 'SQL aggregations can do this by themselves, before the records are sent by key:'),
    'table.exec.mini-batch.enabled: true',
    'table.exec.mini-batch.allow-latency: 5 s',
    'table.exec.mini-batch.size: 5000',
    'table.optimizer.agg-phase-strategy: TWO_PHASE',
    'table.optimizer.distinct-agg.split.enabled: true'
  ),
  step(
    t(
      'steps.skew.parallelism',
      'Do not add subtasks for one hot key: one subtask gets all of it, however many there are. Only where several large keys meet in one subtask by chance does another parallelism part them.'
    )
  ),
];

const garbageCollection = () => [
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

const cpu = () => [
  step(
    t(
      'steps.cpu.who',
      'See what else runs on this TaskManager: other vertices and other jobs share its CPU. Its threads and their flame graphs tell who uses it.'
    )
  ),
  step(
    t('steps.cpu.spread', 'Spread the tasks over the TaskManagers (the first for Flink 1.x, the second from 1.20 on):'),
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

const slowTaskManager = () => [
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

const blocked = () => [
  step(
    t(
      'steps.blocked.where',
      'See what it waits for: the flame graph in mode “off CPU”, or the thread dump of its TaskManager. A client of a database, queue or HTTP service at the top names the culprit.'
    ),
    'rest.flamegraph.enabled: true'
  ),
  step(
    t(
      'steps.blocked.outside',
      'Look at that system: is it slow, at its limit, does it throttle? More subtasks help only if it can take more.'
    )
  ),
  step(
    t('steps.blocked.sink', 'A sink: write larger batches, and several at a time. For JDBC sinks in SQL:'),
    'sink.buffer-flush.max-rows',
    'sink.buffer-flush.interval',
    'sink.parallelism'
  ),
  step(
    t(
      'steps.blocked.lookup',
      'A lookup: do not wait for each answer (async I/O in the DataStream API), and keep answers for a while. In SQL:'
    ),
    'lookup.cache: PARTIAL',
    'table.exec.async-lookup.buffer-capacity',
    'table.exec.async-lookup.output-mode: ALLOW_UNORDERED'
  ),
];

const alignment = () => [
  step(
    t(
      'steps.alignment.see',
      'In the details of this vertex compare alignment and start delay: barriers that arrive late are held up upstream of it.'
    )
  ),
  step(
    t('steps.alignment.unaligned', 'Let barriers overtake records when they have to wait:'),
    'execution.checkpointing.unaligned.enabled: true',
    'execution.checkpointing.aligned-checkpoint-timeout: 30 s'
  ),
  step(
    t('steps.alignment.buffers', 'Keep fewer records between the tasks, so that barriers come through sooner:'),
    'taskmanager.network.memory.buffer-debloat.enabled: true'
  ),
  step(
    t('steps.alignment.rarer', 'Take checkpoints less often, with a pause between them:'),
    'execution.checkpointing.interval',
    'execution.checkpointing.min-pause'
  ),
];

const tooFewSubtasks = () => [
  step(
    t(
      'steps.few.raise',
      'Give this vertex as many subtasks as those that feed it. A parallelism in the code wins over these:'
    ),
    'parallelism.default',
    'table.exec.resource.default-parallelism',
    'pipeline.jobvertex-parallelism-overrides'
  ),
  step(
    t(
      'steps.few.slots',
      'See that there are free slots: without slot sharing groups a job needs as many as its largest parallelism.'
    ),
    'taskmanager.numberOfTaskSlots'
  ),
  step(
    t(
      'steps.few.limit',
      'It cannot exceed the maximum parallelism, which state keeps for ever. A parallelism of one is often meant: global windows, Top-N and sorts without a key need one.'
    ),
    'pipeline.max-parallelism'
  ),
  step(
    t('steps.few.restart', 'A new parallelism needs a restart from a savepoint, or the adaptive scheduler:'),
    'jobmanager.scheduler: adaptive'
  ),
];

const operator = () => [
  step(
    t(
      'steps.operator.flame',
      'Open the flame graph of this vertex: its widest frames are what the time goes into. Look for serialization, state access, regular expressions, JSON.'
    ),
    'rest.flamegraph.enabled: true'
  ),
  step(
    t(
      'steps.operator.types',
      'Serialization: types that Flink does not know go through Kryo, several times slower. This setting makes them an error, so that you find them in a test:'
    ),
    'pipeline.generic-types: false'
  ),
  step(
    t('steps.operator.state', 'State access: give RocksDB more memory, and fast local disks.'),
    'taskmanager.memory.managed.fraction',
    'state.backend.rocksdb.localdir'
  ),
  step(
    t('steps.operator.more', 'If the work is what it must be, give it more subtasks, and slots for them:'),
    'parallelism.default',
    'pipeline.jobvertex-parallelism-overrides'
  ),
];

const bursts = () => [
  step(
    t(
      'steps.bursts.what',
      'Find out what comes at once: windows that fire at the same moment, a sink that writes its batch, timers, the synchronous part of checkpoints. The flame graph taken during a burst shows it.'
    )
  ),
  step(
    t(
      'steps.bursts.spread',
      'Windows of all keys fire together. Spread them with an offset for each key (WindowStagger in the DataStream API), or aggregate as records come instead of at the end.'
    )
  ),
  step(t('steps.bursts.batches', 'A sink: smaller batches, more often.'), 'sink.buffer-flush.interval'),
];

const starting = () => [
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

const network = () => [
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

const unknown = () => [
  step(
    t(
      'steps.unknown.wait',
      'Wait for a few refreshes: subtasks and TaskManagers are looked at more closely once a vertex is suspected.'
    )
  ),
  step(
    t(
      'steps.unknown.subtasks',
      'Open its subtasks. One hot subtask with many records: a hot key. Hot ones on one TaskManager: that machine. All hot: the work itself.'
    )
  ),
  step(
    t('steps.unknown.flame', 'Open its flame graph to see what the tasks do, or wait for.'),
    'rest.flamegraph.enabled: true'
  ),
];

const known: Readonly<Record<Cause, () => Step[]>> = {
  skew,
  garbageCollection,
  cpu,
  slowTaskManager,
  blocked,
  alignment,
  tooFewSubtasks,
  operator,
  bursts,
  starting,
  network,
  unknown,
};

/** What to do about a bottleneck, in the order in which to try it. */
export const stepsFor = (cause: Cause): Step[] => known[cause]();
