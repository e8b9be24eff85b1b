import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { notKnown, percent, type Write } from './format';
import { type Figures, type Model } from './model';
import { type Row } from './rows';
import { type FigureKind, type Sizes } from './sizes';
import { type SubtaskBar } from './subtaskBars';
import { factorText, fromText, spokenRow } from './words';

interface Props {
  model: Model;
  sizes: Sizes;
  write: Write;
  /** By index of the row; empty where rows are no subtasks. */
  bars: ReadonlyMap<number, SubtaskBar>;
  onChoose(row: number): void;
}

/** Every way to the operator where latency comes in. */
const isOfCulprit = ({ culprit, rows }: Model, { operatorId }: Row): boolean =>
  culprit !== null && operatorId !== null && rows[culprit.row]?.operatorId === operatorId;

/** Rows behind the culprit that are slow only because it is. */
function isBehindCulprit({ culprit }: Model, { now, added }: Figures): boolean {
  return culprit !== null && added !== null && added < culprit.added / 10 && (now ?? 0) > culprit.added / 2;
}

/** Names on the left of the cells; the whole sentence of a row for screen readers. */
export function RowNames({ model, sizes, write, bars, onChoose }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.side} style={{ width: sizes.label + sizes.source }}>
      {model.rows.map((row, index) => {
        const figures = model.figures[index];
        const isHot = bars.get(index)?.hot === true;
        const isMarked = isHot || isOfCulprit(model, row);
        const isBehind = figures !== undefined && isBehindCulprit(model, figures);
        const from = fromText(row);
        return (
          <button
            key={row.key}
            type="button"
            className={cx(styles.name, isMarked && styles.culprit, isBehind && styles.behind)}
            style={{ height: sizes.rowHeight }}
            title={from === '' ? row.operator : `${row.operator} · ${from}`}
            aria-label={figures === undefined ? row.operator : spokenRow(row, figures, write, bars.get(index))}
            onClick={() => onChoose(index)}
          >
            <span className={cx(styles.operator, !row.named && styles.id)}>
              {isMarked && <Icon name={isHot ? 'fire' : 'exclamation-circle'} size="sm" className={styles.mark} />}
              {row.operator}
            </span>
            {sizes.source > 0 && (
              <span className={styles.source} style={{ width: sizes.source }}>
                {from}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

const headings: Readonly<Record<FigureKind, () => string>> = {
  now: () => t('figures.now', 'now'),
  added: () => t('figures.added', 'added here'),
  within: () => t('figures.within', 'in objective'),
  factor: () => t('figures.factor', '× median'),
};

/** The line above the figures. */
export function FigureHeadings({ sizes }: { sizes: Sizes }) {
  const styles = useStyles2(stylesOf);
  return (
    <>
      {sizes.figures.map(({ kind, width }) => (
        <div key={kind} className={styles.heading} style={{ width }}>
          {headings[kind]()}
        </div>
      ))}
    </>
  );
}

interface Cell {
  text: string;
  look: 'plain' | 'quiet' | 'warning' | 'error';
}

const withinCell = (within: number | null): Cell =>
  within === null
    ? { text: notKnown, look: 'quiet' }
    : { text: percent(within), look: within < 0.99 ? 'error' : 'plain' };

interface Told {
  figures: Figures;
  isCulprit: boolean;
  isBehind: boolean;
  bar: SubtaskBar | undefined;
}

function cellOf(kind: FigureKind, { figures, isCulprit, isBehind, bar }: Told, write: Write): Cell {
  switch (kind) {
    case 'now':
      return { text: write(figures.now), look: figures.stale || isBehind ? 'quiet' : 'plain' };
    case 'added':
      return {
        text: figures.added === null ? notKnown : `+${write(figures.added)}`,
        look: isCulprit ? 'warning' : 'quiet',
      };
    case 'within':
      return withinCell(figures.within);
    case 'factor':
      return { text: factorText(bar?.factor ?? null), look: bar?.hot === true ? 'warning' : 'quiet' };
  }
}

/** What is now, what is added, how often the objective is kept: right of the cells. Names say it for screen readers. */
export function RowFigures({ model, sizes, write, bars }: Omit<Props, 'onChoose'>) {
  const styles = useStyles2(stylesOf);
  return (
    <div aria-hidden>
      {model.rows.map((row, index) => {
        const figures = model.figures[index];
        return (
          <div key={row.key} className={styles.figures} style={{ height: sizes.rowHeight }}>
            {figures !== undefined &&
              sizes.figures.map(({ kind, width }) => {
                const told = {
                  figures,
                  isCulprit: isOfCulprit(model, row),
                  isBehind: isBehindCulprit(model, figures),
                  bar: bars.get(index),
                };
                const { text, look } = cellOf(kind, told, write);
                return (
                  <div key={kind} className={cx(styles.figure, styles[look])} style={{ width }}>
                    {text}
                  </div>
                );
              })}
          </div>
        );
      })}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  side: css({ flexShrink: 0 }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    width: '100%',
    padding: theme.spacing(0, 1),
    gap: theme.spacing(0.5),
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  operator: css({ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
  id: css({ fontFamily: theme.typography.fontFamilyMonospace, color: theme.colors.text.secondary }),
  culprit: css({
    fontWeight: theme.typography.fontWeightBold,
    boxShadow: `inset -3px 0 0 ${theme.colors.warning.main}`,
  }),
  behind: css({ color: theme.colors.text.secondary }),
  mark: css({ color: theme.colors.warning.text, marginRight: theme.spacing(0.5) }),
  source: css({
    flexShrink: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    textAlign: 'right',
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
    fontSize: '0.92em',
  }),
  heading: css({
    flexShrink: 0,
    textAlign: 'right',
    color: theme.colors.text.secondary,
    fontSize: '0.8em',
    paddingRight: theme.spacing(1),
    whiteSpace: 'nowrap',
  }),
  figures: css({ display: 'flex', alignItems: 'center' }),
  figure: css({
    flexShrink: 0,
    textAlign: 'right',
    paddingRight: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  plain: css({ color: theme.colors.text.primary }),
  quiet: css({ color: theme.colors.text.secondary }),
  warning: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightBold }),
  error: css({ color: theme.colors.error.text }),
});
