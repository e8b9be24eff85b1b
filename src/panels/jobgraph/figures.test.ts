import {
  createTheme,
  type DataFrame,
  type FieldConfig,
  FieldColorModeId,
  MappingType,
  ThresholdsMode,
} from '@grafana/data';
import { jobGraphFrames, readJobGraph } from '../../frames/jobGraph';
import { edgeRow, graphOf, vertexRow } from '../../testing/jobGraphs';
import { defaultColourMode, figuresOf, plainFigures, withNames } from './figures';

const theme = createTheme();
const limits = { skewFactor: 2, watermarkLag: 10_000 };
const graph = graphOf('a>b', {
  vertices: [
    vertexRow('a', { recordsOut: 9_400, busyMax: 0.2, watermarkLag: 14_000 }),
    vertexRow('b', { recordsOut: 100, busyMax: 1, watermarkLag: 2_000 }),
  ],
  edges: [edgeRow('a', 'b', { records: 9_400 })],
});

/** Frames as Grafana hands them to a panel whose field `name` has an override. */
const overridden = (name: string, config: FieldConfig): DataFrame[] =>
  jobGraphFrames(graph).map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.name === name ? { ...field, config: { ...field.config, ...config } } : field
    ),
  }));

it('says nothing about columns that nobody changed, so that the panel writes them', () => {
  const figures = figuresOf(jobGraphFrames(graph), theme, limits);
  for (const figure of Object.values(figures)) {
    expect(figure.text(5)).toBeNull();
    expect(figure.label).toBeNull();
  }
});

it.each<[string, FieldConfig, string]>([
  ['unit', { unit: 'suffix: rec/s' }, '9400 rec/s'],
  ['decimals', { decimals: 3 }, '9400.000 /s'],
  [
    'value mapping',
    { mappings: [{ type: MappingType.RangeToText, options: { from: 9_000, to: 10_000, result: { text: 'many' } } }] },
    'many',
  ],
])('writes a column with the %s that it was given, and leaves others alone', (_, config, expected) => {
  const { recordsOut, recordsIn } = figuresOf(overridden('detail__records_out', config), theme, limits);
  expect(recordsOut.text(9_400)?.replace(/\s+/g, ' ')).toBe(expected);
  expect(recordsIn.text(9_400)).toBeNull();
});

it('takes over a display name, and does not take the column’s own for one', () => {
  expect(figuresOf(overridden('watermark_lag', { displayName: 'event time' }), theme, limits).watermarkLag.label).toBe(
    'event time'
  );
  expect(figuresOf(jobGraphFrames(graph), theme, limits).watermarkLag.label).toBeNull();
});

it('writes the rates of edges, too', () => {
  const { edgeRecords, recordsOut } = figuresOf(overridden('secondarystat', { unit: 'suffix: rec' }), theme, limits);
  expect(edgeRecords.text(7)).toMatch(/7.*rec/);
  expect(recordsOut.text(7)).toBeNull();
});

describe('colours', () => {
  it('go from the least to the most of their own column, not of all of them', () => {
    const { recordsOut, busyMax, watermarkLag } = figuresOf(jobGraphFrames(graph), theme, limits);
    expect(recordsOut.range).toEqual({ min: 0, max: 9_400 });
    expect(busyMax.range).toEqual({ min: 0, max: 1 });
    expect(watermarkLag.range).toEqual({ min: 0, max: 14_000 });
    expect(recordsOut.colour(9_400)).toBe(busyMax.colour(1));
    expect(recordsOut.colour(0)).toBe(busyMax.colour(0));
    expect(recordsOut.colour(0)).not.toBe(recordsOut.colour(9_400));
  });

  it('of skew and lag go to their limits at least', () => {
    const { skewFactor, watermarkLag } = figuresOf(jobGraphFrames(graph), theme, {
      skewFactor: 9,
      watermarkLag: 60_000,
    });
    expect(skewFactor.range).toEqual({ min: 1, max: 9 });
    expect(watermarkLag.range).toEqual({ min: 0, max: 60_000 });
  });

  it('follow thresholds where they are chosen', () => {
    const { busyMax } = figuresOf(
      overridden('busy_max', {
        color: { mode: FieldColorModeId.Thresholds },
        thresholds: {
          mode: ThresholdsMode.Absolute,
          steps: [
            { value: -Infinity, color: '#00ff00' },
            { value: 0.8, color: '#ff0000' },
          ],
        },
      }),
      theme,
      limits
    );
    expect([0.1, 0.79, 0.8, 1].map(busyMax.colour)).toEqual(['#00ff00', '#00ff00', '#ff0000', '#ff0000']);
  });

  it('keep the ends of the scale that are set', () => {
    const { recordsOut } = figuresOf(overridden('detail__records_out', { min: 50, max: 200 }), theme, limits);
    expect(recordsOut.range).toEqual({ min: 50, max: 200 });
  });

  it('have a scale of their own where none is chosen', () => {
    const chosen = figuresOf(overridden('busy_max', { color: { mode: defaultColourMode } }), theme, limits);
    expect(figuresOf(jobGraphFrames(graph), theme, limits).busyMax.colour(0.4)).toBe(chosen.busyMax.colour(0.4));
  });
});

it('has nothing to say about frames of other sources', () => {
  const figures = figuresOf([], theme, limits);
  expect(figures.busyMax.colour(1)).toBeNull();
  expect(Object.keys(figures)).toEqual(Object.keys(plainFigures));
});

it('gives vertices the names that they are mapped to', () => {
  const mapped = overridden('title', {
    mappings: [{ type: MappingType.ValueToText, options: { a: { text: 'Orders' } } }],
  });
  const read = readJobGraph(mapped);
  expect(read === null ? [] : withNames(read, mapped, theme).vertices.map(({ title }) => title)).toEqual([
    'Orders',
    'b',
  ]);
  expect(withNames(graph, jobGraphFrames(graph), theme)).toBe(graph);
});
