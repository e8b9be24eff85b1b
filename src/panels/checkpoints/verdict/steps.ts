import { t } from '@grafana/i18n';
import { type Cause } from '../history/failures';
import { type Finding } from './finding';

const backpressureSteps = () => [
  t(
    'steps.backpressure.graph',
    'Find the bottleneck in the job graph: the first busy vertex behind backpressured ones.'
  ),
  t(
    'steps.backpressure.fix',
    'Give that vertex more subtasks, or mend what makes it slow: skew, an external system, garbage collection.'
  ),
  t(
    'steps.backpressure.unaligned',
    'Until then: execution.checkpointing.unaligned, or an aligned-checkpoint-timeout, lets barriers overtake records.'
  ),
  t(
    'steps.backpressure.debloat',
    'taskmanager.network.memory.buffer-debloat.enabled makes fewer records wait in front of barriers.'
  ),
];

const storageSteps = () => [
  t(
    'steps.storage.incremental',
    'Turn on incremental checkpoints (execution.checkpointing.incremental) if the state backend is RocksDB.'
  ),
  t(
    'steps.storage.look',
    'Look at throughput, throttling and errors of the checkpoint storage, and at the disks of the TaskManagers.'
  ),
  t('steps.storage.state', 'Keep less state: a TTL, smaller windows, fewer columns in joins.'),
];

function failureSteps(cause: Cause): string[] {
  switch (cause) {
    case 'expired':
      return [
        t(
          'steps.expired.missing',
          'Look at the subtasks that are missing: are they busy, backpressured, blocked, or on one TaskManager?'
        ),
        t('steps.expired.dump', 'A thread dump or flame graph of such a task shows what it does instead.'),
        ...backpressureSteps(),
        t(
          'steps.expired.timeout',
          'Raise execution.checkpointing.timeout only if the state needs the time to be written.'
        ),
      ];
    case 'declined':
      return [
        t('steps.declined.log', 'Read the failure and the log of the TaskManager of that task.'),
        t('steps.declined.operator', 'A task declines when its operator fails to take a snapshot, or has ended.'),
      ];
    case 'written':
      return [
        t(
          'steps.written.log',
          'Read the whole failure: the first “Caused by” names the file system or the state backend.'
        ),
        ...storageSteps(),
      ];
    case 'restarted':
      return [
        t('steps.restarted.cause', 'The checkpoint is a victim: see under exceptions why the job was restarted.'),
      ];
    case 'subsumed':
      return [t('steps.subsumed.nothing', 'Nothing: a newer checkpoint completed first.')];
    case 'other':
      return [t('steps.other.log', 'Read the log of the JobManager around that time.')];
  }
}

/** What somebody can do about it, the likeliest first; empty when there is nothing to do. */
export function stepsOf(finding: Finding): string[] {
  switch (finding.rule) {
    case 'failed':
      return failureSteps(finding.cause);
    case 'waiting':
    case 'quick':
    case 'unremarkable':
      return [];
    case 'startDelay':
      return backpressureSteps();
    case 'alignment':
      return finding.isUnaligned
        ? [
            t(
              'steps.alignment.timeout',
              'Lower execution.checkpointing.aligned-checkpoint-timeout: it goes on unaligned sooner.'
            ),
          ]
        : [
            t('steps.alignment.unaligned', 'Consider unaligned checkpoints: execution.checkpointing.unaligned.'),
            t(
              'steps.alignment.inputs',
              'Find out why one input is behind the others: skew, or a slow branch upstream.'
            ),
          ];
    case 'sync':
      return [
        t(
          'steps.sync.backend',
          'See what the operator does in snapshotState, and whether timers are on the heap of a RocksDB backend.'
        ),
        t('steps.sync.disk', 'RocksDB flushes to the local disk in this part: look at that disk.'),
      ];
    case 'asyncOutlier':
      return finding.because === 'state'
        ? [t('steps.outlier.key', 'Spread the heavy keys: salt them, or aggregate in two steps.')]
        : [
            t(
              'steps.outlier.disk',
              'Compare disk and network of that TaskManager with the others; restart it elsewhere if it stays slow.'
            ),
            ...storageSteps(),
          ];
    case 'async':
      return storageSteps();
    case 'rest':
      return [
        t('steps.rest.jobManager', 'Look at load and garbage collection of the JobManager, and at the network to it.'),
      ];
    case 'overInterval':
      return [
        t(
          'steps.overInterval.pause',
          'Set execution.checkpointing.min-pause, so that the job gets on with its work between two checkpoints.'
        ),
        t('steps.overInterval.interval', 'Or choose a longer interval.'),
      ];
    case 'nearTimeout':
      return [
        t('steps.nearTimeout.timeout', 'Make it faster, or raise execution.checkpointing.timeout before it fails.'),
      ];
  }
}
