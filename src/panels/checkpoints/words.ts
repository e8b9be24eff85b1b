import { t } from '@grafana/i18n';
import { type CheckpointSubtaskRow } from '../../frames/checkpointSubtasks';
import { fill, raw } from '../../text/fill';
import { type Cause } from './history/failures';
import { type Checkpoint } from './history/checkpoint';
import { type PhaseName } from './history/phases';

export function phaseText(phase: PhaseName | 'rest'): string {
  switch (phase) {
    case 'startDelay':
      return t('phase.startDelay', 'start delay');
    case 'alignment':
      return t('phase.alignment', 'alignment');
    case 'sync':
      return t('phase.sync', 'sync');
    case 'async':
      return t('phase.async', 'async');
    case 'rest':
      return t('phase.rest', 'rest');
  }
}

export function stateText({ state }: Pick<Checkpoint, 'state'>): string {
  switch (state) {
    case 'completed':
      return t('state.completed', 'completed');
    case 'inProgress':
      return t('state.inProgress', 'in progress');
    case 'failed':
      return t('state.failed', 'failed');
    case 'notSeen':
      return t('state.notSeen', 'its end was not seen');
  }
}

export const kindText = ({ isSavepoint }: Pick<Checkpoint, 'isSavepoint'>): string =>
  isSavepoint ? t('kind.savepoint', 'Savepoint') : t('kind.checkpoint', 'Checkpoint');

/** `subtask 3 · tm-7`. */
export function subtaskText({ subtask, taskManager, endpoint }: CheckpointSubtaskRow): string {
  const name = fill(t('gantt.subtask', 'subtask {{- index}}', raw), { index: subtask });
  const place = taskManager ?? endpoint;
  return place === null ? name : `${name} · ${place}`;
}

export function causeText(cause: Cause): string {
  switch (cause) {
    case 'expired':
      return t('cause.expired', 'expired before completing');
    case 'declined':
      return t('cause.declined', 'declined by a task');
    case 'written':
      return t('cause.written', 'state could not be written');
    case 'restarted':
      return t('cause.restarted', 'the job was restarted');
    case 'subsumed':
      return t('cause.subsumed', 'a newer one completed before it');
    case 'other':
      return t('cause.other', 'other');
  }
}
