import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';
import { type Write } from './format';
import { type Model } from './model';
import { cssOf, type Ramp } from './raster';
import { type View } from './options';
import { type Scale, valueOf } from './scale';

interface Props {
  view: View;
  /** Only what cannot be guessed. */
  narrow: boolean;
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
}

const swatches = 24;
/** Values named below the scale, as places. */
const named = [0, 0.5, 1] as const;

/** Whether any cell of the past is over its objective. */
function isAnyOver({ grid, figures }: Model): boolean {
  return figures.some(({ objective }, row) => {
    const cells = objective === null ? null : grid.values.subarray(row * grid.columns, (row + 1) * grid.columns);
    return cells?.some((value, column) => value > (objective ?? 0) && grid.stale[row * grid.columns + column] === 0);
  });
}

/** The marks that a view has now. */
function marksIn(view: View, model: Model) {
  const { figures, grid } = model;
  const isOverNow = figures.some(
    ({ now, objective, stale }) => !stale && now !== null && objective !== null && now > objective
  );
  return {
    line: view === 'time' && isAnyOver(model),
    triangle: view !== 'time' && isOverNow,
    tick: view === 'subtasks' && figures.some(({ objective }) => objective !== null),
    hatch: view === 'time' ? grid.stale.includes(1) : view === 'matrix' && figures.some(({ stale }) => stale),
    frame: view === 'matrix' && figures.length > 1,
    added: view === 'matrix' && figures.some(({ added }) => added !== null),
  };
}

function Entry({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  const styles = useStyles2(stylesOf);
  return (
    <span className={styles.entry}>
      {sign}
      {children}
    </span>
  );
}

/** What the colours and marks mean; only those that can be seen. */
export function Legend({ view, narrow, model, scale, ramp, write }: Props) {
  const styles = useStyles2(stylesOf);
  const marks = useMemo(() => marksIn(view, model), [view, model]);
  const [low, middle, high] = named.map((place) => write(valueOf(scale, place)));
  const over = t('legend.over', 'over the objective');
  return (
    <div className={styles.legend}>
      <span>{low}</span>
      <span className={styles.scale} role="img" aria-label={`${low}, ${middle}, ${high}`}>
        {Array.from({ length: swatches }, (_, index) => (
          <span key={index} style={{ background: cssOf(ramp, index / (swatches - 1)) }} />
        ))}
      </span>
      <span>{high}</span>
      {marks.line && <Entry sign={<span className={styles.over} />}>{over}</Entry>}
      {marks.triangle && <Entry sign={<span>▲</span>}>{over}</Entry>}
      {marks.tick && <Entry sign={<span className={styles.tick} />}>{t('legend.objective', 'objective')}</Entry>}
      {marks.frame && !narrow && (
        <Entry sign={<span className={styles.frame} />}>{t('legend.worst', 'slowest for its source')}</Entry>
      )}
      {marks.added && !narrow && <Entry sign={<span>+</span>}>{t('figures.added', 'added here')}</Entry>}
      {marks.hatch && (
        <Entry sign={<span className={styles.stale} />}>
          {t('legend.stale', 'no new marker (values do not decay)')}
        </Entry>
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
    marginLeft: theme.spacing(1),
    whiteSpace: 'nowrap',
  }),
  over: css({ width: 16, height: 3, background: theme.colors.error.main, printColorAdjust: 'exact' }),
  tick: css({ width: 2, height: 12, background: theme.colors.error.main, printColorAdjust: 'exact' }),
  frame: css({ width: 14, height: 12, border: `2px solid ${theme.colors.text.maxContrast}`, borderRadius: 2 }),
  stale: css({
    width: 16,
    height: 12,
    border: `1px solid ${theme.colors.border.medium}`,
    background: `repeating-linear-gradient(135deg, transparent 0 3px, ${theme.colors.text.secondary} 3px 5px)`,
    printColorAdjust: 'exact',
  }),
});
