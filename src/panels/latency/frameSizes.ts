import { type Input, type Model } from './model';
import { type Options, type View } from './options';
import { type FigureKind, type Sizes, sizesFor } from './sizes';
import { barsOf } from './subtaskBars';
import { fromText } from './words';

/** Pixels that the lines around the picture take. */
const taken = { header: 34, banner: 40, note: 22, headings: 18, axis: 18, legend: 30 } as const;

/** Below these widths and heights of the panel something is left out. */
const [narrow, lowScales, low, lowLegend] = [560, 120, 160, 220];

/** What there is room for. */
export interface Parts {
  narrow: boolean;
  /** The line above the figures, and the times below the cells. */
  scales: boolean;
  banner: boolean;
  legend: boolean;
}

export const partsFor = (width: number, height: number, options: Options): Parts => ({
  narrow: width < narrow,
  scales: height > lowScales,
  banner: options.banner && height > low,
  legend: options.legend && height > lowLegend,
});

export interface PictureSize {
  width: number;
  height: number;
  parts: Parts;
  /** Whether the banner is there. */
  hasBanner: boolean;
  /** Whether a line about the objectives is there. */
  hasNote: boolean;
  ofSubtasks: boolean;
}

/** The figures that there is something to say of. */
function figuresIn(model: Model, ofSubtasks: boolean): FigureKind[] {
  const hasFactor = ofSubtasks && barsOf(model).some(({ factor }) => factor !== null);
  const hasAdded = !ofSubtasks && model.figures.some(({ added }) => added !== null);
  const hasObjective = model.figures.some(({ within }) => within !== null);
  return [
    'now',
    ...(hasFactor ? (['factor'] as const) : []),
    ...(hasAdded ? (['added'] as const) : []),
    ...(hasObjective ? (['within'] as const) : []),
  ];
}

export function pictureSizes(model: Model, size: PictureSize): Sizes {
  const { width, height, parts, hasBanner, hasNote, ofSubtasks } = size;
  const lines = [
    taken.header,
    parts.scales ? taken.headings + taken.axis : 0,
    parts.legend ? taken.legend : 0,
    hasNote ? taken.note : 0,
    hasBanner ? taken.banner * (parts.narrow ? 2 : 1) : 0,
  ];
  const room = height - lines.reduce((sum, one) => sum + one, 0);
  const names = model.rows.map(({ operator }) => operator);
  const figures = figuresIn(model, ofSubtasks);
  return sizesFor(width, Math.max(20, room), { names, sources: model.rows.map(fromText), figures });
}

const hasSubtask = ({ subtask }: { subtask: number | null }) => subtask !== null;

export const hasSubtasks = ({ table, lines }: Input): boolean => table.some(hasSubtask) || lines.some(hasSubtask);

/** Whether single subtasks have a past, not only a value of now. */
export const hasSubtaskHistory = ({ lines }: Input): boolean =>
  lines.some((line) => hasSubtask(line) && line.times.length > 1);

/** The views that the frames have something for. */
export function viewsOf(input: Input, isMarkers: boolean): View[] {
  const subtasks = hasSubtasks(input);
  const hasTimes = input.lines.some(({ times }) => times.length > 0);
  const views: Array<[View, boolean]> = [
    ['time', hasTimes || !subtasks],
    ['matrix', isMarkers],
    ['subtasks', subtasks],
  ];
  return views.flatMap(([view, isThere]) => (isThere ? [view] : []));
}
