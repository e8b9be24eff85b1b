import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { memo, useCallback, useId, useMemo, useRef } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { StackBadges, StackOutlines } from './collapse/StackLayer';
import { type Collapse } from './collapse/useCollapse';
import { Patterns } from './drawing/Patterns';
import { Scene } from './drawing/Scene';
import { type Style, styleOf } from './drawing/style';
import { type Figures } from './figures';
import { GraphControls } from './GraphControls';
import { card, type Size } from './layout/geometry';
import { type Layout } from './layout/layout';
import { Minimap } from './minimap/Minimap';
import { type Options } from './options';
import { useCanvasEvents } from './useCanvasEvents';
import { useFonts } from './useFonts';
import { usePanZoom } from './usePanZoom';
import { type Choice } from './useChoice';
import { useSelection } from './useSelection';
import { useTooltip } from './useTooltip';
import { useWheelHint } from './useWheelHint';
import { VertexTooltip } from './VertexTooltip';
import { type Words } from './words';

interface Props {
  /** Without stacks. */
  all: JobGraph;
  /** As it is drawn. */
  graph: JobGraph;
  collapse: Collapse;
  layout: Layout;
  /** Pixels. */
  size: Size;
  options: Options;
  figures: Figures;
  /** By vertex id, 1 = what holds the job back most. */
  ranks: ReadonlyMap<string, number>;
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

/** For those who cannot see what the buttons say. */
const keysText = () =>
  t(
    'graph.keys',
    'Arrows walk along the connections, Home and End to the ends. Enter selects, N leads to the next vertex under pressure, slash to the search. O opens and closes a stack, F folds what is below a vertex. Plus, minus and 0 zoom, S shows the selection.'
  );

/** From here on parts of the graph are not drawn while they are out of sight, and come when a gesture rests. */
const backdropFrom = 200;
const hasMinimap = ({ width, height }: Size) => width >= 480 && height >= 260;

/** Where cards will be. */
const Backdrop = memo(function Backdrop({ places, colour }: { places: Layout['places']; colour: string }) {
  const path = [...places.values()]
    .map(({ x, y }) => `M${x},${y}h${card.width}v${card.height}h${-card.width}Z`)
    .join('');
  return <path d={path} fill={colour} aria-hidden="true" pointerEvents="none" />;
});

/** What takes part in a gesture, a key or a click, and what they change. */
function useParts({ graph, layout, collapse, choice, size }: Props) {
  const tooltip = useTooltip();
  const hint = useWheelHint();
  const { svg, scene, drawn, camera } = usePanZoom(layout, size, graph.vertices.length, {
    onPlainWheel: hint.show,
    onGesture: tooltip.hide,
  });
  const selection = useSelection(layout, choice, collapse);
  const searchRef = useRef<HTMLInputElement>(null);
  const search = useCallback(() => {
    searchRef.current?.focus();
    return searchRef.current !== null;
  }, []);
  const leaveSearch = useCallback(() => {
    svg.current?.querySelector<SVGGElement>('[data-vertex][tabindex="0"]')?.focus({ preventScroll: true });
  }, [svg]);
  const events = useCanvasEvents({ svg, graph, layout, camera, collapse, selection, tooltip, search });
  return { svg, scene, drawn, camera, selection, tooltip, hint: hint.element, searchRef, leaveSearch, ...events };
}

type Parts = ReturnType<typeof useParts>;

interface SceneryProps extends Props, Pick<Parts, 'drawn' | 'selection' | 'tabbable'> {
  style: Style;
}

interface OverlayProps
  extends
    Props,
    Pick<Parts, 'drawn' | 'camera' | 'tooltip' | 'hint' | 'commands' | 'selection' | 'searchRef' | 'leaveSearch'> {
  style: Style;
}

/** All that moves with the view. */
function Scenery({ style, drawn, selection, tabbable, ...props }: SceneryProps) {
  const { graph, layout, collapse, options, figures, ranks, words } = props;
  const stacks = { stacks: collapse.stacks, places: layout.places, detail: drawn.detail, style };
  return (
    <>
      {graph.vertices.length > backdropFrom && <Backdrop places={layout.places} colour={style.palette.track} />}
      <StackOutlines {...stacks} />
      <Scene
        graph={graph}
        layout={layout}
        options={options}
        figures={figures}
        ranks={ranks}
        detail={drawn.detail}
        window={drawn.window}
        selected={selection.selected}
        bright={selection.bright}
        tabbable={tabbable}
        edgeLabels={drawn.edgeLabels}
        style={style}
        words={words}
      />
      <StackBadges {...stacks} />
    </>
  );
}

/** What stays where it is. */
function Overlays({ style, searchRef, leaveSearch, ...props }: OverlayProps) {
  const { all, graph, layout, collapse, options, figures, ranks, size, controls, words, timeZone } = props;
  const { drawn, camera, tooltip, hint, commands, selection } = props;
  const pointedVertex = graph.vertices.find(({ id }) => id === tooltip.pointed?.id);
  return (
    <>
      {hasMinimap(size) && !drawn.whole && (
        <Minimap
          graph={graph}
          options={options}
          figures={figures}
          words={words}
          layout={layout}
          camera={camera}
          screen={size}
          style={style}
          bottlenecks={ranks}
        />
      )}
      {controls && (
        <GraphControls
          all={all}
          graph={graph}
          collapse={collapse}
          commands={commands}
          selection={selection}
          camera={camera}
          words={words}
          searchRef={searchRef}
          onLeaveSearch={leaveSearch}
        />
      )}
      {hint}
      {pointedVertex !== undefined && pointedVertex.id !== selection.selected && tooltip.pointed !== null && (
        <VertexTooltip
          vertex={pointedVertex}
          measured={graph.job?.measured ?? null}
          at={tooltip.pointed.at}
          words={words}
          timeZone={timeZone}
        />
      )}
    </>
  );
}

/** The drawing itself, and what pointer and keys do in it. */
export function GraphCanvas(props: Props) {
  const { all, size, stale } = props;
  const theme = useTheme2();
  const styles = useStyles2(stylesOf);
  const prefix = `flinkscope${useId().replace(/\W/g, '')}`;
  const keysId = `${prefix}-keys`;
  const fonts = useFonts();
  const style = useMemo(() => styleOf(theme, prefix, fonts), [theme, prefix, fonts]);
  const { svg, scene, drawn, camera, selection, tooltip, ...rest } = useParts(props);
  const { hint, searchRef, leaveSearch, tabbable, commands, handlers } = rest;
  return (
    <div className={styles.canvas}>
      <svg
        ref={svg}
        className={styles.svg}
        width={size.width}
        height={size.height}
        role="group"
        aria-label={nameOf(all)}
        aria-describedby={keysId}
        data-whole={drawn.whole}
        data-stale={stale}
        {...handlers}
      >
        <Patterns prefix={prefix} palette={style.palette} />
        <g ref={scene}>
          <Scenery {...props} drawn={drawn} selection={selection} tabbable={tabbable} style={style} />
        </g>
      </svg>
      <div id={keysId} hidden>
        {keysText()}
      </div>
      <Overlays
        {...props}
        drawn={drawn}
        camera={camera}
        selection={selection}
        tooltip={tooltip}
        hint={hint}
        commands={commands}
        searchRef={searchRef}
        leaveSearch={leaveSearch}
        style={style}
      />
    </div>
  );
}

/** As far as dashes repeat. */
const onwards = keyframes({ to: { strokeDashoffset: -16 } });

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
    '& [data-moving]': {
      display: 'none',
      [theme.transitions.handleMotion('no-preference')]: {
        display: 'inline',
        animation: `${onwards} 0.8s linear infinite`,
      },
    },
    '& [data-stack]': { cursor: 'pointer' },
    '& [data-vertex]': { cursor: 'pointer', outline: 'none' },
    '& [data-ring="focus"]': { visibility: 'hidden' },
    '& [data-vertex]:focus-visible > [data-ring="focus"]': { visibility: 'visible' },
    '& [data-vertex]:focus-visible > [data-ring="selected"]': { strokeDasharray: '4 3' },
  }),
});
