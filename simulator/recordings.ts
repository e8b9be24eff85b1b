import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One answer of Flink, cleaned of machine paths and host names. */
export interface RecordedAnswer {
  /** ms since the first request. */
  at: number;
  /** Below Flink's address, with the query: `/jobs/<id>/metrics?get=numRestarts`. The same path may occur several times. */
  path: string;
  status: number;
  /** Parsed JSON, or the text where the answer was none. */
  body: unknown;
}

/** What one real cluster answered within about a minute. */
export interface Recording {
  flinkVersion: string;
  /** Epoch ms of the first request, by the clock of the machine that Flink ran on too. */
  recordedAt: number;
  note: string;
  /** In the order in which they came. */
  answers: RecordedAnswer[];
}

/** Which recording: the folder, named by Flink's version, and the file without its ending. */
export interface RecordingName {
  version: string;
  scenario: string;
}

const defaultFolder = join(__dirname, 'recordings');

class RecordingError extends Error {
  constructor(source: string, place: string, wanted: string) {
    super(`${source}: ${place} is not ${wanted}`);
    this.name = 'RecordingError';
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads fields of one object of the file; says file and place when one is not what it should be. */
function fieldsOf(value: unknown, source: string, place: string) {
  if (!isObject(value)) {
    throw new RecordingError(source, place, 'an object');
  }
  const raw = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
  const inside = (name: string) => (place === 'the file' ? name : `${place}.${name}`);
  return {
    text(name: string): string {
      const found = raw(name);
      if (typeof found !== 'string') {
        throw new RecordingError(source, inside(name), 'a text');
      }
      return found;
    },
    whole(name: string): number {
      const found = raw(name);
      if (typeof found !== 'number' || !Number.isInteger(found) || found < 0) {
        throw new RecordingError(source, inside(name), 'a whole number');
      }
      return found;
    },
    list(name: string): unknown[] {
      const found = raw(name);
      if (!Array.isArray(found)) {
        throw new RecordingError(source, inside(name), 'a list');
      }
      return found;
    },
    present(name: string): unknown {
      if (!Object.hasOwn(value, name)) {
        throw new RecordingError(source, inside(name), 'there');
      }
      return raw(name);
    },
  };
}

function decodeAnswer(value: unknown, source: string, place: string): RecordedAnswer {
  const answer = fieldsOf(value, source, place);
  const path = answer.text('path');
  const status = answer.whole('status');
  if (!path.startsWith('/')) {
    throw new RecordingError(source, `${place}.path`, 'a path');
  }
  if (status < 100 || status > 599) {
    throw new RecordingError(source, `${place}.status`, 'a status of HTTP');
  }
  return { at: answer.whole('at'), path, status, body: answer.present('body') };
}

/** @param source name of the file, for messages */
export function decodeRecording(value: unknown, source: string): Recording {
  const file = fieldsOf(value, source, 'the file');
  const recordedAt = Date.parse(file.text('recordedAt'));
  if (Number.isNaN(recordedAt)) {
    throw new RecordingError(source, 'recordedAt', 'a date');
  }
  return {
    flinkVersion: file.text('flinkVersion'),
    recordedAt,
    note: file.text('note'),
    answers: file.list('answers').map((answer, index) => decodeAnswer(answer, source, `answers[${index}]`)),
  };
}

const byVersion = (left: string, right: string) => left.localeCompare(right, 'en', { numeric: true });

/** All recordings, by version from old to new, then by scenario. */
export function listRecordings(folder = defaultFolder): RecordingName[] {
  const versions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return versions
    .map(({ name }) => name)
    .sort(byVersion)
    .flatMap((version) => {
      const files = readdirSync(join(folder, version)).filter((name) => name.endsWith('.json'));
      return files.sort().map((name) => ({ version, scenario: name.slice(0, -'.json'.length) }));
    });
}

export function readRecording({ version, scenario }: RecordingName, folder = defaultFolder): Recording {
  const file = join(folder, version, `${scenario}.json`);
  return decodeRecording(JSON.parse(readFileSync(file, 'utf8')), `${version}/${scenario}.json`);
}

/** The answers to one path, in the order in which they came. */
export const answersOf = (recording: Recording, path: string): RecordedAnswer[] =>
  recording.answers.filter((answer) => answer.path === path);

/** Flink's ids; every other parameter is any single segment. */
const idParameters: ReadonlySet<string> = new Set(['id', 'vid']);

function segmentMatches(pattern: string, segment: string | undefined): boolean {
  if (!pattern.startsWith(':')) {
    return pattern === segment;
  }
  return segment !== undefined && (!idParameters.has(pattern.slice(1)) || /^[0-9a-f]{32}$/.test(segment));
}

const parametersOf = (query: string | undefined) => [...new URLSearchParams(query ?? '').keys()].sort().join('&');

/**
 * Whether a path is one of an endpoint. `:id` and `:vid` are ids of 32 hex digits, other parameters any segment; the query
 * names the parameters that are there, without values: `/jobs/:id/metrics?get`. Without a query it matches none.
 */
export function matchesEndpoint(endpoint: string, path: string): boolean {
  const [pattern = '', wanted] = endpoint.split('?');
  const [found = '', query] = path.split('?');
  const segments = found.split('/');
  const patterns = pattern.split('/');
  return (
    patterns.length === segments.length &&
    patterns.every((part, index) => segmentMatches(part, segments[index])) &&
    parametersOf(wanted) === parametersOf(query)
  );
}

/** The paths of an endpoint (see `matchesEndpoint`) in the order in which they were first asked for. */
export function pathsOf(recording: Recording, endpoint: string): string[] {
  const paths = recording.answers.map((answer) => answer.path).filter((path) => matchesEndpoint(endpoint, path));
  return [...new Set(paths)];
}

/** The answers of an endpoint (see `matchesEndpoint`), successful ones only, in the order in which they came. */
export const answersAt = (recording: Recording, endpoint: string): RecordedAnswer[] =>
  recording.answers.filter((answer) => answer.status === 200 && matchesEndpoint(endpoint, answer.path));
