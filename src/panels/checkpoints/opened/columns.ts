/** Where the parts of a row stand, pixels. */
export interface Columns {
  names: number;
  /** 0 = not shown. */
  counts: number;
  /** Of the bars: where the time axis begins, and how long it is. */
  track: { left: number; width: number };
  /** After the axis, for labels of bars that reach its end. */
  labels: number;
  /** 0 = not shown. */
  sizes: number;
}

const countsFrom = 480;
const sizesFrom = 820;
const leastTrack = 60;
const leastLabels = 40;

/** Columns of a chart of this width. @param labelRoom what the longest label of a long bar needs, pixels */
export function columnsOf(width: number, labelRoom: number): Columns {
  const names =
    width < countsFrom ? Math.min(160, Math.max(104, width * 0.36)) : Math.min(320, Math.max(150, width * 0.28));
  const counts = width >= countsFrom ? 68 : 0;
  const sizes = width >= sizesFrom ? Math.min(300, width * 0.27) : 0;
  const rest = Math.max(leastTrack + leastLabels, width - names - counts - sizes - 8);
  const labels = Math.min(Math.max(leastLabels, labelRoom), rest - leastTrack);
  return { names, counts, track: { left: names + counts, width: rest - labels }, labels, sizes };
}

/** Figures of one width; Chinese letters are twice as wide. */
const narrow = 6.9;
const wide = 12;

/** About as wide as a label is, pixels: near enough to say where it fits. */
export const labelWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? wide : narrow), 8);

/** From here on a label may need more than the axis. */
const long = 0.4;

/** What labels need behind the end of the axis. @param bars where each ends, as a share of the axis, and its label */
export const labelRoomOf = (bars: ReadonlyArray<{ end: number; label: string }>): number =>
  bars.reduce((most, { end, label }) => (end < long ? most : Math.max(most, labelWidth(label))), 0);

export interface LabelPlace {
  /** Which end of the label stands where; pixels from the begin of the axis. */
  side: 'left' | 'right';
  at: number;
}

/** Behind the end of its bar; before it where there is no room. @param end of the bar, as a share of the axis */
export function labelPlace(
  end: number,
  label: string,
  { track, labels }: Pick<Columns, 'track' | 'labels'>
): LabelPlace {
  const at = end * track.width;
  const isFree = at + labelWidth(label) <= track.width + labels;
  return isFree || labelWidth(label) > at ? { side: 'left', at } : { side: 'right', at };
}
