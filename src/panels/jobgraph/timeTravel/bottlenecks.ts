import { type Dated, type Since, since } from '../../../diagnosis/since';
import { type Diagnosis } from '../../../diagnosis/diagnosis';

/** What stands most in the way from a moment on; null = nothing does. */
export interface Change {
  /** Epoch ms. */
  at: number;
  /** Vertex id. */
  vertex: string | null;
}

/**
 * Since when a vertex has been a bottleneck as of a moment; null where it was none then.
 * @param history in any order, also of later moments
 */
export const bottleneckSince = (history: readonly Dated[], vertex: string, at: number): Since | null =>
  since(
    history.filter(({ time }) => time <= at),
    vertex
  );

/** The vertex that holds back most; null = none does, undefined = not known. */
function worstOf(diagnosis: Diagnosis): string | null | undefined {
  switch (diagnosis.kind) {
    case 'unknown':
      return undefined;
    case 'none':
      return null;
    case 'bottlenecks':
      return diagnosis.bottlenecks[0]?.vertex ?? null;
  }
}

/**
 * When the worst bottleneck came, went or became another one. What is not known changes nothing, and the series' first moment
 * is only told where there is a bottleneck.
 * @param history in the order of time
 */
export function changesOf(history: readonly Dated[]): Change[] {
  const changes: Change[] = [];
  let before: string | null = null;
  for (const { time, diagnosis } of history) {
    const vertex = worstOf(diagnosis);
    if (vertex !== undefined && vertex !== before) {
      changes.push({ at: time, vertex });
      before = vertex;
    }
  }
  return changes;
}

/** The diagnosis of the moment that is nearest to another one; null where there is none within `limit` ms. */
export function diagnosisNear(history: readonly Dated[], at: number, limit: number): Diagnosis | null {
  let nearest: Dated | null = null;
  for (const one of history) {
    if (Math.abs(one.time - at) < Math.abs((nearest?.time ?? Infinity) - at)) {
      nearest = one;
    }
  }
  return nearest !== null && Math.abs(nearest.time - at) <= limit ? nearest.diagnosis : null;
}
