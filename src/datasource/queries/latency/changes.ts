import { type Statistic } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';

type Pair = Pick<Reading['histogram'], 'sourceId' | 'operatorId'>;

interface Seen {
  values: Map<string, number>;
  changedAt: number;
}

/** Equal for what is drawn as one line. @param subtask null where all subtasks are one line */
const lineKey = ({ sourceId, operatorId }: Pair, subtask: number | null) => `${sourceId}/${operatorId}/${subtask}`;

/**
 * Since when no value of a pair has changed. Flink's histograms keep the last 128 markers for ever and do not count them:
 * that nothing changes in any subtask, the mean of the first one included, is the only sign that no marker comes in.
 */
export class Changes {
  private readonly lines = new Map<string, Seen>();

  /** Takes in what a refresh has read. */
  note(readings: readonly Reading[], bySubtask: boolean): void {
    for (const { histogram, values, at } of readings) {
      const key = lineKey(histogram, bySubtask ? histogram.subtask : null);
      const seen = this.lines.get(key) ?? { values: new Map<string, number>(), changedAt: at };
      for (const [statistic, value] of values) {
        this.compare(seen, `${histogram.sourceIndex}/${histogram.subtask}/${statistic}`, value, at);
      }
      this.lines.set(key, seen);
    }
  }

  /** Ms since the line changed, at a time; 0 for what was never read. */
  unchangedAt(pair: Pair, subtask: number | null, at: number): number {
    return Math.max(0, at - (this.lines.get(lineKey(pair, subtask))?.changedAt ?? at));
  }

  private compare(seen: Seen, name: string, value: number, at: number): void {
    const before = seen.values.get(name);
    if (before !== undefined && before !== value) {
      seen.changedAt = Math.max(seen.changedAt, at);
    }
    seen.values.set(name, value);
  }
}

/** Of the statistics the one that moves with every marker. */
export const watched: Statistic = 'mean';
