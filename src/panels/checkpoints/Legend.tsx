import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type ReactNode } from 'react';
import { fill, raw } from '../../text/fill';
import { paletteOf } from './colours';
import { durationText } from './format';
import { type FailureGroup, type Refused } from './history/failures';
import { type History } from './history/merge';
import { phaseNames } from './history/phases';
import { type Options } from './options';
import { PhaseSwatch } from './PhaseSwatch';
import { causeText, phaseText } from './words';

/** Part of a time range, ms. */
export interface Span {
  shown: number;
  whole: number;
  isWhole: boolean;
}

interface Props {
  history: History;
  failures: readonly FailureGroup[];
  refused: Refused | null;
  options: Pick<Options, 'colourBy' | 'phases'>;
  /** Most lines of text. */
  lines: number;
  /** Null: the whole range is shown, and nothing can be left out. */
  span: Span | null;
  onSpan(): void;
  onFailure(group: FailureGroup): void;
}

function Keys({ history, options: { colourBy, phases } }: Pick<Props, 'history' | 'options'>): ReactNode {
  const styles = useStyles2(stylesOf);
  const palette = paletteOf(useTheme2());
  const key = (colour: string, text: string) => (
    <span key={text} className={styles.key}>
      <PhaseSwatch colour={colour} /> {text}
    </span>
  );
  const isKnown = history.checkpoints.some(({ row }) => row.startDelay !== null);
  if (colourBy === 'phases' && isKnown) {
    const isPartly = history.checkpoints.some(({ row, state }) => state === 'completed' && row.startDelay === null);
    return [
      ...phaseNames
        .filter((phase) => phases.includes(phase))
        .map((phase) => key(palette.phases[phase], phaseText(phase))),
      key(palette.phases.rest, isPartly ? t('legend.restOrUnknown', 'rest, or not known') : phaseText('rest')),
    ];
  }
  if (colourBy === 'phases' || colourBy === 'status') {
    return [
      key(palette.completed, t('state.completed', 'completed')),
      key(palette.inProgress, t('state.inProgress', 'in progress')),
      key(palette.failed, t('state.failed', 'failed')),
    ];
  }
  const [less, more] =
    colourBy === 'duration'
      ? [t('legend.short', 'short'), t('legend.timeout', 'as long as the time-out')]
      : [t('legend.small', 'small'), t('legend.large', 'large')];
  return (
    <span className={styles.key}>
      {less}
      <span className={styles.ramp}>
        {palette.ramp.map((colour) => (
          <PhaseSwatch key={colour} colour={colour} />
        ))}
      </span>
      {more}
    </span>
  );
}

function marksOf({ checkpoints, gauges }: History): string[] {
  const has = (test: (checkpoint: (typeof checkpoints)[number]) => boolean) => checkpoints.some(test);
  return [
    ...(has(({ isSavepoint }) => isSavepoint) ? [`◆ ${t('legend.savepoint', 'savepoint')}`] : []),
    ...(has(({ row }) => row.restored !== null) ? [`↻ ${t('legend.restored', 'restored from here')}`] : []),
    ...(has(({ isUnaligned }) => isUnaligned) ? [`∼ ${t('legend.unaligned', 'unaligned')}`] : []),
    ...(has(({ row }) => row.discarded === true) ? [`▭ ${t('legend.discarded', 'files deleted')}`] : []),
    ...(gauges.length > 0 ? [`◇ ${t('legend.gauge', 'gauge only')}`] : []),
  ];
}

const refusedTextOf = ({ count, isLeast }: Refused) =>
  fill(
    isLeast
      ? t('legend.refusedAtLeast', 'refused triggers: at least {{- count}} (only in Flink’s counters)', raw)
      : t('legend.refused', 'refused triggers: {{- count}} (only in Flink’s counters)', raw),
    { count }
  );

/** What colours and marks mean, and why checkpoints failed; a click opens the newest of that cause. */
export function Legend({ history, failures, refused, options, lines, span, onSpan, onFailure }: Props) {
  const styles = useStyles2(stylesOf);
  const refusedText = refused === null || refused.count === 0 ? null : refusedTextOf(refused);
  return (
    <div className={styles.legend} style={{ maxHeight: lines * lineHeight }}>
      <Keys history={history} options={options} />
      {marksOf(history).map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
      {failures.map((group) => (
        <button
          type="button"
          key={`${group.cause} ${group.text ?? ''}`}
          className={styles.failure}
          title={group.text ?? undefined}
          onClick={() => onFailure(group)}
        >
          <span className={styles.cross}>✕</span>{' '}
          {fill(t('legend.failures', '{{- count}} × {{- cause}}', raw), {
            count: group.count,
            cause: group.cause === 'other' ? (group.text ?? causeText('other')) : causeText(group.cause),
          })}
        </button>
      ))}
      {refusedText !== null && (
        <span title={t('legend.refusedHelp', 'They never had an ID: not all tasks ran when they were due.')}>
          {refusedText}
        </span>
      )}
      {history.checkpoints.some(({ row }) => row.startDelay !== null) && options.colourBy === 'phases' && (
        <span>{t('legend.of', 'phases of the slowest subtask')}</span>
      )}
      {span !== null && (
        <button type="button" className={styles.span} aria-pressed={span.isWhole} onClick={onSpan}>
          {span.isWhole
            ? t('legend.known', 'Only what is known')
            : fill(t('legend.whole', '{{- shown}} of {{- whole}} are known · Show all', raw), {
                shown: durationText(span.shown),
                whole: durationText(span.whole),
              })}
        </button>
      )}
    </div>
  );
}

const lineHeight = 20;

const stylesOf = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    columnGap: theme.spacing(2),
    overflow: 'hidden',
    lineHeight: `${lineHeight}px`,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  key: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), printColorAdjust: 'exact' }),
  ramp: css({ display: 'inline-flex' }),
  failure: css({
    maxWidth: 420,
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.primary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:hover, &:focus-visible': { textDecoration: 'underline' },
  }),
  cross: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightBold }),
  span: css({
    marginLeft: 'auto',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.link,
    '&:hover, &:focus-visible': { textDecoration: 'underline' },
  }),
});
