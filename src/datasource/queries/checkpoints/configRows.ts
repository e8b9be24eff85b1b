import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CheckpointConfig } from '../../../flink/checkpointConfig';
import { type CheckpointConfigRow } from '../../../frames/checkpoints';

/** In the unit that people would choose: `10 mins`, `5 s`, `500 ms`. */
const inWords = (ms: number): string => formattedValueToString(getValueFormat('ms')(ms));

const row = (id: string, name: string, value: string | null, number: number | null = null): CheckpointConfigRow => ({
  name,
  value,
  id,
  number,
});

/** @param absent stands for what is not set; without it the row is left out */
function time(id: string, name: string, ms: number | null, absent: string | null = null): CheckpointConfigRow {
  const none = t('query.checkpoints.config.none', 'none');
  const known = ms === 0 ? none : inWords(ms ?? 0);
  return row(id, name, ms === null ? absent : known, ms);
}

function flag(id: string, name: string, isOn: boolean | null, on: string, off: string): CheckpointConfigRow {
  const word = isOn === true ? on : off;
  return row(id, name, isOn === null ? null : word);
}

function rules(config: CheckpointConfig): CheckpointConfigRow[] {
  const off = t('query.checkpoints.config.off', 'off');
  const on = t('query.checkpoints.config.on', 'on');
  const byDefault = t('query.checkpoints.config.default', 'Flink’s default');
  const tolerated = config.tolerableFailures;
  const most = config.maxConcurrent;
  return [
    row('mode', t('query.checkpoints.config.mode', 'Mode'), config.mode?.replaceAll('_', ' ') ?? null),
    time('interval', t('query.checkpoints.config.interval', 'Interval'), config.intervalMs, off),
    time('timeout', t('query.checkpoints.config.timeout', 'Time-out'), config.timeoutMs),
    time('min_pause', t('query.checkpoints.config.minPause', 'Minimum pause between checkpoints'), config.minPauseMs),
    row(
      'max_concurrent',
      t('query.checkpoints.config.maxConcurrent', 'Checkpoints at the same time, at most'),
      most === null ? null : String(most),
      most
    ),
    flag(
      'unaligned_checkpoints',
      t('query.checkpoints.config.unaligned', 'Unaligned checkpoints'),
      config.isUnaligned,
      on,
      off
    ),
    time(
      'aligned_checkpoint_timeout',
      t('query.checkpoints.config.alignedTimeout', 'Aligned checkpoint time-out'),
      config.alignedTimeoutMs
    ),
    row(
      'tolerable_failed_checkpoints',
      t('query.checkpoints.config.tolerableFailures', 'Failed checkpoints that the job tolerates'),
      tolerated === null ? byDefault : String(tolerated),
      tolerated
    ),
  ];
}

function stores(config: CheckpointConfig): CheckpointConfigRow[] {
  const off = t('query.checkpoints.config.off', 'off');
  const on = t('query.checkpoints.config.on', 'on');
  return [
    flag(
      'externalization',
      t('query.checkpoints.config.externalized', 'Completed checkpoints'),
      config.isKeptOnCancel,
      t('query.checkpoints.config.kept', 'kept when the job is cancelled'),
      t('query.checkpoints.config.deleted', 'deleted when the job is cancelled')
    ),
    flag(
      'checkpoints_after_tasks_finish',
      t('query.checkpoints.config.afterTasksFinish', 'Checkpoints after some tasks have finished'),
      config.continuesAfterTasksFinish,
      on,
      off
    ),
    row('state_backend', t('query.checkpoints.config.stateBackend', 'State backend'), config.stateBackend),
    row('checkpoint_storage', t('query.checkpoints.config.storage', 'Checkpoint storage'), config.storage),
    flag(
      'state_changelog_enabled',
      t('query.checkpoints.config.changelog', 'State changelog'),
      config.hasChangelog,
      on,
      off
    ),
    row(
      'changelog_storage',
      t('query.checkpoints.config.changelogStorage', 'Changelog storage'),
      config.changelogStorage
    ),
    time(
      'changelog_periodic_materialization_interval',
      t('query.checkpoints.config.materialization', 'Changelog materialisation interval'),
      config.materializationMs
    ),
  ];
}

/** The settings in words. What this version does not tell is left out. */
export const configRows = (config: CheckpointConfig): CheckpointConfigRow[] =>
  [...rules(config), ...stores(config)].filter(({ value }) => value !== null);
