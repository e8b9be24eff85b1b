import { type EventKind, eventKey, type FlinkEvent } from './event';
import { sameMomentMs } from './restarts';

export interface Selection {
  /** Epoch ms, both ends belong to it. */
  from: number;
  to: number;
  kinds: ReadonlySet<EventKind>;
}

/**
 * The events of one job, or of the cluster, that were seen: Flink's own histories are short. Each is kept once, as it was
 * seen last; the oldest go first when there are too many.
 */
export class EventLog {
  private events = new Map<string, FlinkEvent>();

  constructor(private readonly limit = 1_000) {}

  add(events: readonly FlinkEvent[]): void {
    for (const event of events) {
      const key = this.keyOf(event);
      const known = this.events.get(key);
      // An end that Flink no longer tells is still known.
      this.events.set(key, {
        ...event,
        time: known?.time ?? event.time,
        timeEnd: event.timeEnd ?? known?.timeEnd ?? null,
      });
    }
    if (this.events.size > this.limit) {
      const newest = [...this.events].sort(([, left], [, right]) => right.time - left.time).slice(0, this.limit);
      this.events = new Map(newest);
    }
  }

  /** Newest first. States that only repeat a restart are left out when restarts are asked for, too. */
  select({ from, to, kinds }: Selection): FlinkEvent[] {
    const restarts = kinds.has('restart') ? this.all().filter(({ kind }) => kind === 'restart') : [];
    return this.all()
      .filter((event) => kinds.has(event.kind) && event.time <= to && (event.timeEnd ?? event.time) >= from)
      .filter((event) => !restarts.some((restart) => repeats(event, restart)))
      .sort((left, right) => right.time - left.time);
  }

  all(): FlinkEvent[] {
    return [...this.events.values()];
  }

  /** A restart is told by the history of failures and by the job's state, some milliseconds apart. */
  private keyOf(event: FlinkEvent): string {
    const same = event.kind === 'restart' ? this.all().find((known) => isSameRestart(known, event)) : undefined;
    return eventKey(same ?? event);
  }
}

const isSameRestart = (known: FlinkEvent, { time }: FlinkEvent) =>
  known.kind === 'restart' && Math.abs(known.time - time) <= sameMomentMs;

function repeats(event: FlinkEvent, { time, timeEnd }: FlinkEvent): boolean {
  if (event.kind !== 'state') {
    return false;
  }
  return (
    (event.state === 'RESTARTING' && Math.abs(event.time - time) <= sameMomentMs) ||
    (event.state === 'RUNNING' && event.time === timeEnd)
  );
}
