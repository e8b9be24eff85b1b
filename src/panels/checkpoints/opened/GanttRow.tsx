import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../../text/fill';
import { type Palette } from '../colours';
import { bytesOrUnknown, bytesText, durationText } from '../format';
import { phaseText } from '../words';
import { type Openness, type Row } from './rows';
import { Skyline } from './Skyline';

interface Props {
  row: Row;
  /** Ms at the right end. */
  longest: number;
  /** Ms from the trigger to the failure; null unless the checkpoint failed. */
  failedAt: number | null;
  palette: Palette;
  /** Pixels of the whole row. */
  width: number;
  hasSubtasks: boolean;
  onToggle(vertexId: string, from: Openness): void;
  onAll(vertexId: string): void;
}

type BarRow = Extract<Row, { duration: number | null }>;

const percent = (ms: number, longest: number) => `${Math.min(100, (ms / longest) * 100)}%`;

function barTitle({ segments, duration }: BarRow): string {
  return [
    ...segments.map(({ phase, from, to }) => `${phaseText(phase)} ${durationText(to - from)}`),
    ...(duration === null
      ? []
      : [fill(t('gantt.acknowledged', 'acknowledged after {{- time}}', raw), { time: durationText(duration) })]),
  ].join(' · ');
}

function difference({ duration, compared }: BarRow): string | null {
  if (duration === null || compared === null) {
    return null;
  }
  return duration === compared ? '±0' : `${duration > compared ? '+' : ''}${durationText(duration - compared)}`;
}

function TimeBar({
  row,
  longest,
  failedAt,
  palette,
}: { row: BarRow } & Pick<Props, 'longest' | 'failedAt' | 'palette'>) {
  const styles = useStyles2(stylesOf);
  const { duration, segments, compared, isMissing } = row;
  const isLate = failedAt !== null && duration !== null && duration > failedAt;
  const changed = difference(row);
  const end = Math.max(duration ?? 0, compared ?? 0);
  return (
    <div className={styles.track} title={barTitle(row)}>
      {isMissing && <div className={styles.missing} style={{ left: percent(duration ?? 0, longest) }} />}
      {segments.map(({ phase, from, to }) => (
        <div
          key={phase}
          className={styles.segment}
          style={{
            left: percent(from, longest),
            width: percent(to - from, longest),
            background: palette.phases[phase],
          }}
        />
      ))}
      {failedAt !== null && failedAt < longest && (
        <div className={styles.failed} style={{ left: percent(failedAt, longest) }} />
      )}
      {duration !== null && <div className={styles.acknowledged} style={{ left: percent(duration, longest) }} />}
      {compared !== null && <div className={styles.compared} style={{ width: percent(compared, longest) }} />}
      <span className={styles.label} style={{ left: percent(end, longest) }}>
        {isMissing && duration === null ? (
          <span className={styles.missingText}>{t('gantt.missing', 'not acknowledged')}</span>
        ) : (
          durationText(duration ?? 0)
        )}
        {isLate && <span className={styles.missingText}> {t('gantt.late', 'too late')}</span>}
        {changed !== null && <span className={styles.changed}> {changed}</span>}
      </span>
    </div>
  );
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

const sizesFrom = 820;
const countsFrom = 480;

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
  const name = fill(t('gantt.subtask', 'subtask {{- index}}', raw), { index: subtask.subtask });
  const place = subtask.taskManager ?? subtask.endpoint;
  const text = place === null ? name : `${name} · ${place}`;
  return (
    <div className={styles.subtask} title={text}>
      {isMissing && <Icon name="exclamation-triangle" size="xs" className={styles.missingText} />} {text}
    </div>
  );
}

const countsOf = ({ vertex: { acknowledged, subtasks } }: Extract<Row, { kind: 'vertex' }>) =>
  acknowledged === null || subtasks === null ? '' : `${acknowledged} / ${subtasks}`;

/** One line of the chart. Names are data: shown as text only. */
export function GanttRow({ row, longest, failedAt, palette, width, hasSubtasks, onToggle, onAll }: Props) {
  const styles = useStyles2(stylesOf);
  if (row.kind === 'skyline') {
    return (
      <div className={styles.skyline} role="gridcell">
        <Skyline subtasks={row.subtasks} longest={longest} palette={palette} />
      </div>
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
  const sizes = row.kind === 'vertex' ? row.vertex : row.subtask;
  return (
    <>
      <div className={styles.names} role="rowheader">
        {row.kind === 'vertex' ? (
          <VertexName row={row} hasSubtasks={hasSubtasks} onToggle={onToggle} />
        ) : (
          <SubtaskName row={row} />
        )}
      </div>
      {width >= countsFrom && (
        <div className={styles.counts} role="gridcell">
          {row.kind === 'vertex' ? countsOf(row) : ''}
        </div>
      )}
      <div className={styles.bar} role="gridcell">
        <TimeBar row={row} longest={longest} failedAt={failedAt} palette={palette} />
      </div>
      {width >= sizesFrom && (
        <div className={styles.sizes} role="gridcell">
          {sizesText(sizes)}
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
    names: css({ width: '28%', maxWidth: 320, minWidth: 110, flexShrink: 0, display: 'flex' }),
    name: css(clipped, { paddingLeft: theme.spacing(1) }),
    toggle: css(plain, clipped, { width: '100%', minHeight: 24, fontWeight: theme.typography.fontWeightMedium }),
    subtask: css(clipped, { paddingLeft: theme.spacing(3), color: theme.colors.text.secondary }),
    counts: css({
      width: 68,
      flexShrink: 0,
      textAlign: 'right',
      color: theme.colors.text.secondary,
      paddingRight: theme.spacing(1),
    }),
    bar: css({ flex: 1, minWidth: 60, paddingRight: 96 }),
    track: css({ position: 'relative', height: 14 }),
    segment: css({ position: 'absolute', top: 0, height: 14, minWidth: 1, printColorAdjust: 'exact' }),
    acknowledged: css({ position: 'absolute', top: -1, width: 1.5, height: 16, background: theme.colors.text.primary }),
    failed: css({ position: 'absolute', top: -5, height: 24, borderLeft: `1px dashed ${theme.colors.error.text}` }),
    compared: css({
      position: 'absolute',
      left: 0,
      top: 15,
      height: 3,
      minWidth: 1,
      background: theme.colors.primary.text,
    }),
    label: css({
      position: 'absolute',
      top: -2,
      paddingLeft: theme.spacing(0.75),
      lineHeight: '18px',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
    }),
    changed: css({ color: theme.colors.primary.text }),
    missing: css({
      position: 'absolute',
      top: 0,
      right: 0,
      height: 14,
      border: `1px dashed ${theme.colors.error.border}`,
      background: `repeating-linear-gradient(-45deg, ${theme.colors.error.transparent} 0 4px, transparent 4px 8px)`,
    }),
    missingText: css({ color: theme.colors.error.text }),
    sizes: css(clipped, {
      width: '24%',
      maxWidth: 280,
      flexShrink: 0,
      textAlign: 'right',
      color: theme.colors.text.secondary,
    }),
    skyline: css({ width: '100%', height: '100%', padding: theme.spacing(0.5, 0, 0.5, 3) }),
    more: css(plain, { minHeight: 24, paddingLeft: theme.spacing(3), color: theme.colors.text.link }),
  };
};
