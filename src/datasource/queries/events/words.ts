import { t } from '@grafana/i18n';
import { type EventKind, type FlinkEvent } from '../../../flink/events/event';
import { type TaskAttempt } from '../../../flink/taskName';
import { type EventWords } from '../../../frames/eventsOf';
import { shortName } from '../../../frames/shortName';
import { fill, raw } from '../../../text/fill';

type Of<K extends EventKind> = Extract<FlinkEvent, { kind: K }>;

const lines = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');

const taskLine = (task: string | null) =>
  task === null ? '' : fill(t('event.task', 'Task: {{- task}}', raw), { task: shortName(task) });

function attemptLine(attempt: TaskAttempt | null): string {
  if (attempt?.subtask === null || attempt?.attempt === null) {
    return taskLine(attempt.task);
  }
  return attempt === null
    ? ''
    : fill(t('event.attempt', 'Task: {{- task}}, subtask {{- subtask}}, attempt {{- attempt}}', raw), {
        task: shortName(attempt.task),
        subtask: attempt.subtask,
        attempt: attempt.attempt,
      });
}

const onTaskManager = (id: string | null) =>
  id === null ? '' : fill(t('event.onTaskManager', 'TaskManager: {{- id}}', raw), { id });

const failure = ({ exception, message, rootCause, attempt, concurrent, taskManager }: Of<'failure'>): EventWords => ({
  title: fill(t('event.failure', 'Failure: {{- exception}}', raw), { exception }),
  text: lines([
    message,
    rootCause === null ? '' : fill(t('event.rootCause', 'Root cause: {{- rootCause}}', raw), { rootCause }),
    attemptLine(attempt),
    onTaskManager(taskManager),
    concurrent === 0
      ? ''
      : fill(t('event.concurrent', 'Failed at the same time: {{- concurrent}} more', raw), { concurrent }),
  ]),
});

function restart({ time, timeEnd, tasks, task }: Of<'restart'>): EventWords {
  const counted =
    tasks === null
      ? ''
      : fill(
          t('event.newTasks', 'New tasks in {{- vertices}} of {{- ofVertices}} vertices, by no known failure', raw),
          { ...tasks }
        );
  const outage =
    timeEnd === null
      ? ''
      : fill(t('event.runsAgain', 'RUNNING again after {{- seconds}} s', raw), {
          seconds: ((timeEnd - time) / 1000).toFixed(1),
        });
  return { title: t('event.restart', 'Restart'), text: lines([counted, taskLine(task), outage]) };
}

const state = (event: Of<'state'>): EventWords => ({
  title: fill(t('event.state', 'Job is {{- state}}', raw), { state: event.state }),
  text: '',
});

const checkpointFailed = ({ checkpoint, message }: Of<'checkpointFailed'>): EventWords => ({
  title: fill(t('event.checkpointFailed', 'Checkpoint {{- checkpoint}} failed', raw), { checkpoint }),
  text: message,
});

const savepoint = ({ checkpoint, status, path, message }: Of<'savepoint'>): EventWords => ({
  title: fill(t('event.savepoint', 'Savepoint {{- checkpoint}}: {{- status}}', raw), { checkpoint, status }),
  text: lines([message, path ?? '']),
});

const rescale = ({ trigger, outcome, reason }: Of<'rescale'>): EventWords => ({
  title:
    outcome === null
      ? t('event.rescaling', 'Rescale in progress')
      : fill(t('event.rescale', 'Rescale: {{- outcome}}', raw), { outcome }),
  text: lines([
    trigger === null ? '' : fill(t('event.trigger', 'Trigger: {{- trigger}}', raw), { trigger }),
    reason === null ? '' : fill(t('event.reason', 'Reason: {{- reason}}', raw), { reason }),
  ]),
});

const taskManagerLost = ({ taskManager }: Of<'taskManagerLost'>): EventWords => ({
  title: fill(t('event.taskManagerLost', 'TaskManager {{- id}} lost', raw), { id: taskManager ?? '' }),
  text: t('event.taskManagerLostText', 'From its last heartbeat until it was seen to be gone'),
});

const taskManagerJoined = ({ taskManager }: Of<'taskManagerJoined'>): EventWords => ({
  title: fill(t('event.taskManagerJoined', 'TaskManager {{- id}} joined', raw), { id: taskManager ?? '' }),
  text: t('event.taskManagerJoinedText', 'Between the last look without it and the first one with it'),
});

const parallelismChanged = ({ before, after, task }: Of<'parallelismChanged'>): EventWords => ({
  title: fill(t('event.parallelismChanged', 'Parallelism {{- before}} → {{- after}}', raw), { before, after }),
  text: taskLine(task),
});

/** A short title and what else is known, in the viewer's language. */
export function wordsOf(event: FlinkEvent): EventWords {
  switch (event.kind) {
    case 'failure':
      return failure(event);
    case 'restart':
      return restart(event);
    case 'state':
      return state(event);
    case 'checkpointFailed':
      return checkpointFailed(event);
    case 'savepoint':
      return savepoint(event);
    case 'rescale':
      return rescale(event);
    case 'taskManagerLost':
      return taskManagerLost(event);
    case 'taskManagerJoined':
      return taskManagerJoined(event);
    case 'parallelismChanged':
      return parallelismChanged(event);
  }
}

/** Names of the kinds, for the editor. */
export const kindNames = (): Record<EventKind, string> => ({
  restart: t('event.kind.restart', 'Restarts'),
  failure: t('event.kind.failure', 'Failures'),
  state: t('event.kind.state', 'State changes'),
  checkpointFailed: t('event.kind.checkpointFailed', 'Failed checkpoints'),
  savepoint: t('event.kind.savepoint', 'Savepoints'),
  rescale: t('event.kind.rescale', 'Rescales'),
  taskManagerLost: t('event.kind.taskManagerLost', 'TaskManagers lost'),
  taskManagerJoined: t('event.kind.taskManagerJoined', 'TaskManagers joined'),
  parallelismChanged: t('event.kind.parallelismChanged', 'Changes of parallelism'),
});
