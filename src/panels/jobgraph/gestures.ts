import { type Point } from './layout/geometry';

export interface Gestures {
  onPan(by: Point): void;
  /** @param at from the element's top left corner */
  onZoom(at: Point, factor: number): void;
  /** A wheel turned without Ctrl or ⌘: the page scrolls. */
  onPlainWheel(): void;
}

/** Pixels that a pressed pointer may tremble before it drags. */
const tremble = 4;
const doubleClickFactor = 1.6;
/** Mouse wheels turn by 100 and more a notch, track pads by a few: both shall zoom smoothly. */
const wheelStep = 50;
const wheelSpeed = 0.006;
const lineHeight = 16;

const distance = (left: Point, right: Point) => Math.hypot(left.x - right.x, left.y - right.y);
const between = (left: Point, right: Point): Point => ({ x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 });

export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const turned = deltaMode === 0 ? deltaY : deltaY * lineHeight;
  return Math.exp(-Math.max(-wheelStep, Math.min(wheelStep, turned)) * wheelSpeed);
}

/** Pointers that are down on an element, and what their moves mean: one drags, two pinch. */
class Pointers {
  private readonly down = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  /** Set from the first real move until the next press, so that the click that ends a drag can be told. */
  dragging = false;

  press(id: number, at: Point): void {
    if (this.down.size === 0) {
      this.dragging = false;
      this.start = at;
    }
    this.down.set(id, at);
  }

  release(id: number): void {
    this.down.delete(id);
  }

  /** Returns what the move means; null for nothing yet. */
  move(id: number, at: Point): { pan: Point; zoom: { at: Point; factor: number } | null } | null {
    const before = this.down.get(id);
    if (before === undefined) {
      return null;
    }
    const [other] = [...this.down].flatMap(([key, point]) => (key === id ? [] : [point]));
    if (other !== undefined) {
      this.dragging = true;
      this.down.set(id, at);
      const middle = between(at, other);
      const from = between(before, other);
      const factor = distance(at, other) / Math.max(1, distance(before, other));
      return { pan: { x: middle.x - from.x, y: middle.y - from.y }, zoom: { at: middle, factor } };
    }
    if (!this.dragging && distance(this.start, at) < tremble) {
      return null;
    }
    this.dragging = true;
    this.down.set(id, at);
    return { pan: { x: at.x - before.x, y: at.y - before.y }, zoom: null };
  }
}

/** Listens until the returned function is called. */
export function listenForGestures(element: SVGSVGElement, gestures: Gestures): () => void {
  const pointers = new Pointers();
  const stop = new AbortController();
  const { signal } = stop;
  const place = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const release = (event: PointerEvent) => pointers.release(event.pointerId);
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) {
        pointers.press(event.pointerId, place(event));
      }
    },
    { signal }
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const meant = pointers.move(event.pointerId, place(event));
      if (meant !== null) {
        element.setPointerCapture(event.pointerId);
        gestures.onPan(meant.pan);
        if (meant.zoom !== null) {
          gestures.onZoom(meant.zoom.at, meant.zoom.factor);
        }
      }
    },
    { signal }
  );
  element.addEventListener('pointerup', release, { signal });
  element.addEventListener('pointercancel', release, { signal });
  element.addEventListener('pointerleave', release, { signal });
  element.addEventListener(
    'click',
    (event) => {
      if (pointers.dragging) {
        pointers.dragging = false;
        event.stopPropagation();
      }
    },
    { signal, capture: true }
  );
  element.addEventListener(
    'dblclick',
    (event) => gestures.onZoom(place(event), event.shiftKey ? 1 / doubleClickFactor : doubleClickFactor),
    { signal }
  );
  element.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        gestures.onZoom(place(event), wheelFactor(event));
      } else {
        gestures.onPlainWheel();
      }
    },
    { signal, passive: false }
  );
  return () => stop.abort();
}
