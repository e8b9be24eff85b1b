import { hasValues, isBackpressured, isSaturated, type Load } from './load';
import { largest } from './known';
import { type Situation } from './situation';

/**
 * How a vertex holds others back, the clearest first. `busy`: it has no time left. `partly`: it is busy at least about as
 * often as the others wait. `starting`: it takes no records yet. `unknown`: its values are missing or too coarse. `calm`: it
 * has time, so something between the two is slow. `last`: backpressured itself, and what it waits for is not in the graph.
 */
export const holds = ['busy', 'partly', 'starting', 'unknown', 'calm', 'last'] as const;
export type Hold = (typeof holds)[number];

export interface Holder {
  vertex: string;
  hold: Hold;
  /** Backpressured vertices that wait for it directly. */
  waiting: string[];
}

export interface Waiting {
  holders: Holder[];
  /** By backpressured vertex: the backpressured ones that only pass its backpressure on from further downstream. */
  passedOnBy: ReadonlyMap<string, readonly string[]>;
}

/**
 * While a vertex waits, the one it waits for has work. So that one is occupied at least as often, but for what differs
 * between the two measures: gauges of 60 s, means of 30 s, and the time in which full buffers wait for a free CPU.
 */
export const explainedFrom = 0.7;

const occupied = ({ busy, backpressured }: Load) => (busy === null ? null : Math.min(1, busy + (backpressured ?? 0)));

const explains = (share: number | null, { backpressured }: Load) =>
  share !== null && share >= explainedFrom * (backpressured ?? 0);

/** Whether nothing is known of a vertex that runs: it may pass on what is behind it. */
const isDark = (load: Load) => load.phase === 'running' && !hasValues(load);

/** Vertices that a vertex sends records to; behind dark ones those that show why. */
function reached(from: string, situation: Situation, seen: Set<string>): string[] {
  seen.add(from);
  return situation.outputsOf(from).flatMap((id) => {
    const load = situation.loadOf(id);
    if (load.phase === 'ended' || seen.has(id)) {
      return [];
    }
    if (!isDark(load)) {
      return [id];
    }
    const behind = reached(id, situation, seen).filter((other) => {
      const { loadOf } = situation;
      return isSaturated(loadOf(other)) || isBackpressured(loadOf(other));
    });
    return behind.length === 0 ? [id] : behind;
  });
}

const holdOf = (load: Load, waits: Load): Hold => {
  if (isSaturated(load)) {
    return 'busy';
  }
  if (load.phase === 'starting') {
    return 'starting';
  }
  if (explains(occupied(load), waits)) {
    return 'partly';
  }
  return load.busyAtMost === null || explains(load.busyAtMost, waits) ? 'unknown' : 'calm';
};

const passesOn = (load: Load, waits: Load) =>
  isBackpressured(load) && !isSaturated(load) && (load.busy === null || explains(occupied(load), waits));

/** Where the backpressure of one vertex ends, unless others pass it on. */
function endsAt(vertex: string, targets: readonly string[], situation: Situation): Array<Omit<Holder, 'waiting'>> {
  const waits = situation.loadOf(vertex);
  const found = targets.map((id) => ({ vertex: id, hold: holdOf(situation.loadOf(id), waits) }));
  const [clearest] = holds.filter((hold) => found.some((target) => target.hold === hold));
  const clear = found.filter(({ hold }) => hold === clearest);
  if (clearest === 'busy' || clearest === 'starting' || clear.length < 2) {
    return clear;
  }
  const busiest = largest(clear.map((target) => situation.loadOf(target.vertex).busyAtMost));
  return clear.filter((target) => situation.loadOf(target.vertex).busyAtMost === busiest).slice(0, 1);
}

function endsOf(vertex: string, targets: readonly string[], situation: Situation): Array<Omit<Holder, 'waiting'>> {
  if (targets.length === 0) {
    return [{ vertex, hold: 'last' }];
  }
  const busy = targets.filter((id) => isSaturated(situation.loadOf(id)));
  const passing = targets.some((id) => passesOn(situation.loadOf(id), situation.loadOf(vertex)));
  return busy.length === 0 && passing ? [] : endsAt(vertex, targets, situation);
}

const clearer = (a: Hold, b: Hold) => (holds.indexOf(a) <= holds.indexOf(b) ? a : b);

/** In a circle everybody passes on what everybody waits for: the worst stands for them. */
function inCircle(vertices: readonly string[], situation: Situation): Holder[] {
  const worst = largest(vertices.map((id) => situation.loadOf(id).backpressured));
  const [vertex] = vertices.filter((id) => situation.loadOf(id).backpressured === worst);
  return vertex === undefined ? [] : [{ vertex, hold: 'last', waiting: [] }];
}

/** Finds where backpressure ends: for every backpressured vertex, whom it waits for. */
export function waitingOf(situation: Situation): Waiting {
  const holders = new Map<string, Holder>();
  const passedOnBy = new Map<string, readonly string[]>();
  for (const vertex of situation.vertices.keys()) {
    const waits = situation.loadOf(vertex);
    if (!isBackpressured(waits)) {
      continue;
    }
    const targets = [...new Set(reached(vertex, situation, new Set()))].sort();
    passedOnBy.set(
      vertex,
      targets.filter((id) => passesOn(situation.loadOf(id), waits))
    );
    for (const end of endsOf(vertex, targets, situation)) {
      const holder = holders.get(end.vertex) ?? { ...end, waiting: [] };
      const waiting = end.hold === 'last' ? [] : [...holder.waiting, vertex];
      holders.set(end.vertex, { vertex: end.vertex, hold: clearer(holder.hold, end.hold), waiting });
    }
  }
  const found = holders.size === 0 ? inCircle([...passedOnBy.keys()], situation) : [...holders.values()];
  return { holders: found, passedOnBy };
}
