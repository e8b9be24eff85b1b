import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useId, useMemo } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { Patterns } from './drawing/Patterns';
import { Scene } from './drawing/Scene';
import { styleOf } from './drawing/style';
import { type Size } from './layout/geometry';
import { type Layout } from './layout/layout';
import { useCanvasEvents } from './useCanvasEvents';
import { useFonts } from './useFonts';
import { usePanZoom } from './usePanZoom';
import { type Choice } from './useChoice';
import { useSelection } from './useSelection';
import { useTooltip } from './useTooltip';
import { useWheelHint } from './useWheelHint';
import { VertexTooltip } from './VertexTooltip';
import { type Words } from './words';
import { ZoomControls } from './ZoomControls';

interface Props {
  graph: JobGraph;
  layout: Layout;
  /** Pixels. */
  size: Size;
  edgeLabels: boolean;
  controls: boolean;
  /** The picture is old: it is drawn without its colours' strength. */
  stale: boolean;
  choice: Choice;
  words: Words;
  timeZone: string;
}

const nameOf = ({ job, vertices, edges }: JobGraph) =>
  fill(t('graph.name', 'Job graph of {{- job}}, vertices: {{- vertices}}, connections: {{- edges}}', raw), {
    job: job?.name ?? job?.id ?? '',
    vertices: vertices.length,
    edges: edges.length,
  });

/** The drawing itself, and what pointer and keys do in it. */
export function GraphCanvas({ graph, layout, size, edgeLabels, controls, stale, choice, words, timeZone }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(stylesOf);
  const prefix = `flinkscope${useId().replace(/\W/g, '')}`;
  const fonts = useFonts();
  const style = useMemo(() => styleOf(theme, prefix, fonts), [theme, prefix, fonts]);
  const tooltip = useTooltip();
  const hint = useWheelHint();
  const { svg, scene, drawn, camera } = usePanZoom(layout, size, { onPlainWheel: hint.show, onGesture: tooltip.hide });
  const selection = useSelection(layout, choice);
  const { tabbable, handlers } = useCanvasEvents({ svg, layout, camera, selection, tooltip });
  const pointedVertex = graph.vertices.find(({ id }) => id === tooltip.pointed?.id);
  return (
    <div className={styles.canvas}>
      <svg
        ref={svg}
        className={styles.svg}
        width={size.width}
        height={size.height}
        role="group"
        aria-label={nameOf(graph)}
        data-whole={drawn.whole}
        data-stale={stale}
        {...handlers}
      >
        <Patterns prefix={prefix} palette={style.palette} />
        <g ref={scene}>
          <Scene
            graph={graph}
            layout={layout}
            detail={drawn.detail}
            window={drawn.window}
            selected={selection.selected}
            bright={selection.bright}
            tabbable={tabbable}
            edgeLabels={edgeLabels && drawn.edgeLabels}
            style={style}
            words={words}
          />
        </g>
      </svg>
      {controls && <ZoomControls camera={camera} />}
      {hint.element}
      {pointedVertex !== undefined && pointedVertex.id !== selection.selected && tooltip.pointed !== null && (
        <VertexTooltip
          vertex={pointedVertex}
          measured={graph.job?.measured ?? null}
          at={tooltip.pointed.at}
          words={words}
          timeZone={timeZone}
        />
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  canvas: css({ position: 'relative', flex: 1, minHeight: 0, overflow: 'hidden' }),
  svg: css({
    display: 'block',
    cursor: 'grab',
    userSelect: 'none',
    // As texts are measured: without the spacing that the page gives to its letters, and as wide at every zoom.
    letterSpacing: 0,
    textRendering: 'geometricPrecision',
    fontFamily: theme.typography.fontFamily,
    fontVariantNumeric: 'tabular-nums',
    printColorAdjust: 'exact',
    // A finger drags the graph where there is somewhere to drag it to, else the page.
    touchAction: 'none',
    '&[data-whole="true"]': { cursor: 'default', touchAction: 'pan-y' },
    '&[data-stale="true"]': { filter: 'grayscale(0.85)', opacity: 0.85 },
    '&:active': { cursor: 'grabbing' },
    '& [data-vertex]': { cursor: 'pointer', outline: 'none' },
    '& [data-ring="focus"]': { visibility: 'hidden' },
    '& [data-vertex]:focus-visible > [data-ring="focus"]': { visibility: 'visible' },
    '& [data-vertex]:focus-visible > [data-ring="selected"]': { strokeDasharray: '4 3' },
  }),
});
