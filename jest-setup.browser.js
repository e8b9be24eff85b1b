import './.config/jest-setup';
import { configure } from '@testing-library/react';
import { deserialize, serialize } from 'node:v8';

// A machine that is busy with other things needs longer than the default second.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lacks it, every supported browser has it.
global.structuredClone ??= (value) => deserialize(serialize(value));

// Enough of a canvas for measuring text, in which every letter is half as wide as it is high, and for drawing boxes.
HTMLCanvasElement.prototype.getContext = () => ({
  font: '14px sans-serif',
  measureText(text) {
    return { width: (text.length * Number.parseFloat(/[\d.]+(?=px)/.exec(this.font)?.[0] ?? '14')) / 2 };
  },
  scale() {},
  fillRect() {},
  strokeRect() {},
});

// jsdom has no layout, so nothing ever comes into view or changes its size.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
global.IntersectionObserver ??= Observer;
global.ResizeObserver ??= Observer;

// i18next advertises its makers once per start.
jest.spyOn(console, 'info').mockImplementation(() => undefined);
