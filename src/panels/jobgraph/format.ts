/** In place of a value. */
export const notKnown = '—';

/** Below this a rate is shown as "less than". */
const least = 0.01;

/** Two or three figures, as many as a number that changes all the time can have: 0.25, 9.4, 36, 165. */
function figures(value: number): string {
  if (value >= 99.95) {
    return String(Math.round(value));
  }
  const text = value.toFixed(value >= 0.995 ? 1 : 2);
  return value >= 10 ? text.replace('.0', '') : text;
}

/** The number in front of the largest prefix that leaves one before the point. */
function scaled(value: number, base: number, prefixes: readonly string[]): { text: string; prefix: string } {
  let size = Math.abs(value);
  let index = 0;
  while (index < prefixes.length - 1 && Math.round(size) >= base) {
    size /= base;
    index += 1;
  }
  const small = size < least ? `<${least}` : figures(size);
  const text = index === 0 && Number.isInteger(size) ? String(size) : small;
  return { text: value < 0 ? `-${text}` : text, prefix: prefixes[index] ?? '' };
}

/** Records per second, such as `9.4k/s`. */
export function recordRate(value: number | null): string {
  if (value === null) {
    return notKnown;
  }
  const { text, prefix } = scaled(value, 1000, ['', 'k', 'M', 'G', 'T']);
  return `${text}${prefix}/s`;
}

/** Bytes per second, such as `320 KiB/s`. */
export function byteRate(value: number | null): string {
  if (value === null) {
    return notKnown;
  }
  const { text, prefix } = scaled(value, 1024, ['', 'Ki', 'Mi', 'Gi', 'Ti']);
  return `${text}\u00a0${prefix}B/s`;
}

/** A factor, such as `3.4×`. */
export const times = (value: number): string => `${figures(value)}×`;

/** `99 %`; what is there but rounds to nothing, or is not quite all, is not shown as such. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) {
    return '<1\u00a0%';
  }
  return `${rounded === 100 && share < 0.995 ? 99 : rounded}\u00a0%`;
}

export const percentOrUnknown = (share: number | null): string => (share === null ? notKnown : percent(share));

/** A time span in its two largest units that count: days, hours, minutes, seconds. */
export interface Span {
  unit: 'days' | 'hours' | 'minutes' | 'seconds';
  /** How many of the unit. */
  large: number;
  /** How many of the next smaller one. */
  small: number;
}

export function spanOf(ms: number): Span {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return { unit: 'days', large: days, small: hours % 24 };
  }
  if (hours > 0) {
    return { unit: 'hours', large: hours, small: minutes % 60 };
  }
  return minutes > 0
    ? { unit: 'minutes', large: minutes, small: seconds % 60 }
    : { unit: 'seconds', large: seconds, small: 0 };
}
