import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { fill, raw } from '../../text/fill';
import { type Write } from './format';
import { matrixOf } from './matrix';
import { type Model } from './model';
import { cssOf, parseColour, type Ramp } from './raster';
import { placeOf, type Scale } from './scale';
import { Sparkline } from './Sparkline';
import { rowName } from './words';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  write: Write;
  onChoose(row: number): void;
}

/** Columns and rows that a table on a screen can have; the rest is named. */
const [mostSources, mostOperators] = [40, 300];

interface CellProps extends Props {
  index: number | null;
  isWorst: boolean;
}

/** Text that can be read on a colour: WCAG's relative luminance decides. */
function textOn(colour: string, theme: GrafanaTheme2): string {
  const [red, green, blue] = parseColour(colour).map((channel) => (channel / 255) ** 2.2);
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return luminance > 0.18 ? theme.colors.getContrastText('#ffffff') : '#ffffff';
}

function MatrixCell({ model, scale, ramp, write, onChoose, index, isWorst }: CellProps) {
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
  const colour = figures.now === null ? theme.colors.background.secondary : cssOf(ramp, placeOf(scale, figures.now));
  const text = figures.now === null ? theme.colors.text.secondary : textOn(colour, theme);
  const isOver = figures.now !== null && figures.objective !== null && figures.now > figures.objective;
  return (
    <td className={styles.cell}>
      <button
        type="button"
        className={cx(styles.value, isWorst && styles.worst, figures.stale && styles.stale)}
        style={{ background: colour, color: text }}
        title={rowName(row)}
        onClick={() => onChoose(index)}
      >
        <span className={styles.number}>
          {isOver && <span aria-label={t('matrix.over', 'over the objective')}>▲ </span>}
          {write(figures.now)}
        </span>
        <Sparkline grid={model.grid} row={index} scale={scale} width={64} height={18} colour={text} />
        <span className={cx(styles.added, model.culprit?.row === index && styles.culprit)}>
          {figures.added === null ? '' : `+${write(figures.added)}`}
        </span>
      </button>
    </td>
  );
}

/** Sources against operators: the value of now, its past as a line, and what the operator adds. */
export function MatrixView(props: Props) {
  const { model, write } = props;
  const styles = useStyles2(stylesOf);
  const matrix = useMemo(() => matrixOf(model), [model]);
  const sources = matrix.sources.slice(0, mostSources);
  const operators = matrix.operators.slice(0, mostOperators);
  const leftOut = matrix.sources.length - sources.length + matrix.operators.length - operators.length;
  const now = (index: number | null | undefined) =>
    write(index === null || index === undefined ? null : (model.figures[index]?.now ?? null));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.operator', 'Operator')}</th>
            {sources.map(({ key, name }) => (
              <th key={key} scope="col">
                {name === null
                  ? t('matrix.allSources', 'All sources')
                  : fill(t('row.from', 'from {{- source}}', raw), { source: name })}
              </th>
            ))}
            <th scope="col">{t('matrix.worst', 'Worst')}</th>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ key, row, cells, worst }) => (
            <tr key={key}>
              <th scope="row" title={row.operator}>
                {row.operator}
              </th>
              {sources.map((source, column) => (
                <MatrixCell
                  key={source.key}
                  {...props}
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
  scroll: css({ flex: 1, minHeight: 0, overflow: 'auto', padding: theme.spacing(0, 1) }),
  table: css({
    borderCollapse: 'separate',
    borderSpacing: 2,
    fontSize: theme.typography.bodySmall.fontSize,
    '& th': {
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
      textAlign: 'right',
      padding: theme.spacing(0.25, 1),
      maxWidth: 190,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& thead th': { position: 'sticky', top: 0, background: theme.colors.background.primary, zIndex: 1 },
    '& th:first-child': { textAlign: 'left' },
    '& tbody th': { color: theme.colors.text.primary, maxWidth: 240 },
  }),
  cell: css({ padding: 0 }),
  value: css({
    display: 'flex',
    width: '100%',
    minWidth: 170,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    border: 0,
    borderRadius: 2,
    fontVariantNumeric: 'tabular-nums',
    printColorAdjust: 'exact',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  worst: css({ boxShadow: `inset 0 0 0 2px ${theme.colors.text.maxContrast}` }),
  stale: css({ opacity: 0.5 }),
  number: css({ fontWeight: theme.typography.fontWeightMedium, minWidth: 52, textAlign: 'left' }),
  added: css({ minWidth: 52, textAlign: 'right' }),
  culprit: css({ fontWeight: theme.typography.fontWeightBold, textDecoration: 'underline' }),
  nothing: css({ textAlign: 'center', color: theme.colors.text.disabled }),
  total: css({
    padding: theme.spacing(0, 1),
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.secondary,
  }),
  more: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
