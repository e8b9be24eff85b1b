import { type GraphVertex } from '../../frames/jobGraph';
import { type Look, type Palette, stateLook, textOn, vertexLook } from './colour';
import { type FigureColumn, type Figures } from './figures';
import { byteRate, percent, recordRate, times } from './format';
import { type ColourBy } from './options';
import { type Reading } from './reading';
import { durationText, lagText, type Words } from './words';

/** The colour of a vertex and, unless the bar says it, the value behind it: a colour never stands alone. */
export interface Tint {
  look: Look;
  figure: string | null;
}

type Numeric = Exclude<ColourBy, 'pressure' | 'state'>;

/** The column behind a colour: of sources, which read nothing that Flink counts, what they send. */
function columnOf(colourBy: Numeric, vertex: GraphVertex): FigureColumn {
  switch (colourBy) {
    case 'records':
      return vertex.recordsIn === null ? 'recordsOut' : 'recordsIn';
    case 'skew':
      return 'skewFactor';
    case 'watermark':
      return 'watermarkLag';
    case 'checkpoint':
      return 'checkpointDuration';
    case 'busyMax':
    case 'busyMean':
      return colourBy;
  }
}

/** The column whose scale explains the colours; null where they have no scale. */
export function scaleColumn(colourBy: ColourBy, vertices: readonly GraphVertex[]): FigureColumn | null {
  if (colourBy === 'pressure' || colourBy === 'state') {
    return null;
  }
  if (colourBy === 'records') {
    return vertices.some(({ recordsIn }) => recordsIn !== null) ? 'recordsIn' : 'recordsOut';
  }
  const [vertex] = vertices;
  return vertex === undefined ? null : columnOf(colourBy, vertex);
}

/** A value as a card shows it, in the units of the field's options where they say something. */
export function figureText(column: FigureColumn, value: number, figures: Figures, words: Words): string {
  const written = figures[column].text(value);
  if (written !== null) {
    return written;
  }
  switch (column) {
    case 'recordsIn':
    case 'recordsOut':
      return recordRate(value);
    case 'bytesIn':
    case 'bytesOut':
      return byteRate(value);
    case 'busyMax':
    case 'busyMean':
    case 'backpressuredMax':
    case 'backpressuredMean':
    case 'idleMean':
      return percent(value);
    case 'skewFactor':
      return times(value);
    case 'watermarkLag':
      return lagText(value, words);
    case 'checkpointDuration':
    case 'checkpointStartDelay':
    case 'checkpointAlignment':
      return durationText(value, words);
  }
}

const unknown = ({ track, text }: Palette): Look => ({ fill: track, pattern: 'dots', text });

export interface TintParts {
  colourBy: ColourBy;
  figures: Figures;
  palette: Palette;
  words: Words;
}

export function tintOf(vertex: GraphVertex, reading: Reading, { colourBy, figures, palette, words }: TintParts): Tint {
  if (colourBy === 'state') {
    return { look: stateLook(vertex.state, palette), figure: vertex.state };
  }
  if (colourBy === 'pressure' || reading.verdict.kind === 'inactive') {
    return { look: vertexLook(reading, palette), figure: null };
  }
  const column = columnOf(colourBy, vertex);
  const value = vertex[column];
  const fill = value === null ? null : figures[column].colour(value);
  if (value === null || fill === null) {
    return { look: unknown(palette), figure: value === null ? null : figureText(column, value, figures, words) };
  }
  return {
    look: { fill, pattern: 'none', text: textOn(fill) },
    figure: figureText(column, value, figures, words),
  };
}
