import { type DataFrame } from '@grafana/data';
import { type Since } from '../../../diagnosis/since';
import { verdicts } from '../../../frames/verdict';

/** Since when vertices hold others back, as the data source remembers it, by vertex id. */
export const sinceIn = (frames: readonly DataFrame[]): Map<string, Since> =>
  new Map(
    frames
      .flatMap((frame) => verdicts.read(frame) ?? [])
      .flatMap(({ vertex, since, isOlder }): Array<[string, Since]> =>
        since === null ? [] : [[vertex, { time: since, orLonger: isOlder !== false }]]
      )
  );

/** What the data source has seen and what series of the past tell. Of a past moment only the latter counts; of now the
 * earlier of the two. */
export function earlierOf(seen: Since | null, told: Since | null, isPast: boolean): Since | null {
  if (isPast || seen === null) {
    return told;
  }
  return told === null || told.time >= seen.time ? seen : told;
}
