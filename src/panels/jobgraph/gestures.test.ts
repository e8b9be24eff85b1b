import { listenForGestures, wheelFactor } from './gestures';
import { type Point } from './layout/geometry';

function setUp() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setPointerCapture = jest.fn();
  document.body.append(svg);
  const gestures = {
    onPan: jest.fn<void, [Point]>(),
    onZoom: jest.fn<void, [Point, number]>(),
    onPlainWheel: jest.fn<void, []>(),
  };
  const clicked = jest.fn();
  svg.addEventListener('click', clicked);
  const stop = listenForGestures(svg, gestures);
  const send = (type: string, x: number, y: number, pointerId = 1, init: MouseEventInit = {}) => {
    const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true, cancelable: true, ...init });
    svg.dispatchEvent(Object.assign(event, { pointerId }));
    return event;
  };
  return { gestures, send, stop, svg, clicked };
}

it('drags by the pointer’s way, and the click that ends the drag selects nothing', () => {
  const { gestures, send, clicked } = setUp();
  send('pointerdown', 100, 100);
  send('pointermove', 102, 101);
  expect(gestures.onPan).not.toHaveBeenCalled();
  send('pointermove', 110, 105);
  send('pointermove', 120, 100);
  expect(gestures.onPan.mock.calls).toEqual([[{ x: 10, y: 5 }], [{ x: 10, y: -5 }]]);
  send('pointerup', 120, 100);
  send('click', 120, 100);
  expect(clicked).not.toHaveBeenCalled();
  send('pointermove', 150, 100);
  expect(gestures.onPan).toHaveBeenCalledTimes(2);
});

it('a trembling click is a click', () => {
  const { gestures, send, clicked } = setUp();
  send('pointerdown', 100, 100);
  send('pointermove', 102, 102);
  send('pointerup', 102, 102);
  send('click', 102, 102);
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(gestures.onPan).not.toHaveBeenCalled();
});

it('two fingers pinch about their middle', () => {
  const { gestures, send } = setUp();
  send('pointerdown', 100, 100, 1);
  send('pointerdown', 200, 100, 2);
  send('pointermove', 300, 100, 2);
  expect(gestures.onZoom).toHaveBeenCalledWith({ x: 200, y: 100 }, 2);
  expect(gestures.onPan).toHaveBeenCalledWith({ x: 50, y: 0 });
});

it.each([
  ['Ctrl', { ctrlKey: true }],
  ['⌘', { metaKey: true }],
])('the wheel with %s zooms and does not scroll the page', (_, keys) => {
  const { gestures, svg } = setUp();
  const event = new WheelEvent('wheel', { deltaY: -100, clientX: 30, clientY: 40, cancelable: true, ...keys });
  svg.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(gestures.onZoom).toHaveBeenCalledWith({ x: 30, y: 40 }, expect.any(Number));
  expect(gestures.onPlainWheel).not.toHaveBeenCalled();
});

it('the wheel alone scrolls the page', () => {
  const { gestures, svg } = setUp();
  const event = new WheelEvent('wheel', { deltaY: 100, cancelable: true });
  svg.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(gestures.onPlainWheel).toHaveBeenCalledTimes(1);
  expect(gestures.onZoom).not.toHaveBeenCalled();
});

it('a double click zooms in, with Shift out', () => {
  const { gestures, send } = setUp();
  send('dblclick', 10, 20);
  send('dblclick', 10, 20, 1, { shiftKey: true });
  const [inwards = 0, outwards = 0] = gestures.onZoom.mock.calls.map(([, factor]) => factor);
  expect(inwards).toBeGreaterThan(1);
  expect(inwards * outwards).toBeCloseTo(1);
});

it('other buttons do not drag, and nothing is heard after the end', () => {
  const { gestures, send, stop } = setUp();
  send('pointerdown', 0, 0, 1, { button: 2 });
  send('pointermove', 50, 50);
  stop();
  send('dblclick', 0, 0);
  expect(gestures.onPan).not.toHaveBeenCalled();
  expect(gestures.onZoom).not.toHaveBeenCalled();
});

it('wheels and track pads zoom about as fast', () => {
  const mouse = wheelFactor({ deltaY: -120, deltaMode: 0 });
  expect(mouse).toBeGreaterThan(1.2);
  expect(mouse).toBeLessThan(1.5);
  expect(wheelFactor({ deltaY: -3, deltaMode: 1 })).toBeGreaterThan(1.2);
  expect(wheelFactor({ deltaY: -4, deltaMode: 0 })).toBeLessThan(1.05);
  expect(wheelFactor({ deltaY: 120, deltaMode: 0 }) * mouse).toBeCloseTo(1);
});
