import { FlinkError } from './errors';

const hex32 = /^[0-9a-f]{32}$/;

export const isId = (value: string): boolean => hex32.test(value);

/** A job or vertex id as a path segment. Ids come from dashboards and URLs: anything but 32 hex digits is refused. */
export function idSegment(what: 'job' | 'vertex', value: string): string {
  if (!isId(value)) {
    throw new FlinkError({ kind: 'invalid', what, value: value.slice(0, 80) });
  }
  return value;
}
