import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../../text/fill';
import { type Palette } from '../colours';
import { durationText } from '../format';
import { phaseText } from '../words';
import { type Columns, labelPlace } from './columns';
import { type Row } from './rows';

export type BarRow = Extract<Row, { duration: number | null }>;

interface Props {
  row: BarRow;
  /** Ms at the right end. */
  longest: number;
  /** Ms from the trigger to the failure; null unless the checkpoint failed. */
  failedAt: number | null;
  palette: Palette;
  columns: Columns;
}

function barTitle({ segments, duration }: BarRow): string {
  return [
    ...segments.map(({ phase, from, to }) => `${phaseText(phase)} ${durationText(to - from)}`),
    ...(duration === null
      ? []
      : [fill(t('gantt.acknowledged', 'acknowledged after {{- time}}', raw), { time: durationText(duration) })]),
  ].join(' · ');
}

function difference({ duration, compared }: BarRow): string | null {
  if (duration === null || compared === null) {
    return null;
  }
  return duration === compared ? '±0' : `${duration > compared ? '+' : ''}${durationText(duration - compared)}`;
}

interface Label {
  text: string;
  tone: 'plain' | 'bad' | 'changed';
}

/** What stands beside a bar, part by part. */
export function labelOf(row: BarRow, failedAt: number | null): Label[] {
  const { duration, isMissing } = row;
  const changed = difference(row);
  const isLate = failedAt !== null && duration !== null && duration > failedAt;
  const first: Label =
    isMissing && duration === null
      ? { text: t('gantt.missing', 'not acknowledged'), tone: 'bad' }
      : { text: durationText(duration ?? 0), tone: 'plain' };
  return [
    first,
    ...(isLate ? [{ text: t('gantt.late', 'too late'), tone: 'bad' } as const] : []),
    ...(changed === null ? [] : [{ text: changed, tone: 'changed' } as const]),
  ];
}

export const labelText = (label: readonly Label[]): string => label.map(({ text }) => text).join(' ');

/** Where a bar ends, ms: its own or that of the other checkpoint. */
export const endOf = ({ duration, compared }: BarRow): number => Math.max(duration ?? 0, compared ?? 0);

/** The time of one row, to scale. */
export function TimeBar({ row, longest, failedAt, palette, columns }: Props) {
  const styles = useStyles2(stylesOf);
  const { duration, segments, compared, isMissing } = row;
  const px = (ms: number) => Math.min(1, ms / longest) * columns.track.width;
  const label = labelOf(row, failedAt);
  const place = labelPlace(Math.min(1, endOf(row) / longest), labelText(label), columns);
  const waited = Math.max(0, px(failedAt ?? longest) - px(duration ?? 0));
  const edge = place.side === 'left' ? { left: place.at } : { right: columns.track.width + columns.labels - place.at };
  return (
    <div className={styles.track} title={barTitle(row)}>
      {isMissing && waited > 0 && <div className={styles.missing} style={{ left: px(duration ?? 0), width: waited }} />}
      {segments.map(({ phase, from, to }) => (
        <div
          key={phase}
          className={styles.segment}
          style={{ left: px(from), width: px(to) - px(from), background: palette.phases[phase] }}
        />
      ))}
      {failedAt !== null && failedAt < longest && <div className={styles.failed} style={{ left: px(failedAt) }} />}
      {duration !== null && <div className={styles.acknowledged} style={{ left: px(duration) }} />}
      {compared !== null && <div className={styles.compared} style={{ width: px(compared) }} />}
      <span className={styles.label} style={edge} data-bar-label>
        {label.map(({ text, tone }) => (
          <span key={tone + text} className={tone === 'plain' ? undefined : styles[tone]}>
            {text}
          </span>
        ))}
      </span>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  track: css({ position: 'relative', height: 14 }),
  segment: css({ position: 'absolute', top: 0, height: 14, minWidth: 1, printColorAdjust: 'exact' }),
  acknowledged: css({ position: 'absolute', top: -1, width: 1.5, height: 16, background: theme.colors.text.primary }),
  failed: css({ position: 'absolute', top: -5, height: 24, borderLeft: `1px dashed ${theme.colors.error.text}` }),
  compared: css({
    position: 'absolute',
    left: 0,
    top: 15,
    height: 3,
    minWidth: 1,
    background: theme.colors.primary.text,
  }),
  // On a ground of its own: the hatching of what is missing, lines of the axis and of the failure may lie below.
  label: css({
    position: 'absolute',
    display: 'flex',
    gap: theme.spacing(0.5),
    top: -1,
    marginInline: theme.spacing(0.5),
    paddingInline: theme.spacing(0.375),
    borderRadius: theme.shape.radius.default,
    lineHeight: '16px',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    background: theme.colors.background.primary,
  }),
  bad: css({ color: theme.colors.error.text }),
  changed: css({ color: theme.colors.primary.text }),
  missing: css({
    position: 'absolute',
    top: 0,
    height: 14,
    border: `1px dashed ${theme.colors.error.border}`,
    background: `repeating-linear-gradient(-45deg, ${theme.colors.error.transparent} 0 4px, transparent 4px 8px)`,
  }),
});
