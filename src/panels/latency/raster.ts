import { type Grid } from './buckets';
import { type Scale } from './scale';
import { shadeCount, ShadeTable } from './shades';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Colours from the lowest to the highest place, each 0xAABBGGRR as the bytes of an image lie in memory. */
export type Ramp = Uint32Array;

/** `#rrggbb`, `rgb(…)` or `rgba(…)`; black for anything else. */
export function parseColour(text: string): Rgb {
  if (/^#[0-9a-f]{6}$/i.test(text)) {
    const value = Number.parseInt(text.slice(1), 16);
    return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
  }
  const [red = 0, green = 0, blue = 0] = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return [red, green, blue];
}

const pack = ([red, green, blue]: Rgb) => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

/** A ramp with the given colours at equal distances. */
export function rampOf(stops: readonly Rgb[]): Ramp {
  const last = stops.length - 1;
  return Uint32Array.from({ length: shadeCount }, (_, index) => {
    const place = (index / (shadeCount - 1)) * last;
    const low = stops[Math.floor(place)] ?? [0, 0, 0];
    const high = stops[Math.min(last, Math.floor(place) + 1)] ?? low;
    const share = place - Math.floor(place);
    const mix = (channel: 0 | 1 | 2) => Math.round(low[channel] + (high[channel] - low[channel]) * share);
    return pack([mix(0), mix(1), mix(2)]);
  });
}

/** A ramp whose colours are asked for one by one, each at its place from 0 to 1. */
export const rampBy = (colourAt: (place: number) => string): Ramp =>
  Uint32Array.from({ length: shadeCount }, (_, index) => pack(parseColour(colourAt(index / (shadeCount - 1)))));

/** Of a colour of the ramp, for CSS. */
export function cssOf(ramp: Ramp, place: number): string {
  const colour = ramp[Math.round(Math.min(1, Math.max(0, place)) * (shadeCount - 1))] ?? 0;
  return `rgb(${colour & 255}, ${(colour >> 8) & 255}, ${(colour >> 16) & 255})`;
}

/** Writes one pixel a cell, transparent where nothing is known. */
export function paintPixels(pixels: Uint32Array, { values }: Grid, scale: Scale, ramp: Ramp): void {
  const shades = new ShadeTable(scale);
  const patterns = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let cell = 0; cell < values.length; cell += 1) {
    const value = values[cell] ?? NaN;
    if (!Number.isNaN(value)) {
      pixels[cell] = ramp[shades.of(value, patterns[cell] ?? 0)] ?? 0;
    }
  }
}

/** Columns from `first` up to, not including, `end`. */
export interface Run {
  row: number;
  first: number;
  end: number;
}

/** Neighbouring cells of a row that are marked, as long runs. @param marks of each cell; 0 = not marked */
export function runsOf({ rows, columns }: Pick<Grid, 'rows' | 'columns'>, marks: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let row = 0; row < rows; row += 1) {
    const end = (row + 1) * columns;
    let cell = row * columns;
    while (cell < end) {
      const begin = cell;
      while (cell < end && marks[cell] !== 0) {
        cell += 1;
      }
      if (cell > begin) {
        runs.push({ row, first: begin - row * columns, end: cell - row * columns });
      }
      cell += 1;
    }
  }
  return runs;
}
