import { createTheme } from '@grafana/data';
import { pressureColours } from '../../frames/pressureLevel';
import { vertexRow } from '../../testing/jobGraphs';
import {
  blend,
  hatch,
  heatLook,
  ink,
  paletteOf,
  segmentLook,
  stateLook,
  textOn,
  vertexColour,
  vertexLook,
} from './colour';
import { readingOf, type SegmentKind } from './reading';

/** WCAG 2: relative luminance and contrast. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour such as `rgba(204, 204, 220, 0.65)` on a ground, as #rrggbb. */
function onGround(colour: string, ground: string): string {
  const parts = colour.match(/[\d.]+/g)?.map(Number);
  if (colour.startsWith('#') || parts === undefined) {
    return colour.slice(0, 7);
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  const solid = `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
  return blend(ground, solid, alpha);
}

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it.each([
  // Computed by hand from Flink's rule: round((to - from) * p + from) for each channel, busy first, then backpressure.
  [0, 0, '#5db1ff'],
  [1, 0, '#ee6464'],
  [0, 1, '#888888'],
  [1, 1, '#888888'],
  [0.5, 0, '#a68bb2'],
  [0, 0.5, '#739dc4'],
  [0.12, 0, '#6ea8ec'],
  [0.3, 0.1, '#8998ca'],
  [1, 0.5, '#bb7676'],
])('busy %p and backpressured %p is %s, as in Flink’s UI', (busy, backpressured, colour) => {
  expect(vertexColour({ busy, backpressured })).toBe(colour);
});

it('is never idle blue where busy is not known', () => {
  expect(vertexColour({ busy: null, backpressured: 0 })).toBe(pressureColours.unknown);
  expect(vertexColour({ busy: null, backpressured: 1 })).toBe('#888888');
});

const shares = [null, ...Array.from({ length: 11 }, (_, step) => step / 10)];
const readings = shares.flatMap((busyMax) =>
  shares.map((backpressuredMax) => ({
    busyMax,
    backpressuredMax,
    reading: readingOf(vertexRow('a', { busyMax, backpressuredMax, busyMean: null, backpressuredMean: null })),
  }))
);
const parts: SegmentKind[] = ['backpressured', 'busy', 'idle', 'unknown'];

describe.each([
  ['dark', paletteOf(createTheme({ colors: { mode: 'dark' } }))],
  ['light', paletteOf(createTheme({ colors: { mode: 'light' } }))],
])('in the %s theme', (_, palette) => {
  it('texts can be read on every blend', () => {
    const poor = readings.filter(({ reading }) => {
      const { fill, text } = vertexLook(reading, palette);
      return contrast(fill, onGround(text, fill)) < 4.5;
    });
    expect(poor).toEqual([]);
  });

  it('texts can be read on every part of the bar and on its pattern', () => {
    for (const kind of parts) {
      const { fill, pattern, text } = segmentLook(kind, palette);
      const strokes = { none: null, hatch: blend(fill, hatch.stroke, hatch.opacity), dots: palette.dots };
      const stroke = strokes[pattern];
      expect(contrast(fill, onGround(text, fill))).toBeGreaterThanOrEqual(4.5);
      // Dots are small and few: letters on them need less.
      expect(stroke === null ? 21 : contrast(stroke, onGround(text, stroke))).toBeGreaterThanOrEqual(
        pattern === 'dots' ? 3 : 4.5
      );
    }
  });

  it('names, numbers and labels can be read on the card and beside it', () => {
    const card = onGround(palette.card, '#ffffff');
    for (const text of [palette.text, palette.quiet, palette.error, palette.warning]) {
      expect(contrast(card, onGround(text, card))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('never tells levels apart by colour alone', () => {
  const palette = paletteOf(createTheme());
  const look = (parts: Parameters<typeof vertexRow>[1]) =>
    vertexLook(readingOf(vertexRow('a', parts)), palette).pattern;
  expect(look({ busyMax: 1 })).toBe('none');
  expect(look({ backpressuredMax: 1 })).toBe('hatch');
  expect(look({ backpressuredMax: 0.2 })).toBe('hatch');
  expect(look({ busyMax: null })).toBe('dots');
  expect(new Set(parts.map((kind) => JSON.stringify(segmentLook(kind, palette)))).size).toBe(4);
});

it('hatching is seen on every blend that has it', () => {
  const palette = paletteOf(createTheme());
  const hatched = readings
    .map(({ reading }) => vertexLook(reading, palette))
    .filter(({ pattern }) => pattern === 'hatch');
  expect(hatched.length).toBeGreaterThan(50);
  const faint = hatched.filter(({ fill }) => contrast(fill, blend(fill, hatch.stroke, hatch.opacity)) < 1.25);
  expect(faint).toEqual([]);
});

it.each([
  [{ busy: 100, backpressured: 0 }, '#ee6464', 'none'],
  [{ busy: 12, backpressured: 0 }, vertexColour({ busy: 0.1, backpressured: 0 }), 'none'],
  [{ busy: 0, backpressured: 100 }, '#888888', 'hatch'],
  [{ busy: null, backpressured: 100 }, '#888888', 'hatch'],
])('a cell of %j is %s with the pattern %s', (cell, fill, pattern) => {
  expect(heatLook(cell, paletteOf(createTheme()))).toMatchObject({ fill, pattern });
});

it.each([
  { busy: null, backpressured: null },
  { busy: null, backpressured: 0 },
])('a cell of %j is one of which nothing is known', (cell) => {
  const palette = paletteOf(createTheme());
  expect(heatLook(cell, palette)).toEqual(segmentLook('unknown', palette));
});

it('tells states of tasks apart by pattern too, and their words can be read on them', () => {
  const theme = createTheme();
  const looks = ['RUNNING', 'FAILED', 'INITIALIZING', null].map((state) => stateLook(state, paletteOf(theme)));
  expect(looks.map(({ pattern }) => pattern)).toEqual(['none', 'dots', 'hatch', 'dots']);
  expect(stateLook('FINISHED', paletteOf(theme)).fill).not.toBe(looks[0]?.fill);
  for (const { fill, text } of looks.slice(0, 3)) {
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
  }
});

it.each([
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
  ['rgb(255, 255, 0)', '#000000'],
  ['#1a237e', '#ffffff'],
])('writes on %s in %s', (fill, text) => {
  expect(textOn(fill)).toBe(text);
});

it('writes in black on every colour of Flink', () => {
  expect(ink).toBe('#000000');
});
