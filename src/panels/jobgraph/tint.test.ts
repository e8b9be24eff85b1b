import { createTheme } from '@grafana/data';
import { type GraphVertex } from '../../frames/jobGraph';
import { vertexRow } from '../../testing/jobGraphs';
import { paletteOf, stateLook, vertexLook } from './colour';
import { type Figure, type Figures, plainFigures } from './figures';
import { type ColourBy } from './options';
import { readingOf } from './reading';
import { scaleColumn, tintOf } from './tint';
import { words } from './words';

const palette = paletteOf(createTheme());
const red: Figure = { label: null, text: () => null, colour: () => '#ff0000', range: { min: 0, max: 1 } };
const coloured: Figures = {
  ...plainFigures,
  recordsIn: red,
  recordsOut: { ...red, colour: () => '#00ff00' },
  busyMax: red,
  busyMean: red,
  skewFactor: red,
  watermarkLag: red,
  checkpointDuration: red,
  edgeRecords: red,
};

const tint = (colourBy: ColourBy, parts: Partial<GraphVertex>, figures = coloured) => {
  const vertex = vertexRow('a', parts);
  return tintOf(vertex, readingOf(vertex), { colourBy, figures, palette, words: words() });
};

it.each<[ColourBy, Partial<GraphVertex>, string]>([
  ['busyMax', { busyMax: 0.63 }, '63\u00a0%'],
  ['busyMean', { busyMean: 0.3 }, '30\u00a0%'],
  ['records', { recordsIn: 9_400 }, '9.4k/s'],
  ['skew', { skewFactor: 3.4 }, '3.4×'],
  ['watermark', { watermarkLag: 14_200 }, '−14 s'],
  ['watermark', { watermarkLag: -350 }, '+350 ms'],
  ['checkpoint', { checkpointDuration: 2_140 }, '2.1 s'],
])('by %s a vertex of %j has the colour of its field and says %p', (colourBy, parts, figure) => {
  expect(tint(colourBy, parts)).toEqual({ look: { fill: '#ff0000', pattern: 'none', text: '#000000' }, figure });
});

it('takes what a source sends for its records', () => {
  expect(tint('records', { recordsIn: null, recordsOut: 36 })).toMatchObject({
    look: { fill: '#00ff00' },
    figure: '36/s',
  });
});

it.each<ColourBy>(['busyMax', 'records', 'skew', 'watermark', 'checkpoint'])(
  'by %s what is not known is dotted',
  (colourBy) => {
    const unknown = {
      busyMax: null,
      recordsIn: null,
      recordsOut: null,
      skewFactor: null,
      watermarkLag: null,
      checkpointDuration: null,
    };
    expect(tint(colourBy, unknown)).toMatchObject({ look: { fill: palette.track, pattern: 'dots' }, figure: null });
  }
);

it('says a value that its field has no colour for', () => {
  expect(tint('skew', { skewFactor: 2 }, plainFigures)).toMatchObject({ look: { pattern: 'dots' }, figure: '2.0×' });
});

it('writes a value as its field says', () => {
  const figures = { ...coloured, skewFactor: { ...red, text: () => 'crooked' } };
  expect(tint('skew', { skewFactor: 2 }, figures).figure).toBe('crooked');
});

it('by pressure it is Flink’s colour, and the bar says the value', () => {
  const vertex = vertexRow('a', { busyMax: 0.5, backpressuredMax: 0.2 });
  expect(tint('pressure', vertex)).toEqual({ look: vertexLook(readingOf(vertex), palette), figure: null });
});

it('by state it is the state’s, in Flink’s word', () => {
  expect(tint('state', { state: 'FAILED' })).toEqual({ look: stateLook('FAILED', palette), figure: 'FAILED' });
});

it('a vertex that has ended has no colour of a number', () => {
  expect(tint('busyMean', { state: 'FINISHED' }).look.fill).toBe(palette.track);
});

it.each<[ColourBy, string | null]>([
  ['pressure', null],
  ['state', null],
  ['busyMax', 'busyMax'],
  ['records', 'recordsIn'],
  ['skew', 'skewFactor'],
  ['watermark', 'watermarkLag'],
  ['checkpoint', 'checkpointDuration'],
])('the legend of %s explains the column %s', (colourBy, column) => {
  expect(scaleColumn(colourBy, [vertexRow('a', { recordsIn: null }), vertexRow('b')])).toBe(column);
});
