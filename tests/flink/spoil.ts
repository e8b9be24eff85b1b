import { type DataFrame } from '@grafana/data';
import { type Answered } from './tape';

type Change = (value: unknown) => unknown;

const custom = (frame: DataFrame, change: Change) =>
  Object.fromEntries(
    Object.entries<unknown>({ ...frame.meta?.custom }).map(([name, value]) => [name, change(value)] as const)
  );

const withValues =
  (change: Change) =>
  ({ frames, errors }: Answered): Answered => ({
    frames: frames.map((frame) => ({
      ...frame,
      meta: { ...frame.meta, custom: custom(frame, change) },
      fields: frame.fields.map((field) => ({ ...field, values: field.values.map(change) })),
    })),
    errors: errors.map((error) => String(change(error))),
  });

function wrongNumber(value: unknown): unknown {
  if (typeof value === 'boolean') {
    return !value;
  }
  return typeof value === 'number' ? value * 1.5 + 1 : (value ?? 1);
}

/** Every row twice, and an empty one. */
const moreRows = ({ frames, errors }: Answered): Answered => ({
  frames: frames.map((frame) => ({
    ...frame,
    length: 2 * frame.length + 1,
    fields: frame.fields.map((field) => ({ ...field, values: [...field.values, ...field.values, null] })),
  })),
  errors,
});

/** Ways in which answers of ours may be wrong. Each comparison has to notice one of them at least. */
export const spoils = [
  withValues(wrongNumber),
  withValues((value) => (typeof value === 'string' ? 'something else' : value)),
  moreRows,
];
