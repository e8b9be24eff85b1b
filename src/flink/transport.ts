/**
 * The only way to Flink: a GET below Flink's address. `path` starts with a slash and is already encoded.
 * Resolves to the parsed JSON, rejects with a FlinkError, or with an AbortError when `signal` is aborted.
 */
export interface Transport {
  get(path: string, params?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<unknown>;
  /** As `get`, for the few answers that are plain text, such as log files. */
  text(path: string, signal?: AbortSignal): Promise<string>;
}
