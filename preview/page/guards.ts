export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes a value for what the caller's type says, as Grafana takes the JSON of its own server and of plugins: the format is
 * checked where it is written, not again in every reader.
 */
export const isTrusted = <T>(_value: unknown): _value is T => true;

/** @throws where the text is no JSON */
export function fromJson<T>(text: string): T {
  const value: unknown = JSON.parse(text);
  if (isTrusted<T>(value)) {
    return value;
  }
  throw new Error('unreachable');
}
