/**
 * Addresses as Go's net/url reads and writes them. Grafana's data source proxy matches and forwards with these rules, and
 * the gate depends on their details. Every text here is a string of bytes (char codes 0 to 255), as Node gives `req.url`.
 */

const hex = /^[0-9a-fA-F]{2}$/;

/** Percent escapes decoded to bytes; null where Go refuses the text. */
function unescape(text: string, plusIsSpace: boolean): string | null {
  let decoded = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '%') {
      const digits = text.slice(at + 1, at + 3);
      if (!hex.test(digits)) {
        return null;
      }
      decoded += String.fromCharCode(parseInt(digits, 16));
      at += 2;
    } else {
      decoded += char === '+' && plusIsSpace ? ' ' : char;
    }
  }
  return decoded;
}

export const unescapePath = (text: string) => unescape(text, false);

const escapeByte = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const escape = (bytes: string, kept: RegExp) =>
  Array.from(bytes, (char) => (kept.test(char) ? char : escapeByte(char))).join('');

const keptInPath = /[A-Za-z0-9\-_.~$&+,/:;=@]/;
const validInRawPath = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;

/**
 * What Go's `URL.EscapedPath()` says of the path of a request line: the path as it came, unless it has a byte that must be
 * escaped. Then the decoded path is encoded anew, which decodes every other escape too. Null where Go answers 400.
 */
export function escapedPath(rawPath: string): string | null {
  const decoded = unescapePath(rawPath);
  if (decoded === null) {
    return null;
  }
  return validInRawPath.test(rawPath) ? rawPath : escape(decoded, keptInPath);
}

/** Grafana's `CleanRelativePath`: no leading slash, no empty segment, no literal `.` or `..`; `.` for the root. */
export function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  return kept.length === 0 ? '.' : kept.join('/');
}

/** Grafana's `JoinURLFragments`. */
export function joinPaths(base: string, path: string): string {
  if (path === '') {
    return base;
  }
  const between = base.endsWith('/') === path.startsWith('/');
  if (!between) {
    return base + path;
  }
  return base.endsWith('/') ? base + path.slice(1) : `${base}/${path}`;
}

/** Pairs of a query in their order. Like Go, parts with a semicolon or a broken escape are dropped. */
export function parseQuery(query: string): Array<readonly [name: string, value: string]> {
  const pairs: Array<readonly [string, string]> = [];
  for (const part of query.split('&')) {
    if (part === '' || part.includes(';')) {
      continue;
    }
    const equals = part.indexOf('=');
    const name = unescape(equals < 0 ? part : part.slice(0, equals), true);
    const value = unescape(equals < 0 ? '' : part.slice(equals + 1), true);
    if (name !== null && value !== null) {
      pairs.push([name, value]);
    }
  }
  return pairs;
}

const escapeQuery = (bytes: string) => escape(bytes, /[A-Za-z0-9\-_.~ ]/).replaceAll(' ', '+');

/** Go's `Values.Encode()`: sorted by name, values of one name in their order. */
export function encodeQuery(pairs: ReadonlyArray<readonly [name: string, value: string]>): string {
  return pairs
    .map(([name, value], index) => ({ name, value, index }))
    .sort((a, b) => (a.name === b.name ? a.index - b.index : a.name < b.name ? -1 : 1))
    .map(({ name, value }) => `${escapeQuery(name)}=${escapeQuery(value)}`)
    .join('&');
}
