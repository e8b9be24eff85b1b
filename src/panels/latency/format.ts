import {
  type DataFrame,
  dateTimeFormat,
  FieldType,
  type FormattedValue,
  formattedValueToString,
  getValueFormat,
} from '@grafana/data';

/** Writes a value in ms, or in whatever unit the panel's field options choose. */
export type Write = (value: number | null) => string;

export const notKnown = '—';

const inMs = getValueFormat('ms');

/** Minutes are for longer waits than these: `78.1 s` says more than `1.3 mins`. */
const secondsUpTo = 600_000;

/** Two or three figures: `6 ms`, `5.2 s`, `78.1 s`. */
function plain(value: number): FormattedValue {
  if (value >= 60_000 && value < secondsUpTo) {
    return { text: (value / 1_000).toFixed(1), suffix: ' s' };
  }
  return inMs(value, value < 10 || value >= 1_000 ? 1 : 0);
}

/** As the field options say if somebody has set them, else short. */
export function writerOf(frames: readonly DataFrame[], isOverridden: boolean): Write {
  const field = frames
    .flatMap(({ fields }) => fields)
    .find(({ type, name, display }) => type === FieldType.number && name !== 'unchanged' && display !== undefined);
  const display = isOverridden ? field?.display : undefined;
  return (value) => {
    if (value === null) {
      return notKnown;
    }
    const text = formattedValueToString(display === undefined ? plain(value) : display(value));
    return text.replace(/\.0(?=\D)/, '');
  };
}

/** `62 %`; what is nearly all is not shown as all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return `${rounded === 100 && share < 1 ? '>99' : rounded}\u00a0%`;
}

export const clockTime = (at: number, timeZone: string, withSeconds = true): string =>
  dateTimeFormat(at, { timeZone, format: withSeconds ? 'HH:mm:ss' : 'HH:mm' });
