import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { fill, raw } from '../../text/fill';
import { type Write } from './format';
import { type Model } from './model';
import { cssOf, type Ramp } from './raster';
import { placeOf, type Scale } from './scale';
import { barsOf } from './subtaskBars';
import { factorText } from './words';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
  /** Rows of several operators stand together: each names its own. */
  withOperator: boolean;
}

/** Lower factors say nothing. */
const worthSaying = 1.2;
/** More bars than this nobody reads; those at the end are the fastest. */
const mostBars = 500;

/** The subtasks of one operator, the slowest first. */
export function SubtaskView({ model, scale, ramp, write, withOperator }: Props) {
  const styles = useStyles2(stylesOf);
  const bars = useMemo(() => barsOf(model), [model]);
  const shown = bars.slice(0, mostBars);
  return (
    <div className={styles.scroll}>
      <ol className={styles.list}>
        {shown.map(({ row: index, value, factor, hot }) => {
          const row = model.rows[index];
          if (row === undefined) {
            return null;
          }
          const place = value === null ? 0 : placeOf(scale, value);
          return (
            <li key={row.key} className={styles.row}>
              {withOperator && (
                <span className={styles.operator} title={row.operator}>
                  {row.operator}
                </span>
              )}
              <span className={cx(styles.name, hot && styles.hot)}>
                {hot && <Icon name="fire" size="sm" />}
                {fill(t('row.fromSubtask', 'subtask {{- subtask}}', raw), { subtask: row.subtask ?? '' })}
              </span>
              <span className={styles.source} title={row.source ?? undefined}>
                {row.source === null ? '' : fill(t('row.from', 'from {{- source}}', raw), { source: row.source })}
              </span>
              <span className={styles.track}>
                <span
                  className={styles.bar}
                  style={{ width: `${Math.max(0.5, place * 100)}%`, background: cssOf(ramp, place) }}
                />
              </span>
              <span className={styles.value}>{write(value)}</span>
              <span className={cx(styles.factor, hot && styles.hot)}>
                {factor === null || factor < worthSaying
                  ? ''
                  : fill(t('subtasks.factor', '{{- factor}} the median', raw), { factor: factorText(factor) })}
              </span>
            </li>
          );
        })}
      </ol>
      {bars.length > shown.length && (
        <div className={styles.more}>
          {fill(t('subtasks.more', '{{- count}} faster subtasks are not listed.', raw), {
            count: bars.length - shown.length,
          })}
        </div>
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scroll: css({ flex: 1, minHeight: 0, overflow: 'auto', containerType: 'inline-size' }),
  list: css({ listStyle: 'none', margin: 0, padding: theme.spacing(0, 1) }),
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 24,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  name: css({ width: 96, flexShrink: 0, display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  operator: css({
    width: '22%',
    flexShrink: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  source: css({
    width: 150,
    flexShrink: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    '@container (max-width: 640px)': { display: 'none' },
  }),
  track: css({ flex: 1, minWidth: 40, height: 12, background: theme.colors.background.secondary, borderRadius: 2 }),
  bar: css({ display: 'block', height: '100%', borderRadius: 2, printColorAdjust: 'exact' }),
  value: css({ width: 64, flexShrink: 0, textAlign: 'right' }),
  factor: css({
    width: 116,
    flexShrink: 0,
    color: theme.colors.text.secondary,
    '@container (max-width: 480px)': { display: 'none' },
  }),
  hot: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightBold }),
  more: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
