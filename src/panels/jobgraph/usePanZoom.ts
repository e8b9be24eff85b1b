import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Camera } from './camera';
import { listenForGestures } from './gestures';
import { type Rect, type Size } from './layout/geometry';
import { type Detail, detailAt, edgeLabelsFrom } from './lod';
import { isWhole, windowOf } from './view';

/** What a view means for the drawing. It changes far less often than the view itself. */
export interface Drawn {
  detail: Detail;
  edgeLabels: boolean;
  /** The part of the graph to draw. */
  window: Rect;
  /** Everything is in sight: there is nowhere to drag to. */
  whole: boolean;
}

export interface PanZoom {
  svg: RefObject<SVGSVGElement>;
  /** The group whose transform shows the view. */
  scene: RefObject<SVGGElement>;
  drawn: Drawn;
  camera: Camera;
}

const drawnOf = ({ view, graph, screen }: Camera): Drawn => ({
  detail: detailAt(view.zoom),
  edgeLabels: view.zoom >= edgeLabelsFrom,
  window: windowOf(view, screen),
  whole: isWhole(view, graph, screen),
});

const same = (left: Drawn, right: Drawn) =>
  left.detail === right.detail &&
  left.edgeLabels === right.edgeLabels &&
  left.whole === right.whole &&
  left.window.x === right.window.x &&
  left.window.y === right.window.y &&
  left.window.width === right.window.width &&
  left.window.height === right.window.height;

interface Listeners {
  /** A wheel turned without Ctrl or ⌘. */
  onPlainWheel(): void;
  /** Someone drags or zooms. */
  onGesture(): void;
}

/** After so long without a change a gesture is over. */
const restMs = 120;
/** Graphs with more vertices take too long to be drawn anew in the middle of a gesture. */
const lightUpTo = 200;

/** While a gesture lasts, another level of detail waits, and with it the part to draw. */
const held = (before: Drawn, next: Drawn): Drawn =>
  before.detail === next.detail ? next : { ...before, whole: next.whole };

/**
 * Dragging, pinching and zooming. A move changes one attribute of the drawing; React draws only when the level of detail or
 * the part in sight changes.
 *
 * @param graph its identity stands for the layout
 * @param vertices how many there are
 * @param listeners may be other functions at each call
 */
export function usePanZoom(graph: Size, screen: Size, vertices: number, listeners: Listeners): PanZoom {
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const told = useRef(listeners);
  const [camera] = useState(() => new Camera(graph, screen));
  const [drawn, setDrawn] = useState(() => drawnOf(camera));
  useLayoutEffect(() => {
    told.current = listeners;
  });
  const heavy = vertices > lightUpTo;
  useLayoutEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const follow = (hold: boolean) => {
      const next = drawnOf(camera);
      setDrawn((before) => {
        const drawn = hold ? held(before, next) : next;
        return same(before, drawn) ? before : drawn;
      });
    };
    const stop = camera.listen((_, isPlaced) => {
      const { x, y, zoom } = camera.view;
      scene.current?.setAttribute('transform', `translate(${x} ${y}) scale(${zoom})`);
      clearTimeout(rest);
      follow(heavy && !isPlaced);
      if (heavy) {
        rest = setTimeout(() => follow(false), restMs);
      }
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [camera, heavy]);
  useLayoutEffect(() => camera.place(graph, screen), [camera, graph, screen]);
  useEffect(() => {
    if (svg.current === null) {
      return undefined;
    }
    const stop = listenForGestures(svg.current, {
      onPan: (by) => {
        told.current.onGesture();
        camera.pan(by);
      },
      onZoom: (at, factor) => {
        told.current.onGesture();
        camera.zoomAt(at, factor);
      },
      onPlainWheel: () => told.current.onPlainWheel(),
    });
    return () => {
      stop();
      camera.stop();
    };
  }, [camera]);
  return { svg, scene, drawn, camera };
}
