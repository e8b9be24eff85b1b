import { type Fact } from './content';
import { placeFacts } from './facts';

const measure = (text: string) => text.length * 10;
const strong = (text: string) => text.length * 12;
const fact = (label: string, text: string): Fact => ({ label, text, tone: 'plain' });
const place = (facts: readonly Fact[], room: number) =>
  placeFacts(facts, room, { label: measure, text: measure, strong, gap: 5 }).map(({ x, label, text }) => [
    x,
    label,
    text,
  ]);

it('puts facts side by side, those with a label first, so that they stand where they do on other cards', () => {
  expect(place([fact('', 'skew'), fact('watermark', '14')], 500)).toEqual([
    [0, 'watermark', '14'],
    [90 + 5 + 20 + 12, '', 'skew'],
  ]);
});

it('leaves out what has no room, the least important first', () => {
  expect(place([fact('', 'aaaa'), fact('', 'bbbbbbbb'), fact('', 'cc')], 40 + 12 + 20)).toEqual([
    [0, '', 'aaaa'],
    [52, '', 'cc'],
  ]);
});

it('shortens the most important one rather than leaving it out', () => {
  expect(place([fact('', 'RUNNING 2 · FINISHED 1')], 100)).toEqual([[0, '', 'RUNNING 2…']]);
});

it('knows that a warning takes more room', () => {
  const warning: Fact = { label: '', text: 'skew', tone: 'warning' };
  expect(place([warning, fact('', 'bb')], 40 + 12 + 20)).toEqual([[0, '', 'skew']]);
  expect(place([warning, fact('', 'bb')], 48 + 12 + 20)).toEqual([
    [0, '', 'skew'],
    [60, '', 'bb'],
  ]);
});

it('has nothing to place', () => {
  expect(place([], 100)).toEqual([]);
});
