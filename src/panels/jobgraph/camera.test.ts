import { Camera, type Frames } from './camera';
import { fit } from './view';

const graph = { width: 2_000, height: 600 };
const screen = { width: 1_000, height: 500 };

/** Frames by hand, 40 ms apart. */
class ManualFrames implements Frames {
  private step: ((time: number) => void) | null = null;
  private time = 0;
  constructor(private readonly isStill = false) {}
  request(step: (time: number) => void): number {
    this.step = step;
    return 1;
  }
  cancel(): void {
    this.step = null;
  }
  now = () => this.time;
  still = () => this.isStill;
  run(count: number): void {
    for (let frame = 0; frame < count; frame += 1) {
      this.time += 40;
      const { step } = this;
      this.step = null;
      step?.(this.time);
    }
  }
}

function camera(frames = new ManualFrames()) {
  const made = new Camera(graph, screen, frames);
  const zooms: number[] = [];
  const stop = made.listen(({ view }) => zooms.push(view.zoom));
  return { made, frames, zooms, stop };
}

it('fits the graph, again when the panel changes its size', () => {
  const { made } = camera();
  expect(made.view).toEqual(fit(graph, screen));
  made.place(graph, { width: 600, height: 300 });
  expect(made.view).toEqual(fit(graph, { width: 600, height: 300 }));
});

it('leaves the view alone that a user has chosen, until the graph is another one', () => {
  const { made } = camera();
  made.zoomAt({ x: 100, y: 100 }, 2);
  const { zoom } = made.view;
  made.place(graph, { width: 900, height: 500 });
  expect(made.view.zoom).toBe(zoom);
  const other = { ...graph };
  made.place(other, screen);
  expect(made.view).toEqual(fit(other, screen));
});

it('follows the pointer at once, within bounds', () => {
  const { made, zooms } = camera();
  made.pan({ x: 30, y: -10 });
  expect(made.view.x).toBeCloseTo(fit(graph, screen).x + 30);
  made.pan({ x: 1e6, y: 0 });
  expect(made.view.x).toBeLessThan(screen.width);
  expect(zooms).toHaveLength(2);
});

it('glides to what a button asks for', () => {
  const { made, frames, zooms } = camera();
  const { zoom } = made.view;
  made.zoomBy(1.4);
  expect(made.view.zoom).toBe(zoom);
  frames.run(6);
  expect(made.view.zoom).toBeCloseTo(zoom * 1.4);
  expect(zooms).toEqual([...zooms].sort((left, right) => left - right));
  made.fitAll();
  frames.run(6);
  expect(made.view).toEqual(fit(graph, screen));
});

it('a gesture ends a glide', () => {
  const { made, frames } = camera();
  made.zoomBy(1.4);
  frames.run(1);
  made.pan({ x: 1, y: 0 });
  const { zoom } = made.view;
  frames.run(6);
  expect(made.view.zoom).toBe(zoom);
});

it('jumps for those who want no motion', () => {
  const { made } = camera(new ManualFrames(true));
  const { zoom } = made.view;
  made.zoomBy(2);
  expect(made.view.zoom).toBeCloseTo(zoom * 2);
});

it('reveals a box, and does not move for one in sight', () => {
  const { made, zooms } = camera(new ManualFrames(true));
  made.zoomAt({ x: 0, y: 0 }, 4);
  const before = zooms.length;
  made.reveal({ x: 1_900, y: 100, width: 100, height: 88 });
  const right = 2_000 * made.view.zoom + made.view.x;
  expect(right).toBeLessThanOrEqual(screen.width);
  made.reveal({ x: 1_900, y: 100, width: 100, height: 88 });
  expect(zooms).toHaveLength(before + 1);
});

it('tells nobody after they left', () => {
  const { made, zooms, stop } = camera();
  stop();
  made.pan({ x: 5, y: 5 });
  expect(zooms).toEqual([]);
});
