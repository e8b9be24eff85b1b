/** What a server does instead of answering, for paths that begin with `path`. */
export type Fault = { path: string } &
  /** The connection breaks. */
  (
    | { kind: 'drop' }
    /** Nothing ever comes. */
    | { kind: 'hang' }
    /** The answer comes late. */
    | { kind: 'delay'; ms: number }
    /** Something else answers, as a proxy in front of Flink does. */
    | { kind: 'answer'; status: number; contentType: string; text: string }
  );

export const faultFor = (faults: readonly Fault[], url: string): Fault | null =>
  faults.find(({ path }) => url.startsWith(path)) ?? null;
