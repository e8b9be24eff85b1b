import { type EventBus, type PanelData, type TimeRange } from '@grafana/data';
import { type Dispatch, useMemo, useReducer } from 'react';
import { type Dated, type Since } from '../../../diagnosis/since';
import { type JobGraph } from '../../../frames/jobGraph';
import { readPressureSeries } from '../../../frames/pressureSeries';
import { vertexName } from '../names';
import { bottleneckSince, changesOf } from './bottlenecks';
import { annotationMarks, type Mark } from './marks';
import { type Moment, momentOf } from './moment';
import { overviewOf, type Stretch, stretchesOf, worstMoment } from './overview';
import { type Past, pastOf } from './past';
import { liveState, type Reach, travel, type TravelAction, type TravelState } from './travelState';
import { useCursor } from './useCursor';
import { useDiagnoses } from './useDiagnoses';
import { usePlaying } from './usePlaying';

/** All that the time bar shows. */
export interface Timeline {
  past: Past;
  reach: Reach;
  stretches: Stretch[];
  worst: number | null;
  marks: Mark[];
  history: readonly Dated[];
}

export interface TimeTravel {
  /** Null where there are no series of the past. */
  timeline: Timeline | null;
  /** The moment that is shown; null = now. */
  moment: Moment | null;
  state: TravelState;
  dispatch: Dispatch<TravelAction>;
  /** Since when a vertex has been a bottleneck, as of the moment that is shown. */
  since(vertex: string): Since | null;
}

/** Dashboards name their end `now`, `now-1m`, `now/d`. */
const endsNow = ({ raw }: TimeRange) => raw.to === 'now';

function usePast(data: PanelData, live: JobGraph | null): Past | null {
  const series = useMemo(() => readPressureSeries(data.series), [data.series]);
  const job = live?.job?.id ?? null;
  return useMemo(() => pastOf(series, job), [series, job]);
}

function useReach(timeRange: TimeRange): Reach {
  const from = timeRange.from.valueOf();
  const to = timeRange.to.valueOf();
  const isNow = endsNow(timeRange);
  return useMemo(() => ({ from, to, endsNow: isNow }), [from, to, isNow]);
}

function marksOf(data: PanelData, history: readonly Dated[], live: JobGraph | null, { from, to }: Reach): Mark[] {
  const title = (id: string | null) => (id === null || live === null ? '' : vertexName(live, id));
  const changes = changesOf(history).map(({ at, vertex }): Mark => ({ at, text: title(vertex), kind: 'change' }));
  return [...annotationMarks(data.annotations), ...changes]
    .filter(({ at }) => at >= from && at <= to)
    .sort((left, right) => left.at - right.at);
}

interface Given {
  data: PanelData;
  live: JobGraph | null;
  timeRange: TimeRange;
  eventBus: EventBus;
}

function useTimeline(
  past: Past | null,
  history: readonly Dated[],
  reach: Reach,
  { data, live }: Given
): Timeline | null {
  const strip = useMemo(() => {
    if (past === null || live === null) {
      return null;
    }
    const overview = overviewOf(past, new Set(live.vertices.map(({ id }) => id)));
    return {
      stretches: stretchesOf(past, overview, reach.from, reach.to),
      worst: worstMoment(past, overview, reach.from, reach.to),
    };
  }, [past, live, reach]);
  const marks = useMemo(() => marksOf(data, history, live, reach), [data, history, live, reach]);
  return useMemo(
    () => (strip === null || past === null ? null : { past, reach, ...strip, marks, history }),
    [past, reach, strip, marks, history]
  );
}

/** The past of a job from series beside its live frames, and where in it the reader is. */
export function useTimeTravel(given: Given): TimeTravel {
  const { data, live, timeRange, eventBus } = given;
  const past = usePast(data, live);
  const history = useDiagnoses(past, live);
  const reach = useReach(timeRange);
  const timeline = useTimeline(past, history, reach, given);
  const [state, dispatch] = useReducer(travel, liveState);
  usePlaying(state.isPlaying, reach, dispatch);
  const pointed = useCursor(eventBus, past === null ? null : state.at);
  const isReached = pointed !== null && pointed >= reach.from && pointed < reach.to;
  const at = isReached ? pointed : state.at;
  const moment = useMemo(
    () => (past === null || live === null || at === null ? null : momentOf(past, live, at)),
    [past, live, at]
  );
  const shown = at ?? Infinity;
  const since = useMemo(() => (vertex: string) => bottleneckSince(history, vertex, shown), [history, shown]);
  return { timeline, moment, state, dispatch, since };
}
