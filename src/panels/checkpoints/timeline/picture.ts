import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type Annotation } from '../../shared/annotations';
import { timeTicks, type TimeTicks } from '../../shared/timeTicks';
import { type Checkpoint, durationOf } from '../history/checkpoint';
import { type Gap } from '../history/gaps';
import { type GaugePoint } from '../history/gauges';
import { type History } from '../history/merge';
import { measuredOf, type Segment, segmentsOf } from '../history/phases';
import { type Range } from '../history/summary';
import { type Trend, trendOf } from '../history/trend';
import { type Options } from '../options';
import { axisHeight, type Box, boxesOf, type LanesBox, type Size, tagRoom } from './boxes';
import { type Lanes, lanesOf } from './lanes';
import { bytesAxis, durationAxis, linear, type Scale } from './scale';

/** A checkpoint in the picture, pixels. */
export interface Bar {
  checkpoint: Checkpoint;
  /** Ms. */
  duration: number;
  x: number;
  width: number;
  top: number;
  segments: readonly Segment[];
  /** The same checkpoint in the strip of true times. */
  lane: number;
  laneFrom: number;
  laneTo: number;
}

export interface GaugeMark {
  point: GaugePoint;
  x: number;
  /** Null for a failed one, or when its duration is not known. */
  y: number | null;
}

export interface Chart {
  box: Box;
  y: Scale;
  ticks: readonly number[];
}

export interface Limit {
  kind: 'interval' | 'timeout' | 'minPause';
  ms: number;
  y: number;
}

/** An annotation of the dashboard in the picture. */
export interface Mark extends Annotation {
  /** Pixels. */
  x: number;
}

/** Everything at its place, oldest first. */
export interface Picture {
  x: Scale;
  time: TimeTicks;
  main: Chart;
  /** There is room for tags of ids above the bars. */
  hasTags: boolean;
  /** Null where there is no room. */
  lanes: LanesBox | null;
  sizes: (Chart & { trend: Trend | null }) | null;
  bars: readonly Bar[];
  gauges: readonly GaugeMark[];
  gaps: readonly Gap[];
  marks: readonly Mark[];
  limits: readonly Limit[];
  /** Of durations. */
  trend: Trend | null;
  /** Of the axis' labels. */
  baseline: number;
}

export interface Scene {
  history: History;
  gaps: readonly Gap[];
  annotations: readonly Annotation[];
  settings: Pick<LatestCheckpointsRow, 'interval' | 'timeout' | 'minPause'> | null;
  range: Range;
  now: number;
  timeZone: string;
  options: Options;
}

const widestBar = 22;
const barShare = 0.66;
/** A line of the settings is shown when durations come near it. */
const nearLimit = 0.33;
/** What a gap is called stands above the bars and their marks: two lines, or one. */
const gapRooms = [
  { from: 120, room: 50 },
  { from: 70, room: 34 },
] as const;

const shownOf = ({ history, range, options }: Scene): Checkpoint[] =>
  history.checkpoints
    .filter(({ isSavepoint }) => options.savepoints || !isSavepoint)
    .filter(({ from, to }) => from <= range.to && (to ?? Infinity) >= range.from)
    .slice(-options.most);

function limitsOf({ settings, options }: Scene, longest: number): Array<Omit<Limit, 'y'>> {
  const { interval = null, timeout = null, minPause = null } = settings ?? {};
  const all = [
    { kind: 'timeout' as const, ms: timeout },
    { kind: 'interval' as const, ms: interval },
    { kind: 'minPause' as const, ms: minPause === interval ? null : minPause },
  ];
  return options.limits
    ? all.flatMap(({ kind, ms }) => (ms !== null && ms > 0 && longest >= ms * nearLimit ? [{ kind, ms }] : []))
    : [];
}

/** How much longer the axis is than the longest bar. @param height of the chart @param tags room for them, pixels */
function withGapRoom(height: number, tags: number): number {
  const room = gapRooms.find(({ from }) => height >= from)?.room ?? 0;
  return height / (height - (room === 0 ? 0 : room + tags));
}

/** Median distance of two triggers, pixels. */
function spacing(xs: readonly number[]): number {
  const distances = xs
    .slice(1)
    .map((x, index) => x - (xs[index] ?? x))
    .sort((left, right) => left - right);
  return distances[Math.floor(distances.length / 2)] ?? Infinity;
}

/** Wide enough to point at, and no wider than the way to the next one. */
function widthsOf(xs: readonly number[]): number[] {
  const usual = Math.max(1, Math.min(widestBar, spacing(xs) * barShare));
  return xs.map((x, index) => Math.max(1, Math.min(usual, (xs[index + 1] ?? Infinity) - x - 0.5)));
}

/** Checkpoints first, then the lanes of savepoints. */
function lanesFor(shown: readonly Checkpoint[], now: number): Lanes {
  const spanOf = (checkpoint: Checkpoint) => ({
    from: checkpoint.from,
    to: checkpoint.to ?? Math.max(now, checkpoint.from),
  });
  const regular = shown.filter(({ isSavepoint }) => !isSavepoint);
  const savepoints = shown.filter(({ isSavepoint }) => isSavepoint);
  const first = lanesOf(regular.map(spanOf));
  const second = lanesOf(savepoints.map(spanOf));
  let nextRegular = 0;
  let nextSavepoint = 0;
  const lanes = shown.map(({ isSavepoint }) =>
    isSavepoint ? first.count + (second.lanes[nextSavepoint++] ?? 0) : (first.lanes[nextRegular++] ?? 0)
  );
  return { lanes, count: first.count + second.count };
}

