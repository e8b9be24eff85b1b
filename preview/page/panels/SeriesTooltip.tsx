import { css, cx } from '@emotion/css';
import {
  type DataFrame,
  type Field,
  FieldType,
  formattedValueToString,
  getFieldDisplayName,
  type GrafanaTheme2,
  type LinkModel,
} from '@grafana/data';
import { SortOrder, TooltipDisplayMode, type VizTooltipOptions } from '@grafana/schema';
import { TextLink, useStyles2 } from '@grafana/ui';

interface Props {
  /** All series on one time column, the first field. */
  frame: DataFrame;
  /** The row of each field under the cursor. */
  rows: Array<number | null>;
  /** The series next to the cursor. */
  series: number | null;
  options: VizTooltipOptions;
  isPinned: boolean;
  links: LinkModel[];
}

interface Row {
  label: string;
  text: string;
  colour: string | undefined;
  value: number;
  isNearest: boolean;
}

function rowOf(field: Field, index: number, { frame, rows, series }: Props): Row[] {
  const row = rows[index];
  const isHidden = field.state?.hideFrom?.viz === true || field.state?.hideFrom?.tooltip === true;
  if (row === null || row === undefined || isHidden || ![FieldType.number, FieldType.enum].includes(field.type)) {
    return [];
  }
  const value: unknown = field.values[row];
  if (typeof value !== 'number') {
    return [];
  }
  const display = field.display?.(value) ?? { text: String(value), numeric: value, color: undefined };
  const text = formattedValueToString(display);
  return [
    { label: getFieldDisplayName(field, frame), text, colour: display.color, value, isNearest: index === series },
  ];
}

function rowsOf(props: Props): Row[] {
  const { frame, options } = props;
  const all = frame.fields.flatMap((field, index) => (index === 0 ? [] : rowOf(field, index, props)));
  const rows = options.mode === TooltipDisplayMode.Single ? all.filter(({ isNearest }) => isNearest) : all;
  const shown = options.hideZeros === true ? rows.filter(({ value }) => value !== 0) : rows;
  if (options.sort === SortOrder.None) {
    return shown;
  }
  const direction = options.sort === SortOrder.Ascending ? 1 : -1;
  return [...shown].sort((a, b) => direction * (a.value - b.value));
}

function timeOf({ frame, rows }: Props): string {
  const time = frame.fields[0];
  const row = rows[0];
  const value: unknown = row === null || row === undefined ? undefined : time?.values[row];
  return time?.display === undefined || value === undefined ? '' : formattedValueToString(time.display(value));
}

/** Time and values under the cursor. */
export function SeriesTooltip(props: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.tooltip}>
      <div className={styles.time}>{timeOf(props)}</div>
      <div className={styles.rows}>
        {rowsOf(props).map(({ label, text, colour, isNearest }) => (
          <div key={label} className={cx(styles.row, isNearest && styles.nearest)}>
            <span className={styles.colour} style={{ background: colour }} />
            <span className={styles.label}>{label}</span>
            <span className={styles.value}>{text}</span>
          </div>
        ))}
      </div>
      {props.isPinned && props.links.length > 0 && (
        <div className={styles.links}>
          {props.links.map((link) => (
            <TextLink key={link.title} href={link.href} external={link.target === '_blank'} inline={false}>
              {link.title}
            </TextLink>
          ))}
        </div>
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  tooltip: css({ display: 'flex', flexDirection: 'column', fontSize: theme.typography.bodySmall.fontSize }),
  time: css({ padding: theme.spacing(1), fontWeight: theme.typography.fontWeightMedium }),
  rows: css({
    display: 'flex',
    flexDirection: 'column',
    gap: 4,
    padding: theme.spacing(1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), color: theme.colors.text.secondary }),
  nearest: css({ color: theme.colors.text.maxContrast, fontWeight: theme.typography.fontWeightMedium }),
  colour: css({ width: 14, height: 4, borderRadius: theme.shape.radius.pill, flexShrink: 0 }),
  label: css({ flexGrow: 1, overflowWrap: 'anywhere' }),
  value: css({ color: theme.colors.text.primary, whiteSpace: 'nowrap' }),
  links: css({ padding: theme.spacing(1), borderTop: `1px solid ${theme.colors.border.weak}` }),
});
