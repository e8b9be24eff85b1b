import { type Point, type Rect, type Size } from './layout/geometry';
import { fit, fitBox, held, limitsFor, recentred, revealed, type View, zoomedAt } from './view';

const glideMs = 160;

/** Where a glide is after `share` of its time: fast first, then slower. */
function along(from: View, to: View, share: number): View {
  const way = 1 - (1 - share) ** 3;
  const mix = (start: number, end: number) => start + (end - start) * way;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), zoom: mix(from.zoom, to.zoom) };
}

/** Frames of the browser, to be replaced in tests. */
export interface Frames {
  request(step: (time: number) => void): number;
  cancel(frame: number): void;
  now(): number;
  /** The user asks for no motion. */
  still(): boolean;
}

const browserFrames: Frames = {
  request: (step) => requestAnimationFrame(step),
  cancel: (frame) => cancelAnimationFrame(frame),
  now: () => performance.now(),
  still: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};

/** `isPlaced`: graph or screen are others, it is no move. */
type Listener = (camera: Camera, isPlaced: boolean) => void;

/**
 * What part of the graph is seen. It fits the graph until the user chooses a view, and again when the graph gets another
 * shape. Buttons glide, gestures follow the pointer at once.
 */
export class Camera {
  view: View;
  private readonly listeners = new Set<Listener>();
  private chosen = false;
  private frame = 0;

  constructor(
    public graph: Size,
    public screen: Size,
    private readonly frames: Frames = browserFrames
  ) {
    this.view = fit(graph, screen);
  }

  /** Tells of every change of the view, until the returned function is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @param graph its identity stands for the layout: another object is another picture */
  place(graph: Size, screen: Size): void {
    this.stop();
    this.chosen &&= this.graph === graph;
    const before = this.screen;
    this.graph = graph;
    this.screen = screen;
    this.show(this.chosen ? held(recentred(this.view, before, screen), graph, screen) : fit(graph, screen), true);
  }

  pan({ x, y }: Point): void {
    this.choose({ ...this.view, x: this.view.x + x, y: this.view.y + y });
  }

  zoomAt(point: Point, factor: number): void {
    this.choose(zoomedAt(this.view, point, factor, limitsFor(this.graph, this.screen)));
  }

  /** Zooms about the middle. */
  zoomBy(factor: number): void {
    const middle = { x: this.screen.width / 2, y: this.screen.height / 2 };
    const to = zoomedAt(this.view, middle, factor, limitsFor(this.graph, this.screen));
    this.chosen = true;
    this.glide(held(to, this.graph, this.screen));
  }

  fitAll(): void {
    this.chosen = false;
    this.glide(fit(this.graph, this.screen));
  }

  /** Brings a box of the graph to the middle, as large as it can be read. */
  fitTo(box: Rect): void {
    this.chosen = true;
    this.glide(fitBox(box, this.graph, this.screen));
  }

  /** Brings a point of the graph to the middle, at once. */
  centre({ x, y }: Point): void {
    const { zoom } = this.view;
    this.choose({ zoom, x: this.screen.width / 2 - x * zoom, y: this.screen.height / 2 - y * zoom });
  }

  /** Brings a box of the graph into sight. */
  reveal(box: Rect): void {
    const to = revealed(this.view, box, this.screen);
    if (to.x !== this.view.x || to.y !== this.view.y) {
      this.chosen = true;
      this.glide(to);
    }
  }

  stop(): void {
    this.frames.cancel(this.frame);
  }

  private choose(view: View): void {
    this.stop();
    this.chosen = true;
    this.show(held(view, this.graph, this.screen));
  }

  private show(view: View, isPlaced = false): void {
    this.view = view;
    this.listeners.forEach((listener) => listener(this, isPlaced));
  }

  private glide(to: View): void {
    this.stop();
    if (this.frames.still()) {
      this.show(to);
      return;
    }
    const from = this.view;
    const begun = this.frames.now();
    const step = (time: number) => {
      const share = Math.min(1, Math.max(0, (time - begun) / glideMs));
      this.show(share === 1 ? to : along(from, to, share));
      if (share < 1) {
        this.frame = this.frames.request(step);
      }
    };
    this.frame = this.frames.request(step);
  }
}
