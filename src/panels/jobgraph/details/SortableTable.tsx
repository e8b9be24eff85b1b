import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { type ReactNode, useState } from 'react';
import { fill, raw } from '../../../text/fill';
import { type Order, orderBy } from './order';

export interface TableColumn<Row, Name extends string> {
  name: Name;
  label: string;
  /** Said in full where the label is short. */
  title?: string;
  isNumber: boolean;
  cell(row: Row): ReactNode;
}

interface Props<Row, Name extends string> {
  /** What the rows are, for those who hear it. */
  caption: string;
  columns: ReadonlyArray<TableColumn<Row, Name>>;
  /** In order; the first column heads its row. */
  rows: readonly Row[];
  id(row: Row): string;
  /** The row that people came for. */
  marked: string | null;
  /** Rows that are drawn before people ask for more. */
  first: number;
  order: Order<Name>;
  onOrder(order: Order<Name>): void;
}

/** Rows that come when people ask for more: thousands at once would hold up the page. */
const step = 200;

function More({ shown, all, onMore }: { shown: number; all: number; onMore: () => void }) {
  const styles = useStyles2(stylesOf);
  if (shown >= all) {
    return null;
  }
  return (
    <div className={styles.more}>
      <span>{fill(t('table.shown', 'The first {{- shown}} of {{- all}} in this order.', raw), { shown, all })}</span>
      <Button size="sm" variant="secondary" fill="text" onClick={onMore}>
        {fill(t('table.more', 'Show {{- count}} more', raw), { count: Math.min(step, all - shown) })}
      </Button>
    </div>
  );
}

/** A table that people sort by its heads. */
export function SortableTable<Row, Name extends string>(props: Props<Row, Name>) {
  const { caption, columns, rows, id, marked, first, order, onOrder } = props;
  const styles = useStyles2(stylesOf);
  const [limit, setLimit] = useState(first);
  return (
    <>
      {/* Reached by Tab, so that those without a pointer can scroll it. */}
      <div className={styles.scroll} role="group" tabIndex={0} aria-label={caption}>
        <table className={styles.table}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name, label, title, isNumber }) => {
                const isOrder = name === order.column;
                const direction = order.descending ? 'descending' : 'ascending';
                return (
                  <th key={name} scope="col" data-number={isNumber} aria-sort={isOrder ? direction : undefined}>
                    <button type="button" title={title} onClick={() => onOrder(orderBy(name, isNumber, order))}>
                      {label}
                      {isOrder && <Icon name={order.descending ? 'arrow-down' : 'arrow-up'} size="xs" />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <tr key={id(row)} data-marked={id(row) === marked}>
                {columns.map(({ name, isNumber, cell }, index) =>
                  index === 0 ? (
                    <th key={name} scope="row" data-number={isNumber}>
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={name} data-number={isNumber}>
                      {cell(row)}
                    </td>
                  )
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={Math.min(limit, rows.length)} all={rows.length} onMore={() => setLimit(limit + step)} />
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scroll: css({
    overflowX: 'auto',
    flexShrink: 0,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.5, 0.75),
      whiteSpace: 'nowrap',
      textAlign: 'left',
      fontWeight: 'normal',
      borderTop: `1px solid ${theme.colors.border.weak}`,
    },
    '[data-number="true"]': { textAlign: 'right' },
    'thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      padding: 0,
      borderTop: 'none',
      background: theme.colors.background.secondary,
      color: theme.colors.text.secondary,
    },
    'thead button': {
      width: '100%',
      minHeight: theme.spacing(3.5),
      padding: theme.spacing(0.5, 0.75),
      border: 'none',
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      textAlign: 'inherit',
      whiteSpace: 'nowrap',
    },
    'tbody th button': { padding: 0 },
    'thead button:hover': { color: theme.colors.text.primary },
    'tr[data-marked="true"] > *': { background: theme.colors.warning.transparent },
  }),
  more: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
