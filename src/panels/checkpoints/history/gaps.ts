import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type Checkpoint, type State } from './checkpoint';
import { causeOf } from './failures';
import { type History } from './merge';

/** A time in which no checkpoint completed although one should have; epoch ms of the viewer's clock. */
export interface Gap {
  from: number;
  to: number;
  /** Checkpoints that failed in it. */
  failed: number;
  /** It lasts until now, though one may be under way. */
  isOpen: boolean;
  /** Ms without a completed one: beyond `to` while one is under way. */
  lasts: number;
  /** What came before is not known: it has lasted so long at least. */
  isLonger: boolean;
}

/** So many intervals may pass. */
const intervals = 2;
/** Triggers are never exactly on time. */
const graceMs = 2_000;

type Settings = Pick<LatestCheckpointsRow, 'interval' | 'minPause' | 'jobState'>;

interface Span {
  from: number;
  to: number;
}

type Pause = Span & Pick<Gap, 'isOpen' | 'isLonger'>;

/** From a failure of the job, which ends the checkpoints under way, to the next trigger: nothing can be expected then. */
function downTimes(checkpoints: readonly Checkpoint[], until: number): Span[] {
  return checkpoints.flatMap(({ state, row, to }, index) => {
    const isDown = state === 'failed' && to !== null && causeOf(row.failure) === 'restarted';
    const next = checkpoints.slice(index + 1).find(({ from }) => to !== null && from >= to);
    return isDown ? [{ from: to, to: next?.from ?? until }] : [];
  });
}

const overlap = (left: Span, right: Span) => Math.max(0, Math.min(left.to, right.to) - Math.max(left.from, right.from));

const isRegular = ({ isSavepoint }: Checkpoint) => !isSavepoint;
const is = (wanted: State) => (checkpoint: Checkpoint) => checkpoint.state === wanted;

/** From the end of each completed one to the trigger of the next completed one, and from the last to `until`. */
function pauses(checkpoints: readonly Checkpoint[], until: number): Pause[] {
  const completed = checkpoints.filter(is('completed'));
  const underWay = checkpoints.find(is('inProgress'));
  const ends = completed.flatMap(({ to }) => to ?? []);
  const starts = completed.slice(1).map(({ from }) => from);
  return ends.map((from, index) => {
    const next = starts[index];
    return { from, to: next ?? Math.min(until, underWay?.from ?? until), isOpen: next === undefined, isLonger: false };
  });
}

/** Before the first completed one, as far as is known: a job whose checkpoints all fail has no other pause. */
function start(checkpoints: readonly Checkpoint[], until: number): Pause[] {
  const [first] = checkpoints;
  const completed = checkpoints.find(is('completed'));
  return first === undefined || first === completed
    ? []
    : [
        {
          from: first.from,
          to: completed?.from ?? until,
          isOpen: completed === undefined,
          isLonger: first.row.id !== 1,
        },
      ];
}

/**
 * @param until now, or when the job ended; epoch ms of the viewer's clock
 * @returns oldest first; none where there is no interval
 */
export function gapsOf({ checkpoints, coveredFrom }: History, settings: Settings | null, until: number): Gap[] {
  const { interval = null, minPause = null, jobState = null } = settings ?? {};
  if (interval === null || coveredFrom === null) {
    return [];
  }
  const most = Math.max(interval, minPause ?? 0) * intervals + graceMs;
  const known = checkpoints.filter(({ from }) => from >= coveredFrom);
  const down = downTimes(known, until);
  const regular = known.filter(isRegular);
  // It may be older than what is known without holes.
  const lastEnd = checkpoints.findLast((each) => isRegular(each) && is('completed')(each))?.to ?? null;
  const isDownNow = jobState !== null && jobState !== 'RUNNING';
  return [...start(regular, until), ...pauses(regular, until)]
    .filter(({ isOpen }) => !(isOpen && isDownNow))
    .filter((pause) => pause.to - pause.from - down.reduce((sum, each) => sum + overlap(pause, each), 0) > most)
    .map(({ from, to, isOpen, isLonger }) => ({
      from,
      to,
      isOpen,
      isLonger: isLonger && (lastEnd === null || !isOpen),
      lasts: (isOpen ? until : to) - (isOpen ? (lastEnd ?? from) : from),
      failed: regular.filter((each) => is('failed')(each) && each.from >= from && each.from < to).length,
    }));
}
