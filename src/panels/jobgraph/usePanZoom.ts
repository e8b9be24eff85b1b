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

/**
 * Dragging, pinching and zooming. A move changes one attribute of the drawing; React draws only when the level of detail or
 * the part in sight changes.
 *
 * @param graph its identity stands for the layout
 * @param listeners may be other functions at each call
 */
export function usePanZoom(graph: Size, screen: Size, listeners: Listeners): PanZoom {
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const told = useRef(listeners);
  const [camera] = useState(() => new Camera(graph, screen));
  const [drawn, setDrawn] = useState(() => drawnOf(camera));
  useLayoutEffect(() => {
    told.current = listeners;
  });
  useLayoutEffect(
    () =>
      camera.listen(() => {
        const { x, y, zoom } = camera.view;
        scene.current?.setAttribute('transform', `translate(${x} ${y}) scale(${zoom})`);
        const next = drawnOf(camera);
        setDrawn((before) => (same(before, next) ? before : next));
      }),
    [camera]
  );
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
