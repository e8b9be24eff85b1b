import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Annotation } from '../shared/annotations';
import { AnnotationLines } from './Annotations';
import { xOf } from './axis';
import { drawPlot, type Plot } from './draw';
import { type PlotActions, usePlotEvents } from './usePlotEvents';

interface Props extends PlotActions {
  plot: Plot;
  /** What the picture shows, for those who cannot see it. */
  label: string;
  /** A time that another panel points at; null = none. */
  cursor: number | null;
  annotations: readonly Annotation[];
}

/** The cells, and what is marked on them. */
export function PlotCanvas({ plot, label, cursor, annotations, ...actions }: Props) {
  const styles = useStyles2(stylesOf);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = useDeviceRatio();
  const { drag, handlers } = usePlotEvents(plot, actions);
  const { model, width, rowHeight } = plot;
  const { grid, range } = model;
  const size = { width, height: grid.rows * rowHeight };
  useLayoutEffect(() => {
    if (canvas.current !== null) {
      drawPlot(canvas.current, plot, ratio);
    }
  }, [plot, ratio]);
  const { cell } = actions;
  const left = (column: number) => xOf(grid.from + column * grid.step, range, width);
  return (
    <div
      className={styles.plot}
      style={size}
      role="application"
      aria-label={label}
      aria-roledescription={t('plot.role', 'heat map')}
      tabIndex={0}
      {...handlers}
    >
      <canvas ref={canvas} className={styles.canvas} style={size} aria-hidden />
      <AnnotationLines annotations={annotations} range={range} width={width} />
      {cell !== null && (
        <div
          className={styles.cell}
          style={{
            left: left(cell.column),
            width: Math.max(3, left(cell.column + 1) - left(cell.column)),
            top: cell.row * rowHeight,
            height: Math.max(3, rowHeight),
          }}
        />
      )}
      {cursor !== null && cursor >= range.from && cursor <= range.to && (
        <div className={styles.cursor} style={{ left: xOf(cursor, range, width) }} />
      )}
      {drag !== null && Math.abs(drag.to - drag.from) > 3 && (
        <div
          className={styles.drag}
          style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }}
        />
      )}
    </div>
  );
}

/** Device pixels a CSS pixel; it changes when the window moves to another screen or is zoomed. */
function useDeviceRatio(): number {
  const [ratio, setRatio] = useState(() => window.devicePixelRatio || 1);
  useEffect(() => {
    const change = () => setRatio(window.devicePixelRatio || 1);
    window.addEventListener('resize', change);
    return () => window.removeEventListener('resize', change);
  }, []);
  return ratio;
}

const stylesOf = (theme: GrafanaTheme2) => ({
  plot: css({
    position: 'relative',
    cursor: 'crosshair',
    touchAction: 'pan-y',
    userSelect: 'none',
    overflow: 'hidden',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  canvas: css({ display: 'block', printColorAdjust: 'exact' }),
  cell: css({
    position: 'absolute',
    pointerEvents: 'none',
    boxShadow: `0 0 0 1.5px ${theme.colors.text.maxContrast}`,
    borderRadius: 1,
  }),
  cursor: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 0,
    pointerEvents: 'none',
    borderLeft: `1px dashed ${theme.colors.text.primary}`,
  }),
  drag: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    pointerEvents: 'none',
    background: theme.colors.action.focus,
    border: `1px solid ${theme.colors.primary.border}`,
  }),
});
