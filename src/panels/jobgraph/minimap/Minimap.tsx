import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { type JobGraph } from '../../../frames/jobGraph';
import { type Camera } from '../camera';
import { type Style } from '../drawing/style';
import { type Figures } from '../figures';
import { card, type Size } from '../layout/geometry';
import { type Layout } from '../layout/layout';
import { type Options, type Over } from '../options';
import { readingOf } from '../reading';
import { type TintParts, tintOf } from '../tint';
import { type Words } from '../words';
import { inGraph, miniatureOf, type Miniature, sightOf } from './miniature';

interface Props {
  graph: JobGraph;
  options: Options;
  figures: Figures;
  words: Words;
  layout: Layout;
  camera: Camera;
  /** Of the panel's drawing, pixels. */
  screen: Size;
  style: Style;
  /** By the ids of vertices that hold the job back. */
  bottlenecks: ReadonlyMap<string, number>;
}

const largest: Size = { width: 168, height: 96 };
/** Cards are never drawn smaller than this, pixels. */
const speck = 2;
const ring = 3;

interface Picture extends Pick<Props, 'graph' | 'layout' | 'bottlenecks'> {
  /** As cards are coloured. */
  tint: TintParts;
  over: Over;
  miniature: Miniature;
  warning: string;
}

function draw(
  canvas: HTMLCanvasElement,
  { graph, layout, tint, over, bottlenecks, miniature, warning }: Picture
): void {
  const context = canvas.getContext('2d');
  if (context === null) {
    return;
  }
  const { scale } = miniature;
  const pixels = window.devicePixelRatio || 1;
  canvas.width = Math.ceil(miniature.width * pixels);
  canvas.height = Math.ceil(miniature.height * pixels);
  context.scale(pixels, pixels);
  const width = Math.max(speck, card.width * scale);
  const height = Math.max(speck, card.height * scale);
  for (const vertex of graph.vertices) {
    const place = layout.places.get(vertex.id);
    if (place === undefined) {
      continue;
    }
    const x = place.x * scale;
    const y = place.y * scale;
    context.fillStyle = tintOf(vertex, readingOf(vertex, over), tint).look.fill;
    context.fillRect(x, y, width, height);
    if (bottlenecks.has(vertex.id)) {
      context.strokeStyle = warning;
      context.lineWidth = 2;
      context.strokeRect(x - ring / 2, y - ring / 2, width + ring, height + ring);
    }
  }
}

/**
 * The whole graph in small, with what is in sight; a press or a drag moves there. For the pointer only: keys zoom, walk and
 * show everything.
 */
export function Minimap({ graph, options, figures, words, layout, camera, screen, style, bottlenecks }: Props) {
  const { colourBy, over } = options;
  const theme = useTheme2();
  const styles = useStyles2(stylesOf);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sight = useRef<HTMLDivElement>(null);
  const miniature = useMemo(() => miniatureOf(layout, largest), [layout]);
  const warning = theme.colors.warning.main;
  useLayoutEffect(() => {
    if (canvas.current !== null) {
      const tint = { colourBy, figures, palette: style.palette, words };
      draw(canvas.current, { graph, layout, tint, over, bottlenecks, miniature, warning });
    }
  }, [graph, layout, style, colourBy, over, figures, words, bottlenecks, miniature, warning]);
  useLayoutEffect(() => {
    const follow = () => {
      if (sight.current !== null) {
        const { x, y, width, height } = sightOf(miniature, camera.view, screen);
        Object.assign(sight.current.style, {
          transform: `translate(${x}px, ${y}px)`,
          width: `${width}px`,
          height: `${height}px`,
        });
      }
    };
    follow();
    return camera.listen(follow);
  }, [camera, miniature, screen]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    camera.centre(inGraph(miniature, { x: event.clientX - box.left, y: event.clientY - box.top }));
  };
  return (
    <div className={styles.frame} aria-hidden="true" data-testid="minimap">
      <div
        className={styles.map}
        style={{ width: miniature.width, height: miniature.height }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons > 0) {
            go(event);
          }
        }}
      >
        <canvas ref={canvas} className={styles.canvas} />
        <div ref={sight} className={styles.sight} />
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  frame: css({
    position: 'absolute',
    left: theme.spacing(1),
    bottom: theme.spacing(1),
    padding: theme.spacing(0.75),
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z1,
    opacity: 0.95,
    '@media print': { display: 'none' },
  }),
  map: css({ position: 'relative', overflow: 'hidden', cursor: 'pointer', touchAction: 'none' }),
  canvas: css({ display: 'block', width: '100%', height: '100%' }),
  sight: css({
    position: 'absolute',
    top: 0,
    left: 0,
    boxSizing: 'border-box',
    border: `1.5px solid ${theme.colors.primary.border}`,
    background: theme.colors.action.hover,
    pointerEvents: 'none',
  }),
});
