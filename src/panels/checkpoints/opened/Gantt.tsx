import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { useElementSize } from '../../shared/useElementSize';
import { paletteOf } from '../colours';
import { type Details } from '../frames';
import { GanttRow } from './GanttRow';
import { columnsOf, labelRoomOf } from './columns';
import { longestOf, type Openness, rowHeights, rowsOf, topsOf, windowOf, worstVertex } from './rows';
import { endOf, labelOf, labelText } from './TimeBar';
import { TimeScale } from './TimeScale';

interface Props {
  details: Details;
  compared: Details | null;
  isGraphOrder: boolean;
  width: number;
}

const next: Readonly<Record<Openness, Openness>> = { closed: 'few', few: 'closed', all: 'closed' };

/** Where the time of a checkpoint went, by vertex and subtask. Only rows in sight are drawn. */
export function Gantt({ details, compared, isGraphOrder, width }: Props) {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const [changed, setChanged] = useState<ReadonlyMap<string, Openness>>(new Map());
  const [scrolled, setScrolled] = useState(0);
  const [ref, room] = useElementSize<HTMLDivElement>({ width, height: 200 });
  const worst = worstVertex(details);
  const openness = useMemo(
    () => new Map<string, Openness>([...(worst === null ? [] : [[worst, 'few'] as const]), ...changed]),
    [worst, changed]
  );
  const rows = useMemo(
    () => rowsOf({ details, compared, openness, isGraphOrder }),
    [details, compared, openness, isGraphOrder]
  );
  const tops = useMemo(() => topsOf(rows), [rows]);
  const longest = useMemo(() => longestOf(details, compared), [details, compared]);
  const { checkpoint } = details;
  const failedAt = checkpoint.status === 'FAILED' ? checkpoint.duration : null;
  const columns = useMemo(() => {
    const bars = rows.filter((row) => 'duration' in row);
    const labels = bars.map((row) => ({ end: endOf(row) / longest, label: labelText(labelOf(row, failedAt)) }));
    return columnsOf(room.width, labelRoomOf(labels));
  }, [rows, longest, failedAt, room.width]);
  const [first, last] = windowOf(tops, scrolled, room.height);
  const set = (vertexId: string, to: Openness) => setChanged((before) => new Map([...before, [vertexId, to]]));
  return (
    <div
      ref={ref}
      className={styles.scroll}
      role="treegrid"
      aria-label={t('gantt.name', 'Time by vertex and subtask')}
      aria-rowcount={rows.length}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
    >
      <TimeScale longest={longest} track={columns.track} height={tops.at(-1) ?? 0} />
      <div className={styles.rows} style={{ height: tops.at(-1) ?? 0 }} role="presentation">
        {rows.slice(first, last).map((row, index) => (
          <div
            key={row.key}
            className={styles.row}
            style={{ top: tops[first + index] ?? 0, height: rowHeights[row.kind] }}
            role="row"
            aria-rowindex={first + index + 1}
            aria-level={row.kind === 'vertex' ? 1 : 2}
            aria-expanded={row.kind === 'vertex' ? row.openness !== 'closed' : undefined}
          >
            <GanttRow
              row={row}
              longest={longest}
              failedAt={failedAt}
              palette={palette}
              columns={columns}
              hasSubtasks={details.subtasks.length > 0}
              onToggle={(vertexId, from) => set(vertexId, next[from])}
              onAll={(vertexId) => set(vertexId, 'all')}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scroll: css({
    flex: '1 0 auto',
    height: 0,
    minHeight: 120,
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  rows: css({ position: 'relative' }),
  row: css({ position: 'absolute', left: 0, right: 0, display: 'flex', alignItems: 'center' }),
});
