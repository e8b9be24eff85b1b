import type * as MeasureText from './measureText';
import { measureIn } from './measureText';

const measure = measureIn('Inter', 10, 500);

it('takes all figures for equally wide, as they are drawn', () => {
  expect(measure('×11')).toBe(measure('×08'));
});

it('grows with the text, and gives the same answer again', () => {
  expect(measure('orders and clicks')).toBeGreaterThan(measure('orders'));
  expect(measure('orders')).toBe(measure('orders'));
  expect(measure('')).toBe(0);
});

it('estimates where there is no canvas, wide characters as wide', () => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  jest.isolateModules(() => {
    const { measureIn: estimateIn } = jest.requireActual<typeof MeasureText>('./measureText');
    const estimate = estimateIn('Inter', 10, 400);
    expect(estimate('数据')).toBe(20);
    expect(estimate('ab')).toBeCloseTo(11.2);
  });
});
