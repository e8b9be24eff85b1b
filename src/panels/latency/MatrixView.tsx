import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { fill, raw } from '../../text/fill';
import { type Grid, valueAt } from './buckets';
import { type Write } from './format';
import { matrixOf, operatorKey } from './matrix';
import { type Model } from './model';
import { cssOf, parseColour, type Ramp } from './raster';
import { placeOf, type Scale } from './scale';
import { Sparkline } from './Sparkline';
import { fromText, rowName, spokenAdded } from './words';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
  /** Of the panel, pixels. */
  width: number;
  /** Null where there is nothing to open. */
  onChoose: ((row: number) => void) | null;
}

/** Columns and rows that a table on a screen can have; the rest is named. */
const [mostSources, mostOperators] = [40, 300];

/** What there is room for in a cell. */
interface Room {
  /** Pixels. */
  cell: number;
  /** The first column with a value: where sparklines begin; null = no room for them, or no past. */
  past: number | null;
  added: boolean;
}

interface CellProps extends Props {
  index: number | null;
  isWorst: boolean;
  room: Room;
}

/** Besides the cells: names and the worst of each row. */
const besideCells = { wide: 300, narrow: 180 } as const;
/** From these widths on a cell has what else it can show. */
const [withPast, withAdded, leastCell] = [180, 112, 76];

function firstColumn(grid: Grid): number {
  for (let column = 0; column < grid.columns; column += 1) {
    for (let row = 0; row < grid.rows; row += 1) {
      if (valueAt(grid, row, column) !== null) {
        return column;
      }
    }
  }
  return grid.columns;
}

function roomFor(width: number, sources: number, grid: Grid): Room {
  const each = (width - (width < 640 ? besideCells.narrow : besideCells.wide)) / Math.max(1, sources);
  const first = firstColumn(grid);
  const hasPast = each >= withPast && grid.columns - first >= 3;
  return {
    cell: Math.round(Math.min(240, Math.max(leastCell, each))),
    past: hasPast ? first : null,
    added: each >= withAdded,
  };
}

/** Text that can be read on a colour: WCAG's relative luminance decides. */
function textOn(colour: string, theme: GrafanaTheme2): string {
  const [red, green, blue] = parseColour(colour).map((channel) => (channel / 255) ** 2.2);
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return luminance > 0.18 ? theme.colors.getContrastText('#ffffff') : '#ffffff';
}

function MatrixCell({ model, scale, ramp, write, onChoose, index, isWorst, room }: CellProps) {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const figures = index === null ? undefined : model.figures[index];
  const row = index === null ? undefined : model.rows[index];
  if (index === null || figures === undefined || row === undefined) {
    return (
      <td className={styles.nothing} title={t('matrix.noMarkers', 'No markers go this way')}>
        ·
      </td>
    );
  }
  const isPlain = figures.now === null || figures.stale;
  const colour = isPlain ? undefined : cssOf(ramp, placeOf(scale, figures.now ?? 0));
  const text = colour === undefined ? theme.colors.text.primary : textOn(colour, theme);
  const isOver =
    !figures.stale && figures.now !== null && figures.objective !== null && figures.now > figures.objective;
  const isCulprit = model.culprit?.row === index;
  return (
    <td className={styles.cell}>
      <button
        type="button"
        className={cx(styles.value, isWorst && styles.worst, figures.stale && styles.stale)}
        style={{ background: colour, color: text, minWidth: room.cell }}
        title={room.added ? rowName(row) : `${rowName(row)}: ${spokenAdded(figures.added, write)}`}
        disabled={onChoose === null}
        onClick={() => onChoose?.(index)}
      >
        <span className={styles.number}>
          {isOver && <span aria-label={t('legend.over', 'over the objective')}>▲ </span>}
          {write(figures.now)}
          {figures.stale && <span className="sr-only"> {t('cell.stopped', 'no new marker')}</span>}
        </span>
        {room.past !== null && (
          <Sparkline
            grid={model.grid}
            row={index}
            first={room.past}
            scale={scale}
            width={64}
            height={18}
            colour={text}
          />
        )}
        {room.added && (
          <span className={cx(styles.added, isCulprit && styles.culprit)}>
            {figures.added === null ? '' : `+${write(figures.added)}`}
          </span>
        )}
      </button>
    </td>
  );
}

