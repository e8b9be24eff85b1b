const written = /^\/(.+)\/([dgimsuvy]*)$/s;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/**
 * What somebody typed to search for: text that may stand anywhere, in upper or lower case, or `/regular expression/` with its
 * flags. Null when the expression is none. Empty text finds everything.
 */
export function searchFor(typed: string): RegExp | null {
  const [, pattern, flags = ''] = written.exec(typed) ?? [];
  try {
    return pattern === undefined ? new RegExp(escaped(typed), 'i') : new RegExp(pattern, flags.replace(/[gy]/g, ''));
  } catch {
    return null;
  }
}
