import { type RecordedAnswer } from '../recordings';

/** Names that must not stay in a recording, beside those that the answers themselves give away. */
export interface Private {
  hosts: readonly string[];
  users: readonly string[];
}

const roots =
  'tmp|home|root|work|workspace|var|opt|usr|mnt|srv|data|private|Users|Volumes|runner|builds|github|app|etc|nix|run';
const localPath = new RegExp(String.raw`(?:(file:/{0,2})|(?<![\w.:/-]))/(?:${roots})/[^\s"'<>,;|)\]]*`, 'g');
const keptFolders = /.*\/((?:checkpoints|savepoints|web|log)(?:\/.*)?)$/;
const longestTrace = 40;
/** Of a log, at its beginning and at its end. */
const keptLines = 60;
/** Lines of one thread in a thread dump. */
const longestStack = 10;

/** Hosts that tell nothing: loopback, and what Flink writes for "none". */
const plainHosts: ReadonlySet<string> = new Set(['', 'localhost', '0.0.0.0', '::', '::1', 'null', '(unassigned)']);
const isPlainHost = (host: string) => plainHosts.has(host) || /^127\./.test(host);
/** Users that are nobody in particular, and words that stand in Flink's own names. */
const plainUsers: ReadonlySet<string> = new Set(['', 'root', 'flink', 'user', 'admin', 'nobody', 'shared']);

const hostFields: ReadonlySet<string> = new Set(['host', 'endpoint', 'location']);
const addressFields: ReadonlySet<string> = new Set(['path', 'address', 'url']);

function hostIn(field: string, value: string): string {
  const pattern = hostFields.has(field)
    ? /^(\[[^\]]+\]|[\w.-]+)(?::\d+)?$/
    : addressFields.has(field)
      ? /(?:\/\/|@)(\[[^\]]+\]|[\w.-]+)(?::\d+)?(?:\/|$)/
      : null;
  const [, host = ''] = pattern?.exec(value) ?? [];
  return host.replace(/^\[|\]$/g, '');
}

const addressIn4 = /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g;
const homeOf = /\/(?:home|Users)\/([^/\s"']+)/g;

/** Calls `see` for every text below a value, with the name of the field that holds it ('' in lists). */
function eachText(value: unknown, see: (text: string, field: string) => void, field = ''): void {
  if (typeof value === 'string') {
    see(value, field);
  } else if (Array.isArray(value)) {
    value.forEach((item) => eachText(item, see));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries<unknown>({ ...value })) {
      see(name, '');
      eachText(inner, see, name);
    }
  }
}

/** Hosts and users that the answers name, in order of appearance. */
function namesIn(answers: readonly RecordedAnswer[], known: Private) {
  const hosts = new Set(known.hosts);
  const users = new Set(known.users);
  for (const answer of answers) {
    eachText([answer.path, answer.body], (text, field) => {
      hosts.add(hostIn(field, text));
      for (const [address] of text.matchAll(addressIn4)) {
        hosts.add(address);
      }
      for (const [, user = ''] of text.matchAll(homeOf)) {
        users.add(user);
      }
    });
  }
  return {
    hosts: [...hosts].filter((host) => !isPlainHost(host)),
    users: [...users].filter((user) => !plainUsers.has(user) && user.length > 2),
  };
}

/** Replaces whole names: `name` -> `host-1`, the longest first, so that a name within another does no harm. */
function replacer(names: readonly string[], neutral: string): (text: string) => string {
  if (names.length === 0) {
    return (text) => text;
  }
  const numbers = new Map(names.map((name, index) => [name, `${neutral}-${index + 1}`]));
  const escaped = [...names]
    .sort((left, right) => right.length - left.length)
    .map((name) => name.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const pattern = new RegExp(String.raw`(?<![\w.-])(?:${escaped.join('|')})(?![\w-]|\.\w)`, 'g');
  return (text) => text.replace(pattern, (name) => numbers.get(name) ?? name);
}

/** `/home/me/flink/checkpoints/chk-1` -> `/flink/checkpoints/chk-1`; of a folder that we do not know only the last name stays. */
function neutralPath(found: string, scheme: string | undefined): string {
  const path = found.slice(scheme?.length ?? 0).replace(/\/+$/, '');
  const [, kept = path.slice(path.lastIndexOf('/') + 1)] = keptFolders.exec(path) ?? [];
  return `${scheme === undefined ? '' : 'file:'}/flink/${kept}`;
}

const isLog = (lines: readonly string[]) =>
  lines.some((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.,]\d{3} /.test(line));

function shortened(text: string): string {
  const lines = text.split('\n');
  if (isLog(lines)) {
    return [...lines.slice(0, keptLines), ...lines.slice(keptLines).slice(-keptLines)].join('\n');
  }
  if (/^".*" Id=\d+ /.test(text)) {
    return [...lines.slice(0, longestStack), ''].slice(0, lines.length).join('\n');
  }
  return lines.length > longestTrace && /\n\s+at /.test(text) ? lines.slice(0, longestTrace).join('\n') : text;
}

/** The same value with every text and field name changed. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries<unknown>({ ...value });
  return Object.fromEntries(entries.map(([name, inner]) => [change(name), mapTexts(inner, change)]));
}

/**
 * Takes out what belongs to the machine: paths become `/flink/...`, host names and addresses `host-1`, ..., user names
 * `user-1`, ..., the same ones everywhere. Stack traces stay, cut at 40 lines, those of
 * thread dumps at 10, logs their first and last 60 lines. Loopback names stay.
 */
export function cleanAnswers(answers: readonly RecordedAnswer[], known: Private): RecordedAnswer[] {
  const names = namesIn(answers, known);
  const withoutHosts = replacer(names.hosts, 'host');
  const withoutUsers = replacer(names.users, 'user');
  const clean = (text: string) =>
    withoutUsers(
      withoutHosts(shortened(text).replace(localPath, (path, scheme: string | undefined) => neutralPath(path, scheme)))
    );
  return answers.map((answer) => ({ ...answer, path: clean(answer.path), body: mapTexts(answer.body, clean) }));
}