/** Sources against operators: the value of now, its past as a line, and what the operator adds. */
export function MatrixView(props: Props) {
  const { model, write, width, onChoose } = props;
  const styles = useStyles2(stylesOf);
  const matrix = useMemo(() => matrixOf(model), [model]);
  const sources = matrix.sources.slice(0, mostSources);
  const operators = matrix.operators.slice(0, mostOperators);
  const room = useMemo(() => roomFor(width, sources.length, model.grid), [width, sources.length, model.grid]);
  const leftOut = matrix.sources.length - sources.length + matrix.operators.length - operators.length;
  const culpritRow = model.culprit === null ? undefined : model.rows[model.culprit.row];
  const culpritKey = culpritRow === undefined ? null : operatorKey(culpritRow);
  const now = (index: number | null | undefined) =>
    write(index === null || index === undefined ? null : (model.figures[index]?.now ?? null));
  return (
    // Where its cells open nothing, none of them takes the focus: the keyboard scrolls it as a whole.
    <div className={styles.scroll} tabIndex={onChoose === null ? 0 : undefined}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.operator', 'Operator')}</th>
            {sources.map(({ key, name }) => (
              <th key={key} scope="col" title={name ?? undefined}>
                {name === null ? t('matrix.allSources', 'All sources') : fromText({ source: name, subtask: null })}
              </th>
            ))}
            <th scope="col" className={styles.right}>
              {t('matrix.worst', 'Worst')}
            </th>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ key, row, cells, worst }) => (
            <tr key={key}>
              <th scope="row" title={row.operator} className={cx(culpritKey === key && styles.culpritName)}>
                {row.operator}
              </th>
              {sources.map((source, column) => (
                <MatrixCell
                  key={source.key}
                  {...props}
                  room={room}
                  index={cells[column] ?? null}
                  isWorst={cells[column] !== null && cells[column] === matrix.worstOfSource[column]}
                />
              ))}
              <td className={styles.total}>{now(worst)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('matrix.worst', 'Worst')}</th>
            {sources.map(({ key }, column) => (
              <td key={key} className={styles.total}>
                {now(matrix.worstOfSource[column])}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
      {leftOut > 0 && (
        <div className={styles.more}>
          {fill(
            t(
              'matrix.leftOut',
              '{{- count}} more sources and operators are not shown. Choose a vertex or a source in the query.',
              raw
            ),
            { count: leftOut }
          )}
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
    containerType: 'inline-size',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  table: css({
    borderCollapse: 'separate',
    borderSpacing: 2,
    fontSize: theme.typography.bodySmall.fontSize,
    '& th': {
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
      textAlign: 'left',
      padding: theme.spacing(0.25, 1),
      maxWidth: 190,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& thead th': { position: 'sticky', top: 0, background: theme.colors.background.primary, zIndex: 1 },
    // Names stay while the sources are scrolled.
    '& th:first-child': {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      paddingLeft: 0,
      background: theme.colors.background.primary,
      '@container (max-width: 640px)': { maxWidth: 110 },
    },
    '& thead th:first-child': { zIndex: 2 },
    '& tbody th': { color: theme.colors.text.primary, maxWidth: 220 },
  }),
  culpritName: css({
    '&&&': { fontWeight: theme.typography.fontWeightBold, borderRight: `3px solid ${theme.colors.warning.main}` },
  }),
  right: css({ '&&': { textAlign: 'right' } }),
  cell: css({ padding: 0 }),
  value: css({
    display: 'flex',
    width: '100%',
    height: 26,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1),
    border: 0,
    borderRadius: 2,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    printColorAdjust: 'exact',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  worst: css({ boxShadow: `inset 0 0 0 2px ${theme.colors.text.maxContrast}` }),
  stale: css({
    background: `repeating-linear-gradient(135deg, transparent 0 4px, ${theme.colors.border.weak} 4px 6px)`,
  }),
  number: css({ fontWeight: theme.typography.fontWeightMedium, textAlign: 'left' }),
  added: css({ textAlign: 'right' }),
  culprit: css({ fontWeight: theme.typography.fontWeightBold, textDecoration: 'underline' }),
  nothing: css({ textAlign: 'center', color: theme.colors.text.disabled }),
  total: css({
    padding: theme.spacing(0, 1),
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.secondary,
  }),
  more: css({ padding: theme.spacing(1, 0), color: theme.colors.text.secondary }),
});
