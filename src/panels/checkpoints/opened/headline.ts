import { t } from '@grafana/i18n';
import { fill, raw } from '../../../text/fill';
import { bytesOrUnknown, bytesText, durationOrUnknown } from '../format';
import { type Checkpoint } from '../history/checkpoint';
import { stateText } from '../words';

function outcomeText({ state, row }: Checkpoint): string {
  const time = { time: durationOrUnknown(row.duration) };
  switch (state) {
    case 'completed':
      return fill(t('headline.completed', 'completed in {{- time}}', raw), time);
    case 'failed':
      return fill(t('headline.failed', 'failed after {{- time}}', raw), time);
    case 'inProgress':
    case 'notSeen':
      return stateText({ state });
  }
}

function kindText({ isSavepoint, isUnaligned, isIncremental, row }: Checkpoint): string | null {
  if (isSavepoint) {
    return row.savepointFormat?.toLowerCase() ?? null;
  }
  const aligned = isUnaligned ? t('headline.unaligned', 'unaligned') : t('headline.aligned', 'aligned');
  if (isIncremental === null) {
    return aligned;
  }
  return `${aligned}, ${isIncremental ? t('headline.incremental', 'incremental') : t('headline.full', 'full')}`;
}

function sizeText({ row }: Checkpoint): string | null {
  if (row.checkpointedBytes === null) {
    return null;
  }
  const inFlight =
    row.persistedBytes === null || row.persistedBytes === 0
      ? ''
      : ` (${fill(t('headline.persisted', '{{- bytes}} in flight', raw), { bytes: bytesText(row.persistedBytes) })})`;
  return row.stateBytes === null
    ? bytesText(row.checkpointedBytes)
    : `${fill(t('headline.sizes', '{{- written}} of {{- state}}', raw), {
        written: bytesOrUnknown(row.checkpointedBytes),
        state: bytesText(row.stateBytes),
      })}${inFlight}`;
}

function subtasksText({ row: { acknowledged, subtasks } }: Checkpoint): string | null {
  if (acknowledged === null || subtasks === null) {
    return null;
  }
  return acknowledged === subtasks
    ? fill(t('headline.all', 'all {{- count}} subtasks', raw), { count: subtasks })
    : fill(t('headline.some', '{{- count}} of {{- all}} subtasks', raw), { count: acknowledged, all: subtasks });
}

/** What is said of a checkpoint in one line. */
export const headlineOf = (checkpoint: Checkpoint): string =>
  [outcomeText(checkpoint), kindText(checkpoint), sizeText(checkpoint), subtasksText(checkpoint)]
    .filter((part) => part !== null)
    .join(' · ');
