import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type LatestCheckpointsRow } from '../../frames/checkpoints';
import { fill, raw } from '../../text/fill';
import { bytesText, durationText, percentText } from './format';
import { type AgeLevel, hasEnded, type Summary } from './history/summary';

interface Props {
  summary: Summary;
  latest: LatestCheckpointsRow | null;
  /** From the JobManager's clock to the viewer's, ms. */
  shift: number;
  isOneLine: boolean;
}

/** A History Server has such jobs only. */
function ageText({ age }: Summary, latest: LatestCheckpointsRow | null): string {
  if (hasEnded(latest)) {
    return fill(
      t(
        'summary.ended',
        'The job has ended ({{- state}}): no checkpoint will come, and Flink keeps the last ones only',
        raw
      ),
      {
        state: latest?.jobState ?? '',
      }
    );
  }
  return age === null
    ? t('summary.never', 'none completed')
    : fill(t('summary.age', 'last completed {{- time}} ago', raw), { time: durationText(age) });
}

function settingsTexts(latest: LatestCheckpointsRow | null): string[] {
  const { interval = null, timeout = null } = latest ?? {};
  return [
    ...(interval === null
      ? []
      : [fill(t('summary.interval', 'interval {{- time}}', raw), { time: durationText(interval) })]),
    ...(timeout === null
      ? []
      : [fill(t('summary.timeout', 'time-out {{- time}}', raw), { time: durationText(timeout) })]),
  ];
}

function successText({ success, completed, failed }: Summary): string[] {
  return success === null
    ? []
    : [
        fill(t('summary.success', 'success {{- share}} ({{- count}} of {{- all}})', raw), {
          share: percentText(success),
          count: completed,
          all: completed + failed,
        }),
      ];
}

function quantileTexts({ duration, size }: Summary): string[] {
  return [
    ...(duration === null
      ? []
      : [
          fill(t('summary.durations', 'p50 {{- p50}} · p95 {{- p95}} · p99 {{- p99}}', raw), {
            p50: durationText(duration.p50),
            p95: durationText(duration.p95),
            p99: durationText(duration.p99),
          }),
        ]),
    ...(size === null
      ? []
      : [
          fill(t('summary.size', 'writes {{- p50}}, p99 {{- p99}}', raw), {
            p50: bytesText(size.p50),
            p99: bytesText(size.p99),
          }),
        ]),
  ];
}

function stateText({ state, growth }: Summary): string[] {
  if (state === null) {
    return [];
  }
  const bytes = bytesText(state);
  return growth === null
    ? [fill(t('summary.state', 'state {{- bytes}}', raw), { bytes })]
    : [
        fill(t('summary.growth', 'state {{- bytes}}, {{- growth}} a day', raw), {
          bytes,
          growth: `${growth < 0 ? '−' : '+'}${bytesText(Math.abs(growth))}`,
        }),
      ];
}

/** Two clocks that far apart are worth a word, ms. */
const notableShift = 5_000;

function clockText(shift: number): string[] {
  if (Math.abs(shift) < notableShift) {
    return [];
  }
  const values = { time: durationText(Math.abs(shift)) };
  return [
    shift < 0
      ? fill(t('summary.ahead', 'JobManager’s clock is {{- time}} ahead', raw), values)
      : fill(t('summary.behind', 'JobManager’s clock is {{- time}} behind', raw), values),
  ];
}

const isAlarming = (level: AgeLevel) => level === 'late' || level === 'overdue';

/** How the job's checkpoints do in the time that is shown, in one line. */
export function SummaryStrip({ summary, latest, shift, isOneLine }: Props) {
  const styles = useStyles2(stylesOf);
  const { ageLevel, age } = summary;
  const facts = [
    ...settingsTexts(latest),
    ...successText(summary),
    ...quantileTexts(summary),
    ...stateText(summary),
    ...clockText(shift),
  ];
  const isShown = age !== null || latest?.completedAt === null || hasEnded(latest);
  return (
    <div className={cx(styles.strip, isOneLine && styles.oneLine)} title={facts.join(' · ')}>
      {isShown && (
        <strong className={cx(styles.age, isAlarming(ageLevel) && styles[ageLevel === 'overdue' ? 'overdue' : 'late'])}>
          {isAlarming(ageLevel) && <Icon name="exclamation-triangle" size="sm" />} {ageText(summary, latest)}
        </strong>
      )}
      {facts.map((fact) => (
        <span key={fact} className={styles.fact}>
          {fact}
        </span>
      ))}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    maxHeight: 40,
    overflow: 'hidden',
    columnGap: theme.spacing(2),
    lineHeight: '20px',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  oneLine: css({ maxHeight: 20 }),
  age: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' }),
  late: css({ color: theme.colors.warning.text }),
  overdue: css({ color: theme.colors.error.text }),
  fact: css({ whiteSpace: 'nowrap' }),
});
