import { css } from '@emotion/css';
import { type DataFrame, type EventBus, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { fill, raw } from '../../text/fill';
import { annotationsOf } from '../shared/annotations';
import { publishCursor, useSharedCursor } from '../shared/useSharedCursor';
import { AnnotationMarks } from './Annotations';
import { xOf } from './axis';
import { type Range } from './buckets';
import { type Cell } from './cell';
import { cellText } from './cellText';
import { CellTooltip } from './CellTooltip';
import { paintOf } from './draw';
import { clockTime, type Write } from './format';
import { type Model } from './model';
import { PlotCanvas } from './PlotCanvas';
import { type Ramp } from './raster';
import { FigureHeadings, RowFigures, RowNames } from './RowSides';
import { type Scale } from './scale';
import { type Sizes } from './sizes';
import { barsByRow, barsOf } from './subtaskBars';
import { TimeAxis } from './TimeAxis';
import { rowName } from './words';

interface Props {
  model: Model;
  scale: Scale;
  ramp: Ramp;
  sizes: Sizes;
  write: Write;
  timeZone: string;
  /** Whether each row is a subtask. */
  ofSubtasks: boolean;
  /** Whether there is room for headings and times. */
  hasScales: boolean;
  eventBus: EventBus;
  /** Of the dashboard. */
  annotations: DataFrame[] | undefined;
  onZoom(range: Range): void;
  onChoose(row: number): void;
}

interface Pointed {
  cell: Cell;
  at: { x: number; y: number };
}

/** Narrower than this the sentence does not fit. */
const sentenceRoom = 190;

/** In the part of the picture that is empty because nobody has watched yet. */
function NothingBefore({ model, sizes, timeZone }: Pick<Props, 'model' | 'sizes' | 'timeZone'>) {
  const styles = useStyles2(stylesOf);
  const { since, grid, range } = model;
  const start = since === null ? grid.from : grid.from + Math.floor((since - grid.from) / grid.step) * grid.step;
  const width = xOf(start, range, sizes.plot);
  if (since === null || width < sentenceRoom || sizes.dense) {
    return null;
  }
  return (
    <div className={styles.before} style={{ left: sizes.label + sizes.source, width }}>
      {fill(t('plot.before', 'No values before {{- time}}', raw), { time: clockTime(since, timeZone) })}
    </div>
  );
}

/** Rows over time: names, cells, figures, and the axis below. */
export function TimeView(props: Props) {
  const { model, scale, ramp, sizes, write, timeZone, ofSubtasks, hasScales, eventBus, onZoom, onChoose } = props;
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const cursor = useSharedCursor(eventBus);
  const annotations = useMemo(() => annotationsOf(props.annotations), [props.annotations]);
  const plot = useMemo(
    () => ({ model, scale, ramp, width: sizes.plot, rowHeight: sizes.rowHeight, paint: paintOf(theme) }),
    [model, scale, ramp, sizes.plot, sizes.rowHeight, theme]
  );
  const bars = useMemo(() => barsByRow(ofSubtasks ? barsOf(model) : []), [model, ofSubtasks]);
  const { grid } = model;
  const cell = pointed !== null && pointed.cell.row < grid.rows && pointed.cell.column < grid.columns ? pointed : null;
  const onCell = (next: Cell | null, at: { x: number; y: number } | null) => {
    setPointed(next === null || at === null ? null : { cell: next, at });
    publishCursor(eventBus, next === null ? null : grid.from + (next.column + 0.5) * grid.step);
  };
  const spoken = cell === null ? undefined : model.rows[cell.cell.row];
  return (
    <>
      {hasScales && (
        <div className={styles.headings}>
          <div style={{ width: sizes.label + sizes.source + sizes.plot, flexShrink: 0 }} />
          <FigureHeadings sizes={sizes} />
        </div>
      )}
      <div className={styles.rows}>
        {!sizes.dense && <RowNames model={model} sizes={sizes} write={write} bars={bars} onChoose={onChoose} />}
        <PlotCanvas
          plot={plot}
          label={fill(t('plot.label', 'Latency over time, rows: {{- rows}}', raw), { rows: grid.rows })}
          cell={cell?.cell ?? null}
          onCell={onCell}
          cursor={cursor}
          annotations={annotations}
          onZoom={onZoom}
          onChoose={onChoose}
        />
        <NothingBefore model={model} sizes={sizes} timeZone={timeZone} />
        <RowFigures model={model} sizes={sizes} write={write} bars={bars} />
      </div>
      {hasScales && (
        <div className={styles.axis} style={{ marginLeft: sizes.label + sizes.source, width: sizes.plot }}>
          <AnnotationMarks annotations={annotations} range={model.range} width={sizes.plot} timeZone={timeZone} />
          <TimeAxis range={model.range} width={sizes.plot} timeZone={timeZone} />
        </div>
      )}
      <div className="sr-only" aria-live="polite">
        {cell !== null && spoken !== undefined && (
          <>
            {rowName(spoken)}, {clockTime(grid.from + cell.cell.column * grid.step, timeZone)}:{' '}
            {cellText(model, cell.cell, write)}
          </>
        )}
      </div>
      {cell !== null && <CellTooltip model={model} cell={cell.cell} at={cell.at} write={write} timeZone={timeZone} />}
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  headings: css({ display: 'flex', height: 18, alignItems: 'center', flexShrink: 0 }),
  axis: css({ position: 'relative', flexShrink: 0 }),
  rows: css({
    position: 'relative',
    display: 'flex',
    flex: '0 1 auto',
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    alignItems: 'flex-start',
  }),
  before: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    pointerEvents: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    border: `1px dashed ${theme.colors.border.weak}`,
    borderRight: 0,
  }),
});
