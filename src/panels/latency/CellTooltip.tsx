import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { PointerTooltip } from '../shared/PointerTooltip';
import { type Cell } from './cell';
import { cellText } from './cellText';
import { clockTime, type Write } from './format';
import { type Model } from './model';
import { rowName } from './words';

interface Props {
  model: Model;
  cell: Cell;
  /** Pixels of the window. */
  at: { x: number; y: number };
  write: Write;
  timeZone: string;
}

export function CellTooltip({ model, cell, at, write, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const row = model.rows[cell.row];
  if (row === undefined) {
    return null;
  }
  const from = model.grid.from + cell.column * model.grid.step;
  const ids = [
    row.operatorId === null ? null : [t('tooltip.operatorId', 'Operator ID'), row.operatorId],
    row.sourceId === null ? null : [t('tooltip.sourceId', 'Source ID'), row.sourceId],
    row.vertex === null || row.vertex === row.operator ? null : [t('tooltip.vertex', 'Vertex'), row.vertex],
  ].filter((entry) => entry !== null);
  return (
    <PointerTooltip at={at}>
      <div className={styles.time}>
        {clockTime(from, timeZone)} – {clockTime(from + model.grid.step, timeZone)}
      </div>
      <div className={styles.name}>{rowName(row)}</div>
      <div className={styles.value}>{cellText(model, cell, write)}</div>
      {!row.named && (
        <div className={styles.note}>
          {t('tooltip.unnamed', 'Nothing tells the name of this operator: its ID stands for it.')}
        </div>
      )}
      {ids.map(([label, value]) => (
        <div key={label} className={styles.id}>
          {label} <span>{value}</span>
        </div>
      ))}
    </PointerTooltip>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  time: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, maxWidth: 380, overflowWrap: 'anywhere' }),
  value: css({ fontWeight: theme.typography.fontWeightBold, fontVariantNumeric: 'tabular-nums' }),
  note: css({ maxWidth: 380, color: theme.colors.text.secondary }),
  id: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    maxWidth: 380,
    overflowWrap: 'anywhere',
  }),
});
