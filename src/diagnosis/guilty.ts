import { type GraphSubtask, type GraphVertex } from '../frames/jobGraph';
import { known, largest, mean, sum } from './known';
import { type Situation } from './situation';

/** A subtask is as hot as the hottest when it is nearly as busy: 60 s gauges of equal subtasks differ by some per cent. */
export const asHotFrom = 0.8;
/** Evenly spread, the work would leave everybody time: the mean of all is this far below the hottest. */
export const relievedUpTo = 0.8;
/** The same, where maximum and mean are of different times: gauges of 60 s against counters of 30 s. */
export const relievedMeanUpTo = 0.7;

/** Which subtasks of a vertex are guilty, and what sets them apart. */
export interface Guilty {
  /** `few`: they are much busier than the others. `all`: equally busy. `unknown`: it cannot be told. */
  extent: 'few' | 'all' | 'unknown';
  /** By index, the hottest first; empty when all are, or none is known. */
  indices: string[];
  /** Rows of the guilty ones: of all when all are. Empty when not looked at. */
  rows: readonly GraphSubtask[];
  others: readonly GraphSubtask[];
  /** Where the guilty ones run, without repetition; empty when one of them is not known. */
  taskManagers: string[];
  /** Records of the guilty ones, of all, and of the guilty one with most against the mean of all. */
  records: number | null;
  recordsAll: number | null;
  skewFactor: number | null;
}

type Extent = Pick<Guilty, 'extent' | 'indices' | 'rows' | 'others'>;

const hottestFirst = (rows: readonly GraphSubtask[]) => [...rows].sort((a, b) => (b.busy ?? 0) - (a.busy ?? 0));

/** At most half of the subtasks are few: where most are hot it is the cold ones that differ. */
const areFew = (count: number, all: number) => count * 2 <= all;

function extentOfRows(rows: readonly GraphSubtask[], hottest: number): Extent {
  const hot = rows.filter(({ busy }) => (known(busy) ?? 0) >= asHotFrom * hottest);
  const others = rows.filter((row) => !hot.includes(row));
  const usual = mean(rows.map(({ busy }) => busy)) ?? hottest;
  return areFew(hot.length, rows.length) && usual <= relievedUpTo * hottest
    ? { extent: 'few', indices: hottestFirst(hot).map(({ index }) => index), rows: hot, others }
    : { extent: 'all', indices: [], rows, others: [] };
}

/** Without subtasks, the mean far below the maximum tells that few are hot, and the records perhaps which. */
function extentOfVertex({ busyMax, busyMean, parallelism, skewSubtask }: GraphVertex): Extent {
  const nobody = { indices: [], rows: [], others: [] };
  const [most, usual] = [known(busyMax), known(busyMean)];
  if (parallelism === 1 || (most === null && usual !== null)) {
    return { ...nobody, extent: 'all' };
  }
  if (most === null || usual === null) {
    return { ...nobody, extent: 'unknown' };
  }
  if (usual > relievedMeanUpTo * most) {
    return { ...nobody, extent: 'all' };
  }
  return { ...nobody, extent: 'few', indices: skewSubtask === null ? [] : [skewSubtask] };
}

function extentOf(vertex: GraphVertex, subtasks: readonly GraphSubtask[]): Extent {
  const rows = subtasks.filter(({ busy }) => known(busy) !== null);
  const hottest = largest(rows.map(({ busy }) => busy));
  return rows.length < 2 || hottest === null ? extentOfVertex(vertex) : extentOfRows(rows, hottest);
}

function sharedBy(rows: readonly GraphSubtask[]): string[] {
  const ids = rows.flatMap(({ taskManager }) => (taskManager === null ? [] : [taskManager]));
  return ids.length < rows.length ? [] : [...new Set(ids)].sort();
}

/** What a vertex is fed with: records in, of a source records out. */
function fedBy(isSource: boolean) {
  return (row: GraphSubtask | GraphVertex) => {
    const recordsIn = known(row.recordsIn);
    return isSource && (recordsIn === null || recordsIn === 0) ? known(row.recordsOut) : recordsIn;
  };
}

/** Whether few subtasks do most of the work of a vertex, and it is known which. */
export const hasFew = (vertex: GraphVertex, situation: Situation): boolean =>
  extentOf(vertex, situation.subtasksOf(vertex.id)).indices.length > 0;

/** @param vertex one of the situation */
export function guiltyOf(vertex: GraphVertex, situation: Situation): Guilty {
  const subtasks = situation.subtasksOf(vertex.id);
  const found = extentOf(vertex, subtasks);
  const fed = fedBy(situation.inputsOf(vertex.id).length === 0);
  const guilty = found.rows.map(fed);
  const everybody = [...found.rows, ...found.others].map(fed);
  const usual = sum(everybody) === null ? null : mean(everybody);
  const most = largest(guilty);
  const measured = most === null || usual === null || usual === 0 ? null : most / usual;
  const isNamed = found.indices.some((index) => index === vertex.skewSubtask);
  return {
    ...found,
    taskManagers: found.extent === 'few' ? sharedBy(found.rows) : sharedBy(subtasks),
    records: guilty.length === 0 ? null : sum(guilty),
    recordsAll: fed(vertex) ?? (everybody.length === 0 ? null : sum(everybody)),
    skewFactor: measured ?? (isNamed ? known(vertex.skewFactor) : null),
  };
}
