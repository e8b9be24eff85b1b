import { formattedValueToString, getValueFormat } from '@grafana/data';

export const notKnown = '—';
const space = '\u00a0';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  { unit: 'd', ms: day, small: 'h', smallMs: hour },
  { unit: 'h', ms: hour, small: 'min', smallMs: minute },
  { unit: 'min', ms: minute, small: 's', smallMs: second },
] as const;

/** One figure after the point below ten, unless it is nought. */
const short = (value: number): string =>
  value < 99.95 ? value.toFixed(1).replace('.0', '') : String(Math.round(value));

/** `0 ms`, `850 ms`, `48.2 s`, `1 min 12 s`, `2 h`: a time in its two largest units. */
export function durationText(ms: number): string {
  if (ms < 0) {
    return `−${durationText(-ms)}`;
  }
  if (Math.round(ms) < second) {
    return `${ms > 0 && ms < 1 ? '<1' : Math.round(ms)}${space}ms`;
  }
  const rounded = Math.round(ms / second) * second;
  const found = units.find((unit) => rounded >= unit.ms);
  if (found === undefined) {
    return `${short(ms / second)}${space}s`;
  }
  const whole = Math.floor(rounded / found.ms);
  const rest = Math.floor((rounded % found.ms) / found.smallMs);
  return `${whole}${space}${found.unit}${rest === 0 ? '' : ` ${rest}${space}${found.small}`}`;
}

export const durationOrUnknown = (ms: number | null): string => (ms === null ? notKnown : durationText(ms));

const asBytes = getValueFormat('bytes');

/** `10.6 KiB`, `1 MiB`. */
export const bytesText = (bytes: number): string =>
  formattedValueToString(asBytes(bytes, bytes < 1024 ? 0 : 1)).replace('.0 ', ' ');
export const bytesOrUnknown = (bytes: number | null): string => (bytes === null ? notKnown : bytesText(bytes));

/** `93 %`; what is not quite all is not shown as all, and what is there not as nothing. */
export function percentText(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) {
    return `<1${space}%`;
  }
  return `${rounded === 100 && share < 1 ? 99 : rounded}${space}%`;
}

/** `1,284`. */
export const countText = (count: number): string => count.toLocaleString('en-US');
