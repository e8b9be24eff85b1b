import { eventKey, type FlinkEvent } from '../flink/events/event';
import { type EventRow } from './events';

export type Severity = 'error' | 'warning' | 'info';

/** An event with the job that it happened to; null for those of the cluster. */
export interface PlacedEvent {
  event: FlinkEvent;
  job: { id: string; name: string | null } | null;
}

/** What to say of an event. */
export interface EventWords {
  title: string;
  text: string;
}

const passing: ReadonlySet<string> = new Set(['FAILING', 'RESTARTING', 'CANCELLING', 'CANCELED', 'SUSPENDED']);

function severityOfState(state: string): Severity {
  if (state === 'FAILED') {
    return 'error';
  }
  return passing.has(state) ? 'warning' : 'info';
}

export function severityOf(event: FlinkEvent): Severity {
  switch (event.kind) {
    case 'failure':
    case 'taskManagerLost':
      return 'error';
    case 'restart':
    case 'checkpointFailed':
      return 'warning';
    case 'state':
      return severityOfState(event.state);
    case 'savepoint':
      return event.status === 'FAILED' ? 'error' : 'info';
    case 'rescale':
      return event.outcome === 'FAILED' ? 'error' : 'info';
    case 'taskManagerJoined':
    case 'parallelismChanged':
      return 'info';
  }
}

/** Grafana splits the tags at commas, which names may contain. */
const asTag = (text: string) => text.replaceAll(/\s*,\s*/g, ' ').trim();

function rowOf({ event, job }: PlacedEvent, { title, text }: EventWords): EventRow {
  const { time, timeEnd, kind, task, taskManager } = event;
  const tags = [kind, job?.name ?? '', taskManager ?? ''].map(asTag).filter((tag) => tag !== '');
  return {
    time,
    timeEnd,
    kind,
    title,
    text,
    tags: tags.join(','),
    severity: severityOf(event),
    job: job?.name ?? null,
    task,
    taskManager,
    jobId: job?.id ?? null,
    id: `${job?.id ?? ''}/${eventKey(event)}`,
  };
}

/** Newest first. */
export const eventsOf = (events: readonly PlacedEvent[], wordsOf: (event: FlinkEvent) => EventWords): EventRow[] =>
  [...events]
    .sort((left, right) => right.event.time - left.event.time)
    .map((placed) => rowOf(placed, wordsOf(placed.event)));
