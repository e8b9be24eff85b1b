import { orAbsent } from './absent';
import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** One vertex of a rescale. */
export interface RescaledVertex {
  name: string;
  before: number | null;
  after: number | null;
}

/** One rescale that the adaptive scheduler remembers (Flink 2.3 and newer). Words are Flink's own, times epoch ms. */
export interface Rescale {
  /** Null in answers that do not say. */
  id: string | null;
  trigger: string | null;
  /** COMPLETED, FAILED or IGNORED; null while it goes on. */
  state: string | null;
  reason: string | null;
  started: number;
  ended: number | null;
  /** Empty in the history of Flink 2.3: only the details of one rescale hold them. */
  vertices: RescaledVertex[];
}

/** How many rescales there were, also those that the history has forgotten. */
export interface RescaleCounts {
  inProgress: number | null;
  completed: number | null;
  ignored: number | null;
  failed: number | null;
}

function decodeRescale(rescale: Fields): Rescale {
  const vertices = rescale.objectOrNull('vertices');
  return {
    id: rescale.textOrNull('rescaleUuid'),
    trigger: rescale.textOrNull('triggerCause'),
    state: rescale.textOrNull('terminalState'),
    reason: rescale.textOrNull('terminatedReason'),
    started: rescale.number('startTimestampInMillis'),
    ended: rescale.millisOrNull('endTimestampInMillis'),
    vertices: (vertices?.names() ?? []).flatMap((id) => {
      const vertex = vertices?.objectOrNull(id) ?? null;
      return vertex === null
        ? []
        : [
            {
              name: vertex.textOrNull('jobVertexName') ?? id,
              before: vertex.millisOrNull('preRescaleParallelism'),
              after: vertex.millisOrNull('postRescaleParallelism'),
            },
          ];
    }),
  };
}

export const decodeRescales = (answer: unknown): Rescale[] =>
  Fields.all(answer, '/jobs/:id/rescales/history').map(decodeRescale);

export const decodeRescaleDetails = (answer: unknown): Rescale =>
  decodeRescale(Fields.of(answer, '/jobs/:id/rescales/details/:rescale'));

export function decodeRescaleCounts(answer: unknown): RescaleCounts {
  const counts = Fields.of(answer, '/jobs/:id/rescales/overview').object('rescalesCounts');
  return {
    inProgress: counts.millisOrNull('inProgress'),
    completed: counts.millisOrNull('completed'),
    ignored: counts.millisOrNull('ignored'),
    failed: counts.millisOrNull('failed'),
  };
}

const below = (jobId: string) => `/jobs/${idSegment('job', jobId)}/rescales`;

export async function getRescales(transport: Transport, jobId: string, signal?: AbortSignal): Promise<Rescale[]> {
  return decodeRescales(await orAbsent('rescales', transport.get(`${below(jobId)}/history`, {}, signal)));
}

export async function getRescaleCounts(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<RescaleCounts> {
  return decodeRescaleCounts(await orAbsent('rescales', transport.get(`${below(jobId)}/overview`, {}, signal)));
}

export async function getRescaleDetails(
  transport: Transport,
  jobId: string,
  rescaleId: string,
  signal?: AbortSignal
): Promise<Rescale> {
  const path = `${below(jobId)}/details/${encodeURIComponent(rescaleId)}`;
  return decodeRescaleDetails(await transport.get(path, {}, signal));
}
