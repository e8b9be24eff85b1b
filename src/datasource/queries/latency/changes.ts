import { type Statistic } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';

type Pair = Pick<Reading['histogram'], 'sourceId' | 'operatorId'>;

interface Seen {
  values: Map<string, number>;
  /** By histogram. */
  means: Map<string, number>;
  changedAt: number;
}

const newlySeen = (at: number): Seen => ({ values: new Map(), means: new Map(), changedAt: at });

/** Equal for what is drawn as one line. @param subtask null where all subtasks are one line */
const lineKey = ({ sourceId, operatorId }: Pair, subtask: number | null) => `${sourceId}/${operatorId}/${subtask}`;

/** From here on markers differ by whole milliseconds all the time. */
const slowMs = 5;
/** Nearer to a whole number than this, nearly all of the last markers took the same time. */
const nearlyWhole = 0.1;

/** Times are whole milliseconds: those of a fast operator are all the same, and stay so while markers come in. */
const movesWithMarkers = (mean: number) => mean >= slowMs || Math.abs(mean - Math.round(mean)) > nearlyWhole;

/** Of the statistics the one that moves with every marker. */
export const watched: Statistic = 'mean';

/**
 * Since when no value of a pair has changed. Flink's histograms keep the last 128 markers for ever and do not count them:
 * that nothing changes in any subtask is the only sign that no marker comes in. A quantile stands still for minutes of its
 * own accord, so without a mean that would move nothing can be told.
 */
export class Changes {
  private readonly lines = new Map<string, Seen>();

  /** Takes in what a refresh has read. */
  note(readings: readonly Reading[], bySubtask: boolean): void {
    for (const { histogram, values, at } of readings) {
      const key = lineKey(histogram, bySubtask ? histogram.subtask : null);
      const seen = this.lines.get(key) ?? newlySeen(at);
      const name = `${histogram.sourceIndex}/${histogram.subtask}`;
      for (const [statistic, value] of values) {
        this.compare(seen, `${name}/${statistic}`, value, at);
      }
      const mean = values.get(watched);
      if (mean !== undefined) {
        seen.means.set(name, mean);
      }
      this.lines.set(key, seen);
    }
  }

  /** Ms since the line changed, at a time; 0 for what was never read, and where standing still would mean nothing. */
  unchangedAt(pair: Pair, subtask: number | null, at: number): number {
    const seen = this.lines.get(lineKey(pair, subtask));
    return seen === undefined || ![...seen.means.values()].some(movesWithMarkers)
      ? 0
      : Math.max(0, at - seen.changedAt);
  }

  private compare(seen: Seen, name: string, value: number, at: number): void {
    const before = seen.values.get(name);
    if (before !== undefined && before !== value) {
      seen.changedAt = Math.max(seen.changedAt, at);
    }
    seen.values.set(name, value);
  }
}
