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

/**
 * A TaskManager's id as a path segment. Ids are free text (`10.0.0.7:34567-64d0d8`, `tm-1`, a pod's name), so all that could
 * name another path is refused: nothing, dots only, slashes and control characters.
 */
export function taskManagerSegment(value: string): string {
  if (/^\.*$|[/\\\u0000-\u001f]/.test(value)) {
    throw new FlinkError({ kind: 'invalid', what: 'TaskManager', value: value.slice(0, 80) });
  }
  return encodeURIComponent(value);
}
