import { t } from '@grafana/i18n';
import { step } from './step';

/* Where the work of a vertex, or how it is spread, is the narrow place. */

export const skew = () => [
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

export const blocked = () => [
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

export const alignment = () => [
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

export const tooFewSubtasks = () => [
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

export const operator = () => [
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

export const bursts = () => [
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

export const unknown = () => [
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
