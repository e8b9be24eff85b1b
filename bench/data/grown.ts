const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers from here on are times, epoch ms. */
const firstTime = 1e12;

/** The same on every run, 0 to 1, in no order. */
const scatter = (index: number) => ((index * 7_919) % 1_009) / 1_009;

/** Values of the same shape: counts and durations multiplied, times moved by less than a second, -1 and 0 as they are. */
function varied(value: unknown, factor: number): unknown {
  if (typeof value === 'number') {
    const other = value >= firstTime ? value + 1_000 * (factor % 1) : value * factor;
    return value > 0 ? Math.round(other) : value;
  }
  if (Array.isArray(value)) {
    return value.map((part) => varied(part, factor));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, varied(part, factor)]))
    : value;
}

/** The object with one field changed; anything else as it is. */
export const withField = (value: unknown, name: string, change: (field: unknown) => unknown): unknown =>
  isObject(value) ? { ...value, [name]: change(Reflect.get(value, name)) } : value;

/**
 * As many entries as wanted, made from those that were recorded, by turns and with other numbers.
 * @param entry the fields that make an entry differ from those made of the same recorded one
 * @param growth what counts have been multiplied with since the recording, at least 1
 * @throws where nothing was recorded
 */
export function grown(
  recorded: unknown,
  count: number,
  entry: (index: number) => Record<string, unknown>,
  growth = 1
): unknown[] {
  const entries: unknown[] = Array.isArray(recorded) ? recorded : [];
  if (entries.length === 0) {
    throw new Error('There is nothing recorded that could grow.');
  }
  return Array.from({ length: count }, (_, index) => {
    const value = varied(entries[index % entries.length], (0.5 + scatter(index)) * growth);
    return isObject(value) ? { ...value, ...entry(index) } : value;
  });
}
