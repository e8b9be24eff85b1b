import { columnsOf, labelPlace, labelRoomOf, labelWidth } from './columns';

const texts = ['12 ms', '48.2 s', '1 min 12 s', '48.2 s too late +12.3 s', 'not acknowledged', '未确认'];
const widths = [240, 360, 480, 700, 820, 1_400];

it.each(widths)('fills %i pixels, and no more where there is room at all', (width) => {
  for (const text of texts) {
    const { names, counts, track, labels, sizes } = columnsOf(width, labelWidth(text));
    expect(track.left).toBe(names + counts);
    expect(track.width).toBeGreaterThanOrEqual(60);
    expect(names + counts + track.width + labels + sizes).toBeLessThanOrEqual(Math.max(width, 220));
  }
});

it.each(texts)('“%s” stands behind its bar, or within it, and always inside the column', (label) => {
  for (const width of widths) {
    for (const end of [0, 0.2, 0.39, 0.6, 1]) {
      const columns = columnsOf(width, labelRoomOf([{ end, label }]));
      const { side, at } = labelPlace(end, label, columns);
      const left = side === 'left' ? at : at - labelWidth(label);
      expect(left).toBeGreaterThanOrEqual(0);
      if (width >= 480) {
        expect(left + labelWidth(label)).toBeLessThanOrEqual(columns.track.width + columns.labels + 0.001);
      }
    }
  }
});

it('turns a label round that would leave a narrow chart', () => {
  const narrow = { track: { left: 0, width: 200 }, labels: 40 };
  expect(labelPlace(1, '48.2 s', { ...narrow, labels: 60 })).toEqual({ side: 'left', at: 200 });
  expect(labelPlace(1, '48.2 s too late', narrow)).toEqual({ side: 'right', at: 200 });
  expect(labelPlace(0.1, '48.2 s too late', narrow)).toEqual({ side: 'left', at: 20 });
});
