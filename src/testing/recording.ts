import { answersAt, listRecordings, readRecording, type Recording } from '../../simulator/recordings';

const all = listRecordings().map((name) => ({
  title: `${name.version} ${name.scenario}`,
  ...name,
  recording: readRecording(name),
}));

/** Every recording of a real cluster's jobs, for `describe.each`: `title` is such as `2.3.0 standard`. */
export const recordings = all.filter(({ scenario }) => scenario !== 'diagnostics');

/** Those of logs, thread dumps and flame graphs, one of each version. */
export const diagnosticRecordings = all.filter(({ scenario }) => scenario === 'diagnostics');

/** Those of the demo jobs, one of each version. */
export const standardRecordings = recordings.filter(({ scenario }) => scenario === 'standard');

/** A decoded answer with what its path and time tell. */
export interface Decoded<T> {
  value: T;
  /** Epoch ms at which the answer came. */
  time: number;
  /** The ids in the path, in order: job, vertex. */
  ids: string[];
}

/** All successful answers of an endpoint (see `matchesEndpoint`), decoded. */
export const decodedAt = <T>(recording: Recording, endpoint: string, decode: (body: unknown) => T): Array<Decoded<T>> =>
  answersAt(recording, endpoint).map(({ at, path, body }) => ({
    value: decode(body),
    time: recording.recordedAt + at,
    ids: [...path.matchAll(/[0-9a-f]{32}/g)].map(([id]) => id),
  }));

/** Whether a version belongs to a release line or a later one: `isSince('2.3.0', '1.20')`. */
export const isSince = (version: string, line: string): boolean =>
  version.localeCompare(line, 'en', { numeric: true }) >= 0;
