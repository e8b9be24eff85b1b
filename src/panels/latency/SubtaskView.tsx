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
import { barsOf, type SubtaskBar } from './subtaskBars';
import { factorText, fromText, objectiveIs } from './words';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
  /** Of the panel, pixels. */
  width: number;
  /** Rows of several operators stand together: each names its own. */
  withOperator: boolean;
}

/** Lower factors say nothing. */
const worthSaying = 1.2;
/** More bars than this nobody reads; those at the end are the fastest. */
const mostBars = 500;

/** Below this width only what tells rows apart is named. */
const narrow = 560;

/** The columns that there is something in, and room for. */
function columnsOf({ model, width, withOperator }: Props, bars: readonly SubtaskBar[]) {
  const sources = new Set(model.rows.map(({ source }) => source));
  const shown = {
    operator: withOperator,
    source: sources.size > 1 || (width >= narrow && !sources.has(null)),
    factor: width >= narrow && bars.some(({ factor }) => (factor ?? 0) >= worthSaying),
  };
  const widths = [
    shown.operator ? 'fit-content(28%)' : '',
    'max-content',
    shown.source ? 'fit-content(20%)' : '',
    'minmax(60px, 1fr)',
    'max-content',
    shown.factor ? 'max-content' : '',
  ];
  return { ...shown, template: widths.join(' ') };
}

interface BarProps extends Omit<Props, 'withOperator' | 'width'> {
  bar: SubtaskBar;
  columns: ReturnType<typeof columnsOf>;
}

function Bar({ model, scale, ramp, write, bar, columns }: BarProps) {
  const styles = useStyles2(stylesOf);
  const { row: index, value, factor, hot } = bar;
  const row = model.rows[index];
  if (row === undefined) {
    return null;
  }
  const place = value === null ? 0 : placeOf(scale, value);
  const objective = model.figures[index]?.objective ?? null;
  const isOver = objective !== null && value !== null && value > objective;
  return (
    <li className={styles.row}>
      {columns.operator && (
        <span className={styles.text} title={row.operator}>
          {row.operator}
        </span>
      )}
      <span className={cx(styles.name, hot && styles.hot)}>
        {hot && <Icon name="fire" size="sm" />}
        {fromText({ source: null, subtask: row.subtask })}
      </span>
      {columns.source && (
        <span className={cx(styles.text, styles.quiet)} title={row.source ?? undefined}>
          {fromText({ source: row.source, subtask: null })}
        </span>
      )}
      <span className={styles.track}>
        <span
          className={styles.bar}
          style={{ width: `${Math.max(0.5, place * 100)}%`, background: cssOf(ramp, place) }}
        />
        {objective !== null && (
          <span
            className={styles.objective}
            style={{ left: `${placeOf(scale, objective) * 100}%` }}
            title={objectiveIs(write(objective))}
          />
        )}
      </span>
      <span className={styles.value}>
        {isOver && <span aria-label={t('legend.over', 'over the objective')}>▲ </span>}
        {write(value)}
      </span>
      {columns.factor && (
        <span className={cx(styles.factor, hot && styles.hot)}>
          {factor === null || factor < worthSaying
            ? ''
            : fill(t('subtasks.factor', '{{- factor}} the median', raw), { factor: factorText(factor) })}
        </span>
      )}
    </li>
  );
}

/** The subtasks of one operator, the slowest first. */
export function SubtaskView(props: Props) {
  const { model } = props;
  const styles = useStyles2(stylesOf);
  const bars = useMemo(() => barsOf(model), [model]);
  const shown = bars.slice(0, mostBars);
  const columns = columnsOf(props, bars);
  return (
    // Nothing in it takes the focus: the keyboard scrolls it as a whole.
    <div className={styles.scroll} role="region" aria-label={t('view.subtasks', 'Subtasks')} tabIndex={0}>
      <ol className={styles.list} style={{ gridTemplateColumns: columns.template }}>
        {shown.map((bar) => (
          <Bar key={model.rows[bar.row]?.key} {...props} bar={bar} columns={columns} />
        ))}
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
  scroll: css({
    flex: 1,
    minHeight: 0,
    overflow: 'auto',
    margin: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  list: css({
    display: 'grid',
    columnGap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  row: css({
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'subgrid',
    alignItems: 'center',
    height: 22,
  }),
  text: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
  quiet: css({ color: theme.colors.text.secondary }),
  name: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  track: css({ position: 'relative', height: 12, background: theme.colors.background.secondary, borderRadius: 2 }),
  bar: css({ display: 'block', height: '100%', borderRadius: 2, printColorAdjust: 'exact' }),
  objective: css({
    position: 'absolute',
    top: -3,
    bottom: -3,
    width: 2,
    background: theme.colors.error.main,
    boxShadow: `0 0 0 1px ${theme.colors.background.primary}`,
    printColorAdjust: 'exact',
  }),
  value: css({ textAlign: 'right' }),
  factor: css({ color: theme.colors.text.secondary }),
  hot: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightBold }),
  more: css({ padding: theme.spacing(1, 0), color: theme.colors.text.secondary }),
});
