/** A request that a cluster got. */
export interface Asked {
  /** Without its query. */
  path: string;
  /** Of the body that it answered with, not compressed; 0 while there is none. */
  bytes: number;
}

export interface Amount {
  requests: number;
  bytes: number;
}

export const amountOf = (asked: readonly Asked[]): Amount => ({
  requests: asked.length,
  bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
});
