import { type DataFrame } from '@grafana/data';
import { verdicts } from '../../../frames/verdict';

/** Since when a vertex holds others back. */
export interface Since {
  /** Epoch ms. */
  at: number;
  /** False: at least since then; nobody looked before. */
  exact: boolean;
}

/** What the data source remembers, by vertex id. */
export const sinceIn = (frames: readonly DataFrame[]): Map<string, Since> =>
  new Map(
    frames
      .flatMap((frame) => verdicts.read(frame) ?? [])
      .flatMap(({ vertex, since, isOlder }): Array<[string, Since]> =>
        since === null ? [] : [[vertex, { at: since, exact: isOlder === false }]]
      )
  );
