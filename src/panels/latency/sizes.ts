/** Pixels. */
export interface Sizes {
  label: number;
  source: number;
  plot: number;
  figures: FigureColumn[];
  rowHeight: number;
  /** Rows are too thin for their names. */
  dense: boolean;
}

export type FigureKind = 'now' | 'added' | 'within' | 'factor';

export interface FigureColumn {
  kind: FigureKind;
  width: number;
}

/** What stands beside the cells. */
export interface Beside {
  /** Of the rows. */
  names: readonly string[];
  /** Where the rows' markers come from, as it is written. */
  sources: readonly string[];
  /** Figures that there is something to say of. */
  figures: readonly FigureKind[];
}

const [lowestRow, highestRow] = [17, 30];
/** More rows than this are drawn as one picture without names. */
const mostNamed = 300;
const narrow = 640;
const scrollbar = 10;

const figureWidths: Readonly<Record<FigureKind, number>> = { now: 64, added: 72, within: 76, factor: 72 };

function columnsFor(width: number, wanted: readonly FigureKind[]): FigureColumn[] {
  const shown = width < narrow ? wanted.filter((kind) => kind === 'now') : wanted;
  return shown.map((kind) => ({ kind, width: figureWidths[kind] }));
}

/** Small text: letters of half the height, Chinese ones of the whole. */
const [letter, wideLetter] = [6.5, 12.5];

/** About as wide as the longest text, in pixels. */
const roomFor = (texts: readonly string[]): number =>
  texts.reduce((most, text) => {
    const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
    return Math.max(most, wide * wideLetter + (text.length - wide) * letter);
  }, 0);

/** Sources are written smaller than names. */
const smaller = 0.94;
/** Padding, and the mark of a row that stands out. */
const [besideName, besideSource] = [40, 14];

/** Names have the room they need, as long as most of the width is left for the cells. */
function labelWidth(width: number, { names }: Beside, hasSources: boolean): number {
  const most = width < narrow ? width * 0.4 : Math.min(hasSources ? 280 : 420, width * (hasSources ? 0.22 : 0.32));
  return Math.round(Math.min(Math.max(90, most), Math.max(60, roomFor(names) + besideName)));
}

export function sizesFor(width: number, height: number, beside: Beside): Sizes {
  const rows = beside.names.length;
  const dense = rows > mostNamed;
  const figures = dense ? [] : columnsFor(width, beside.figures);
  const hasSources = !dense && width >= narrow && beside.sources.some((text) => text !== '');
  const source = hasSources ? Math.round(Math.min(width * 0.14, roomFor(beside.sources) * smaller + besideSource)) : 0;
  const label = dense ? 0 : labelWidth(width, beside, hasSources);
  const even = Math.floor(height / Math.max(1, rows));
  const rowHeight = dense ? height / rows : Math.min(highestRow, Math.max(lowestRow, even));
  const bar = !dense && rows * rowHeight > height ? scrollbar : 0;
  const taken = label + source + bar + figures.reduce((sum, { width: one }) => sum + one, 0);
  return { label, source, figures, plot: Math.max(40, Math.floor(width - taken)), rowHeight, dense };
}
