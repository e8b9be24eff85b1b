import { type GraphVertex } from '../frames/jobGraph';
import { type Concern } from './diagnosis';
import { hasFew } from './guilty';
import { isBackpressured, isSaturated } from './load';
import { placeOf } from './place';
import { type Situation } from './situation';

/** Records that are spread unevenly over subtasks which are hardly busy matter to nobody. */
export const unevenFrom = 0.1;

/** Few are hot because of their records; while their rates are not known yet, a closer look is worth it. */
function unevenOf(vertex: GraphVertex, situation: Situation): Concern | null {
  if (!hasFew(vertex, situation)) {
    return null;
  }
  const place = placeOf(vertex, 'partly', situation);
  return place.cause === 'skew' || place.cause === 'unknown' ? { ...place, kind: 'uneven' } : null;
}

function concernOf(vertex: string, situation: Situation): Concern | null {
  const row = situation.vertices.get(vertex);
  const load = situation.loadOf(vertex);
  if (row === undefined || load.phase === 'ended') {
    return null;
  }
  if (isSaturated(load)) {
    // Stages of a batch job run as fast as they can: that is no limit to come near to.
    return situation.job?.type === 'BATCH' ? null : { ...placeOf(row, 'busy', situation), kind: 'nearLimit' };
  }
  if (isBackpressured(load) || (load.busy ?? 0) < unevenFrom) {
    return null;
  }
  return unevenOf(row, situation);
}

const pressing = ({ kind, evidence }: Concern) => (kind === 'nearLimit' ? 1 : 0) + (evidence.busy ?? 0);

/** @param holders vertices that hold others back already */
export const concernsOf = (situation: Situation, holders: ReadonlySet<string>): Concern[] =>
  [...situation.vertices.keys()]
    .filter((id) => !holders.has(id))
    .flatMap((id) => concernOf(id, situation) ?? [])
    .sort((a, b) => pressing(b) - pressing(a) || (a.vertex < b.vertex ? -1 : 1));
