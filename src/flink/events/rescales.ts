import { Fields } from '../decode';
import { idSegment } from '../ids';
import { type Transport } from '../transport';
import { type FlinkEvent, momentOf } from './event';

/** One entry of the history that the adaptive scheduler keeps since Flink 2.3. Words are Flink's own. */
export interface RescaleOutcome {
  id: string;
  started: number;
  /** Null while it goes on. */
  ended: number | null;
  trigger: string | null;
  outcome: string | null;
  reason: string | null;
}

const endpoint = '/jobs/:id/rescales/history';

export function decodeRescaleOutcomes(body: unknown): RescaleOutcome[] {
  return Fields.all(body, endpoint).map((rescale) => ({
    id: rescale.textOrNull('rescaleUuid') ?? '',
    started: rescale.number('startTimestampInMillis'),
    ended: rescale.millisOrNull('endTimestampInMillis'),
    trigger: rescale.textOrNull('triggerCause'),
    outcome: rescale.textOrNull('terminalState'),
    reason: rescale.textOrNull('terminatedReason'),
  }));
}

export const rescaleEvents = (rescales: readonly RescaleOutcome[]): FlinkEvent[] =>
  rescales.map(({ id, started, ended, trigger, outcome, reason }) => ({
    kind: 'rescale',
    trigger,
    outcome,
    reason,
    ...momentOf(started, id),
    timeEnd: ended,
  }));

/** Not found unless the job has the adaptive scheduler and its history is switched on. */
export async function getRescaleOutcomes(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<RescaleOutcome[]> {
  return decodeRescaleOutcomes(await transport.get(`/jobs/${idSegment('job', jobId)}/rescales/history`, {}, signal));
}
