import { createTheme, type DataFrame } from '@grafana/data';
import { graphVertices, jobGraphFrames } from '../../../frames/jobGraph';
import { graphOf, vertexRow } from '../../../testing/jobGraphs';
import { figuresOf, plainFigures } from '../figures';
import { words } from '../words';
import { columnWays } from './links';
import { type FactParts, loadFacts, timeFacts } from './vertexFacts';

const vertex = vertexRow('join', {
  busyMax: 1,
  busyMean: 0.4,
  recordsIn: 16_500,
  bytesIn: 2_048,
  skewFactor: 3.4,
  skewSubtask: '6',
  watermarkLag: 14_000,
  checkpointDuration: 800,
  checkpointAlignment: 0,
});

const parts = (over: Partial<FactParts> = {}): FactParts => ({
  figures: plainFigures,
  words: words(),
  waysOf: () => [],
  ...over,
});

const lines = (facts: ReturnType<typeof loadFacts>) =>
  facts.map(({ label, value }) => `${label}: ${value.replaceAll('\u00a0', ' ')}`);

it('writes numbers as the card does', () => {
  expect(lines(loadFacts(vertex, parts()))).toEqual(
    expect.arrayContaining([
      'busy: 100 % highest subtask, 40 % mean',
      'in: 16.5k/s · 2.0 KiB/s',
      'skew: 3.4×, most in subtask 6',
    ])
  );
  expect(lines(timeFacts(vertex, parts()))).toEqual([
    'watermark: −14 s',
    'checkpoint, end to end: 800 ms',
    'longest alignment: 0 ms',
  ]);
});

/** A frame whose field has options, as the panel's overrides put them there. */
const overridden = (frames: DataFrame[], column: string, config: object, links: readonly string[] = []): DataFrame[] =>
  frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.name === column
        ? {
            ...field,
            config: { ...field.config, ...config },
            getLinks: ({ valueRowIndex }) =>
              links.map((title) => ({ title, href: `/row/${valueRowIndex}`, target: '_self' as const, origin: field })),
          }
        : field
    ),
  }));

it('respects units, names and links of fields', () => {
  const { cells } = graphVertices;
  const frames = overridden(
    overridden(jobGraphFrames(graphOf('a>join', { vertices: [vertexRow('a'), vertex] })), cells.watermarkLag.name, {
      unit: 's',
      displayName: 'LAG',
    }),
    cells.recordsIn.name,
    {},
    ['Runbook']
  );
  const given = parts({
    figures: figuresOf(frames, createTheme(), { skewFactor: 2, watermarkLag: 60_000 }),
    waysOf: (column) => columnWays(frames, 'join', column),
  });
  expect(lines(timeFacts(vertex, given))[0]).toBe('LAG: 3.89 hours');
  expect(
    loadFacts(vertex, given).flatMap(({ label, ways }) => ways.map(({ title, href }) => [label, title, href]))
  ).toEqual([['in', 'Runbook', '/row/1']]);
});
