import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../../text/fill';
import { type Palette } from '../colours';
import { subtaskText } from '../words';
import { bytesOrUnknown, bytesText, durationText } from '../format';
import { type Columns } from './columns';
import { type Openness, type Row } from './rows';
import { Skyline } from './Skyline';
import { TimeBar } from './TimeBar';

interface Props {
  row: Row;
  /** Ms at the right end. */
  longest: number;
  /** Ms from the trigger to the failure; null unless the checkpoint failed. */
  failedAt: number | null;
  palette: Palette;
  columns: Columns;
  hasSubtasks: boolean;
  onToggle(vertexId: string, from: Openness): void;
  onAll(vertexId: string): void;
}

function sizesText(sizes: {
  checkpointedBytes: number | null;
  stateBytes: number | null;
  persistedBytes: number | null;
  processedBytes: number | null;
}): string {
  const { checkpointedBytes, stateBytes, persistedBytes, processedBytes } = sizes;
  return [
    stateBytes === null || stateBytes === checkpointedBytes
      ? bytesOrUnknown(checkpointedBytes)
      : fill(t('gantt.sizes', '{{- written}} of {{- state}}', raw), {
          written: bytesOrUnknown(checkpointedBytes),
          state: bytesText(stateBytes),
        }),
    ...(persistedBytes === null || persistedBytes === 0
      ? []
      : [fill(t('gantt.persisted', '{{- bytes}} in flight', raw), { bytes: bytesText(persistedBytes) })]),
    ...(processedBytes === null || processedBytes === 0
      ? []
      : [fill(t('gantt.processed', '{{- bytes}} processed', raw), { bytes: bytesText(processedBytes) })]),
  ].join(' · ');
}

function VertexName({
  row,
  hasSubtasks,
  onToggle,
}: { row: Extract<Row, { kind: 'vertex' }> } & Pick<Props, 'hasSubtasks' | 'onToggle'>) {
  const styles = useStyles2(stylesOf);
  const { name, openness, vertex, isMissing } = row;
  const text = <span className={isMissing ? styles.missingText : undefined}>{name}</span>;
  if (!hasSubtasks) {
    return (
      <div className={styles.name} title={name}>
        {text}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.toggle}
      title={name}
      aria-expanded={openness !== 'closed'}
      onClick={() => onToggle(vertex.vertexId, openness)}
    >
      <Icon name={openness === 'closed' ? 'angle-right' : 'angle-down'} size="sm" />
      {text}
    </button>
  );
}

function SubtaskName({ row: { subtask, isMissing } }: { row: Extract<Row, { kind: 'subtask' }> }) {
  const styles = useStyles2(stylesOf);
  const text = subtaskText(subtask);
  return (
    <div className={styles.subtask} title={text}>
      {isMissing && <Icon name="exclamation-triangle" size="xs" className={styles.missingText} />} {text}
    </div>
  );
}

const countsOf = ({ vertex: { acknowledged, subtasks } }: Extract<Row, { kind: 'vertex' }>) =>
  acknowledged === null || subtasks === null ? '' : `${acknowledged} / ${subtasks}`;

/** One line of the chart. Names are data: shown as text only. */
export function GanttRow({ row, longest, failedAt, palette, columns, hasSubtasks, onToggle, onAll }: Props) {
  const styles = useStyles2(stylesOf);
  const { names, counts, track, labels, sizes } = columns;
  if (row.kind === 'skyline') {
    const text = fill(t('gantt.allSubtasks', 'all {{- count}}, slowest first', raw), { count: row.subtasks.length });
    return (
      <>
        <div className={styles.subtask} role="rowheader" style={{ width: names }} title={text}>
          {text}
        </div>
        {counts > 0 && (
          <div className={styles.scale} role="gridcell" style={{ width: counts }}>
            <span>{durationText(longest)}</span>
            <span>0</span>
          </div>
        )}
        <div className={styles.skyline} role="gridcell">
          <Skyline subtasks={row.subtasks} longest={longest} palette={palette} />
        </div>
      </>
    );
  }
  if (row.kind === 'more') {
    return (
      <div role="gridcell">
        <button type="button" className={styles.more} onClick={() => onAll(row.vertexId)}>
          {fill(t('gantt.more', 'Show {{- count}} more subtasks', raw), { count: row.hidden })}
        </button>
      </div>
    );
  }
  const written = sizesText(row.kind === 'vertex' ? row.vertex : row.subtask);
  return (
    <>
      <div className={styles.names} role="rowheader" style={{ width: names }}>
        {row.kind === 'vertex' ? (
          <VertexName row={row} hasSubtasks={hasSubtasks} onToggle={onToggle} />
        ) : (
          <SubtaskName row={row} />
        )}
      </div>
      {counts > 0 && (
        <div className={styles.counts} role="gridcell" style={{ width: counts }}>
          {row.kind === 'vertex' ? countsOf(row) : ''}
        </div>
      )}
      <div className={styles.bar} role="gridcell" style={{ width: track.width + labels }} data-bar-cell>
        <TimeBar row={row} longest={longest} failedAt={failedAt} palette={palette} columns={columns} />
      </div>
      {sizes > 0 && (
        <div className={styles.sizes} role="gridcell" title={written}>
          {written}
        </div>
      )}
    </>
  );
}

const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const stylesOf = (theme: GrafanaTheme2) => {
  const plain = {
    border: 'none',
    background: 'none',
    padding: 0,
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -1 },
  } as const;
  return {
    names: css({ flexShrink: 0, display: 'flex' }),
    name: css(clipped, { paddingLeft: theme.spacing(1) }),
    toggle: css(plain, clipped, { width: '100%', minHeight: 24, fontWeight: theme.typography.fontWeightMedium }),
    subtask: css(clipped, {
      flexShrink: 0,
      maxWidth: '100%',
      paddingLeft: theme.spacing(3),
      color: theme.colors.text.secondary,
    }),
    counts: css({
      flexShrink: 0,
      textAlign: 'right',
      color: theme.colors.text.secondary,
      paddingRight: theme.spacing(1),
    }),
    bar: css({ flexShrink: 0 }),
    missingText: css({ color: theme.colors.error.text }),
    sizes: css(clipped, {
      flex: 1,
      minWidth: 0,
      textAlign: 'right',
      color: theme.colors.text.secondary,
    }),
    skyline: css({ flex: 1, minWidth: 0, height: '100%', padding: theme.spacing(0.5, 0) }),
    scale: css({
      alignSelf: 'stretch',
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      flexShrink: 0,
      padding: theme.spacing(0.25, 1, 0.25, 0),
      lineHeight: '14px',
      textAlign: 'right',
      color: theme.colors.text.secondary,
    }),
    more: css(plain, { minHeight: 24, paddingLeft: theme.spacing(3), color: theme.colors.text.link }),
  };
};
