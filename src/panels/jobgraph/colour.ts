import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { pressureColours, pressureLevel } from '../../frames/pressureLevel';
import { type HeatCell } from './heat';
import { hasEnded, type Reading, type SegmentKind } from './reading';

type Rgb = readonly [number, number, number];

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Flink's own rule (its UI's node component): each channel on its own, rounded. */
export function blend(from: string, to: string, share: number): string {
  const start = rgb(from);
  const end = rgb(to);
  const channels = start.map((channel, index) => Math.round(((end[index] ?? channel) - channel) * share + channel));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The one colour of a vertex: idle blue, mixed towards red by busy, then towards grey by backpressure, as in Flink's UI.
 * Where busy is not known it starts from the neutral colour instead: blue would claim that the vertex is idle.
 */
export function vertexColour({ busy, backpressured }: Pick<Reading, 'busy' | 'backpressured'>): string {
  const start = busy === null ? pressureColours.unknown : pressureColours.idle;
  const mixed = blend(start, pressureColours.busy, busy ?? 0);
  return blend(mixed, pressureColours.backpressured, backpressured ?? 0);
}

/** From this relative luminance on black can be read better than white. */
const bright = 0.179;

/** Black or white, whichever can be read on a colour. */
export const textOn = (fill: string): string => (colorManipulator.getLuminance(fill) > bright ? '#000000' : '#ffffff');

/** The theme's colours that the picture uses, so that cards need not ask for the theme each. */
export interface Palette {
  card: string;
  cardBorder: string;
  /** Under what is not known and where nothing is to be known. */
  track: string;
  dots: string;
  text: string;
  quiet: string;
  edge: string;
  edgeStrong: string;
  /** Of moving records on an edge. */
  flow: string;
  accent: string;
  error: string;
  warning: string;
  /** Of the mark of a bottleneck, and of texts on it. */
  mark: string;
  onMark: string;
  /** Of tasks that run, have ended, have failed. */
  running: string;
  ended: string;
  failed: string;
}

export const paletteOf = ({ colors, isDark }: GrafanaTheme2): Palette => ({
  card: colors.background.secondary,
  cardBorder: colors.border.medium,
  track: isDark ? colors.background.canvas : colors.background.primary,
  dots: isDark ? '#5a5d66' : '#b9bac4',
  text: colors.text.primary,
  quiet: colors.text.secondary,
  edge: isDark ? '#6e7280' : '#8b8fa0',
  edgeStrong: colors.text.primary,
  flow: isDark ? '#ccccdc' : '#ffffff',
  accent: colors.primary.main,
  error: colors.error.text,
  warning: colors.warning.text,
  mark: colors.warning.main,
  onMark: textOn(colors.warning.main),
  running: colors.success.main,
  ended: isDark ? '#6e7280' : '#8b8fa0',
  failed: colors.error.main,
});

/** The colour of texts on the fills and on the hatching, in both themes. */
export const ink = '#000000';
/** Hatching brightens what it lies on, so that it is seen on every colour. */
export const hatch = { stroke: '#ffffff', opacity: 0.45 } as const;

/** Colour is never alone: backpressure is hatched, what is not known is dotted. */
export type Pattern = 'none' | 'hatch' | 'dots';

/** A fill, what is drawn over it, and the colour of texts on both. */
export interface Look {
  fill: string;
  pattern: Pattern;
  text: string;
}

export function segmentLook(kind: SegmentKind, { track, text }: Palette): Look {
  switch (kind) {
    case 'backpressured':
      return { fill: pressureColours.backpressured, pattern: 'hatch', text: ink };
    case 'busy':
      return { fill: pressureColours.busy, pattern: 'none', text: ink };
    case 'idle':
      return { fill: pressureColours.idle, pattern: 'none', text: ink };
    case 'unknown':
      return { fill: track, pattern: 'dots', text };
  }
}

const cellSteps = 20;

const inSteps = (percent: number | null) =>
  percent === null ? null : Math.round((percent / 100) * cellSteps) / cellSteps;

/** A cell of subtasks, in few colours: on a narrow cell more could not be told apart, and each is drawn by itself. */
export function heatLook({ busy, backpressured }: HeatCell, { track, text }: Palette): Look {
  const level = pressureLevel(backpressured === null ? null : backpressured / 100);
  const isPressed = level === 'high' || level === 'low';
  if (busy === null && !isPressed) {
    return { fill: track, pattern: 'dots', text };
  }
  const fill = vertexColour({ busy: inSteps(busy), backpressured: inSteps(backpressured) });
  return { fill, pattern: isPressed ? 'hatch' : 'none', text: ink };
}

const failing = new Set(['FAILED', 'FAILING']);

/** Tasks by Flink's word; those that are neither running nor at an end are hatched, those that have failed dotted. */
export function stateLook(state: string | null, palette: Palette): Look {
  if (state === null) {
    return { fill: palette.track, pattern: 'dots', text: palette.text };
  }
  if (failing.has(state)) {
    return { fill: palette.failed, pattern: 'dots', text: textOn(palette.failed) };
  }
  if (state === 'RUNNING') {
    return { fill: palette.running, pattern: 'none', text: textOn(palette.running) };
  }
  return hasEnded(state)
    ? { fill: palette.ended, pattern: 'none', text: textOn(palette.ended) }
    : { fill: palette.mark, pattern: 'hatch', text: palette.onMark };
}

/** How a vertex looks as a whole: its stripe, and its card from afar. */
export function vertexLook(reading: Reading, palette: Palette): Look {
  const { busy, level, verdict } = reading;
  if (verdict.kind === 'inactive') {
    return { fill: palette.track, pattern: 'none', text: palette.quiet };
  }
  if (level === 'high' || level === 'low') {
    return { fill: vertexColour(reading), pattern: 'hatch', text: ink };
  }
  return busy === null || level === 'unknown'
    ? { fill: palette.track, pattern: 'dots', text: palette.text }
    : { fill: vertexColour(reading), pattern: 'none', text: ink };
}
