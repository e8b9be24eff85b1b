/** From a value to its place between the ends of the colour scale, 0 to 1. */
export interface Scale {
  kind: 'log' | 'linear';
  min: number;
  max: number;
}

/** Flink counts whole milliseconds: below one there is nothing to tell apart. */
const least = 1;
/** Where all values are low, they have the colours of low ones. */
const calmUpTo = 100;
/** Two decades. */
const widest = 100;

const isLog = ({ kind }: Scale) => kind === 'log';

/** 1, 2 or 5 times a power of ten, next below or above. */
export function nice(value: number, direction: 'down' | 'up'): number {
  if (value <= 0) {
    return 0;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 5, 10].map((step) => step * power);
  const close = 1e-9 * value;
  return direction === 'down'
    ? (steps.findLast((step) => step <= value + close) ?? power)
    : (steps.find((step) => step >= value - close) ?? power * 10);
}

function endsOf(values: ArrayLike<number>): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  return high === -Infinity ? { low: 0, high: 0 } : { low, high };
}

export interface ScaleOptions {
  kind: Scale['kind'];
  /** Ends that the user has set; null = from the values. */
  min: number | null;
  max: number | null;
}

/**
 * A scale with nice ends. A logarithmic one spans two decades at least and reaches `calmUpTo`, so that noise does not fill all
 * colours, and what is calm looks calm.
 */
export function scaleOf(values: ArrayLike<number>, { kind, min, max }: ScaleOptions): Scale {
  const { low, high } = endsOf(values);
  if (kind === 'linear') {
    const top = max ?? nice(Math.max(high, least), 'up');
    const bottom = min ?? 0;
    return { kind, min: bottom, max: Math.max(top, bottom + least) };
  }
  const top = max ?? Math.max(nice(Math.max(high, least), 'up'), calmUpTo, 10 * (min ?? 0));
  const bottom = min ?? Math.min(nice(Math.max(low, least), 'down'), top / widest);
  return { kind, min: Math.max(Math.min(bottom, top / 10), 1e-3), max: top };
}

const within = (place: number) => Math.min(1, Math.max(0, place));

/** From values to places, for many of them. */
export function placesOf(scale: Scale): (value: number) => number {
  const { min, max } = scale;
  if (!isLog(scale)) {
    return (value) => within((value - min) / (max - min));
  }
  const [low, span] = [Math.log(min), Math.log(max / min)];
  return (value) => (value <= min ? 0 : within((Math.log(value) - low) / span));
}

/** 0 to 1; NaN for what is no number. */
export const placeOf = (scale: Scale, value: number): number => placesOf(scale)(value);

/** The value at a place: the other way round. */
export function valueOf(scale: Scale, place: number): number {
  const { min, max } = scale;
  return isLog(scale) ? min * (max / min) ** place : min + (max - min) * place;
}
