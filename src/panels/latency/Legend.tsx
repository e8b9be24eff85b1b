import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Write } from './format';
import { type Model } from './model';
import { cssOf, type Ramp } from './raster';
import { type Scale, valueOf } from './scale';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
}

const swatches = 24;
/** Values named below the scale, as places. */
const named = [0, 0.5, 1] as const;

/** What the colours and marks mean; only those that can be seen. */
export function Legend({ model, scale, ramp, write }: Props) {
  const styles = useStyles2(stylesOf);
  const { grid, figures } = model;
  const hasObjective = figures.some(({ objective }) => objective !== null);
  const hasStale = grid.stale.includes(1);
  const [low, middle, high] = named.map((place) => write(valueOf(scale, place)));
  return (
    <div className={styles.legend}>
      <span>{low}</span>
      <span className={styles.scale} role="img" aria-label={`${low}, ${middle}, ${high}`}>
        {Array.from({ length: swatches }, (_, index) => (
          <span key={index} style={{ background: cssOf(ramp, index / (swatches - 1)) }} />
        ))}
      </span>
      <span>{high}</span>
      {hasObjective && (
        <span className={styles.entry}>
          <span className={styles.over} />
          {t('legend.over', 'over the objective')}
        </span>
      )}
      {hasStale && (
        <span className={styles.entry}>
          <span className={styles.stale} />
          {t('legend.stale', 'no new marker (values do not decay)')}
        </span>
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    padding: theme.spacing(0.5, 1, 0.75),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    flexShrink: 0,
  }),
  scale: css({
    display: 'inline-flex',
    width: 180,
    height: 10,
    printColorAdjust: 'exact',
    '& > span': { flex: 1 },
  }),
  entry: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    marginLeft: theme.spacing(1.5),
  }),
  over: css({ width: 16, height: 3, background: theme.colors.error.main, printColorAdjust: 'exact' }),
  stale: css({
    width: 16,
    height: 12,
    border: `1px solid ${theme.colors.border.medium}`,
    background: `repeating-linear-gradient(135deg, transparent 0 3px, ${theme.colors.text.secondary} 3px 5px)`,
    printColorAdjust: 'exact',
  }),
});
