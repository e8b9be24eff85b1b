import { type Histogram, markerName, type Statistic } from '../../../flink/latency/markerName';
import { type Located } from './markerNames';

/** One value to ask for. */
export interface Wanted {
  histogram: Histogram;
  statistic: Statistic;
  /** As Flink wants it in `get=`. */
  name: string;
}

/** Values that one request asks for. */
export interface Chunk {
  /** Equal for equal chunks. */
  key: string;
  /** Null = at the job. */
  vertexId: string | null;
  wanted: Wanted[];
}

export interface Plan {
  chunks: Chunk[];
  /** Values that are too many to be followed. */
  leftOut: number;
}

/** Of the encoded path with its query: Flink's limit is 4,096, of which a proxy's prefix and parameters need some. */
const longestRequest = 3_500;
/** `/jobs/<id>/vertices/<id>/metrics?get=` and the parameter that Grafana adds. */
const besideNames = 110;
/** A comma, encoded. */
const separator = 3;
/** More values than this would need hours to be read once. */
const mostValues = 20_000;
/** So many histograms are some ten requests more. */
const mostWatched = 200;

const nameOf = (histogram: Histogram, vertexId: string | null, statistic: Statistic) =>
  `${vertexId === null ? '' : `${histogram.subtask}.`}${markerName(histogram, statistic)}`;

function chunksAt(vertexId: string | null, wanted: readonly Wanted[]): Chunk[] {
  const lists: Wanted[][] = [];
  let room = 0;
  for (const one of wanted) {
    const length = one.name.length + separator;
    const last = lists.at(-1);
    if (last === undefined || length > room) {
      lists.push([one]);
      room = longestRequest - besideNames - length;
    } else {
      last.push(one);
      room -= length;
    }
  }
  return lists.map((list) => ({ key: list.map(({ name }) => name).join(','), vertexId, wanted: list }));
}

/** The first requests of all places, then their second ones, and so on: soon each operator is known by a few subtasks. */
function interleaved(lists: readonly Chunk[][]): Chunk[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
}

const bySubtask = (left: Histogram, right: Histogram) => left.subtask - right.subtask;

/** The histogram of another subtask. Behind a source in the same chain, markers come from its subtask of the same number. */
const ofSubtask = (one: Histogram, subtask: number, vertexId: string | null): Histogram => ({
  ...one,
  subtask,
  sourceIndex: one.sourceIndex !== null && one.sourceId === vertexId ? subtask : one.sourceIndex,
});

/** The histograms of a place, subtask by subtask, `most` at most. */
function expanded({ vertexId, histograms, subtasks }: Located, most: number): Histogram[] {
  if (subtasks === null) {
    return [...histograms].sort(bySubtask).slice(0, most);
  }
  const affordable = Math.min(subtasks, Math.ceil(most / Math.max(1, histograms.length)));
  return Array.from({ length: affordable }, (_, subtask) => histograms.map((one) => ofSubtask(one, subtask, vertexId)))
    .flat()
    .slice(0, most);
}

const countOf = ({ histograms, subtasks }: Located) => histograms.length * (subtasks ?? 1);

/**
 * The requests for all statistics of all histograms, the most important first.
 * @param watched one more statistic, whose changes tell that markers come in
 * @param watchedOf the subtasks to watch; all of them only where they are few
 */
export function planOf(
  located: readonly Located[],
  statistics: readonly Statistic[],
  watched: Statistic | null = null,
  watchedOf: 'first' | 'all' = 'first'
): Plan {
  const more = watched === null || statistics.includes(watched) ? statistics : [...statistics, watched];
  const places = located.filter(({ histograms }) => histograms.length > 0).reverse();
  const all = places.reduce((sum, place) => sum + countOf(place), 0);
  const share = Math.min(1, mostValues / Math.max(1, all * statistics.length));
  const isEachWatched = watchedOf === 'all' && all <= mostWatched;
  let followed = 0;
  const lists = places.map((place) => {
    const histograms = expanded(place, Math.ceil(countOf(place) * share));
    followed += histograms.length;
    const wanted = histograms.flatMap((histogram) =>
      (histogram.subtask === 0 || isEachWatched ? more : statistics).map((statistic) => ({
        histogram,
        statistic,
        name: nameOf(histogram, place.vertexId, statistic),
      }))
    );
    return chunksAt(place.vertexId, wanted);
  });
  return { chunks: interleaved(lists), leftOut: (all - followed) * statistics.length };
}