function sizesChart(
  box: Box | null,
  shown: readonly Checkpoint[],
  gauges: readonly GaugePoint[],
  isTrend: boolean
): Picture['sizes'] {
  const states = [
    ...gauges.flatMap(({ time, state }) => (state === null ? [] : [{ time, value: state }])),
    ...shown.flatMap(({ state, to, row }) =>
      state !== 'completed' || to === null || row.stateBytes === null ? [] : [{ time: to, value: row.stateBytes }]
    ),
  ];
  const largest = states.reduce((most, { value }) => Math.max(most, value), 0);
  if (box === null || largest === 0) {
    return null;
  }
  const axis = bytesAxis(largest, Math.max(1, Math.min(3, Math.floor(box.height / 18))));
  return {
    box,
    y: linear([0, axis.max], [box.top + box.height, box.top]),
    ticks: axis.ticks,
    trend: isTrend ? trendOf(states) : null,
  };
}

function trendOfDurations(shown: readonly Checkpoint[], gauges: readonly GaugePoint[]): Trend | null {
  return trendOf([
    ...gauges.flatMap(({ time, duration }) => (duration === null ? [] : [{ time, value: duration }])),
    ...shown.flatMap(({ state, isSavepoint, from, row }) =>
      state !== 'completed' || isSavepoint || row.duration === null ? [] : [{ time: from, value: row.duration }]
    ),
  ]);
}

function barsOf(shown: readonly Checkpoint[], scene: Scene, x: Scale, y: Scale, { lanes }: Lanes): Bar[] {
  const xs = shown.map(({ from }) => x(from));
  const widths = widthsOf(xs);
  return shown.map((checkpoint, index) => {
    const duration = durationOf(checkpoint, scene.now);
    return {
      checkpoint,
      duration,
      x: xs[index] ?? 0,
      width: widths[index] ?? 1,
      top: y(duration),
      segments: segmentsOf(measuredOf(checkpoint.row), duration),
      lane: lanes[index] ?? 0,
      laneFrom: x(checkpoint.from),
      laneTo: x(checkpoint.to ?? Math.max(scene.now, checkpoint.from)),
    };
  });
}

/** An annotation of a failed checkpoint says what its bar says: it is left out. */
function marksOf({ annotations, range }: Scene, shown: readonly Checkpoint[], x: Scale): Mark[] {
  const failures = new Set(shown.flatMap(({ row }) => row.failed ?? []));
  return annotations
    .filter(({ at }) => at >= range.from && at <= range.to && !failures.has(at))
    .map((annotation) => ({ ...annotation, x: x(annotation.at) }));
}

/** Places everything in a canvas of this size. */
export function pictureOf(scene: Scene, size: Size): Picture {
  const { history, range, now, options } = scene;
  const shown = shownOf(scene);
  const gauges = history.gauges.filter(({ time }) => time >= range.from && time <= range.to);
  const lanes = lanesFor(shown, now);
  const hasStates =
    shown.some(({ state, row }) => state === 'completed' && (row.stateBytes ?? 0) > 0) ||
    gauges.some(({ state }) => state !== null);
  const boxes = boxesOf(size, lanes.count, { ...options, sizes: options.sizes && hasStates });
  const { main } = boxes;
  const longest = [
    ...shown.map((each) => durationOf(each, now)),
    ...gauges.map(({ duration }) => duration ?? 0),
  ].reduce((most, each) => Math.max(most, each), 0);
  const limits = limitsOf(scene, longest);
  const axis = durationAxis(
    Math.max(
      longest * (scene.gaps.length > 0 ? withGapRoom(main.height, boxes.hasTags ? tagRoom : 0) : 1),
      ...limits.map(({ ms }) => ms)
    ),
    Math.max(2, Math.min(6, Math.floor(main.height / 32)))
  );
  const x = linear([range.from, range.to], [main.left, main.left + main.width]);
  const y = linear([0, axis.max], [main.top + main.height, main.top]);
  return {
    x,
    time: timeTicks(range, Math.max(2, main.width / 90), scene.timeZone),
    main: { box: main, y, ticks: axis.ticks },
    hasTags: boxes.hasTags,
    lanes: boxes.lanes,
    sizes: sizesChart(boxes.sizes, shown, gauges, options.trend),
    bars: barsOf(shown, scene, x, y, lanes),
    gauges: gauges.map((point) => ({ point, x: x(point.time), y: point.duration === null ? null : y(point.duration) })),
    gaps: scene.gaps.filter(({ from, to }) => to > range.from && from < range.to),
    marks: marksOf(scene, shown, x),
    limits: limits.map((limit) => ({ ...limit, y: y(limit.ms) })),
    trend: options.trend ? trendOfDurations(shown, gauges) : null,
    baseline: size.height - axisHeight,
  };
}
