/**
 * Characters of one answer. A vertex of parallelism 10,000 or a list of 50,000 metrics stays below a half of it; much more
 * would hold up the browser for seconds and take several times its size of memory.
 */
export const largestAnswer = 32_000_000;

/**
 * The only way to Flink: a GET below Flink's address. `path` starts with a slash and is already encoded.
 * Resolves to the parsed JSON, rejects with a FlinkError, or with an AbortError when `signal` is aborted.
 */
export interface Transport {
  get(path: string, params?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<unknown>;
  /** As `get`, for the few answers that are plain text, such as log files. */
  text(path: string, signal?: AbortSignal): Promise<string>;
}
