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

const [lowestRow, highestRow] = [18, 30];
/** More rows than this are drawn as one picture without names. */
const mostNamed = 300;
const narrow = 640;
const veryNarrow = 420;

const figureWidths: Readonly<Record<FigureKind, number>> = { now: 64, added: 72, within: 72, factor: 72 };

function columnsFor(width: number, wanted: readonly FigureKind[]): FigureColumn[] {
  const shown = width < narrow ? wanted.filter((kind) => kind === 'now') : wanted;
  return shown.map((kind) => ({ kind, width: figureWidths[kind] }));
}

/** @param wanted figures that there is something to say of */
export function sizesFor(width: number, height: number, rows: number, wanted: readonly FigureKind[]): Sizes {
  const dense = rows > mostNamed;
  const figures = dense ? [] : columnsFor(width, wanted);
  const source = dense || width < narrow ? 0 : Math.min(150, width * 0.11);
  const share = width < veryNarrow ? 0.32 : 0.2;
  const label = dense ? 0 : Math.min(230, Math.max(90, width * share));
  const beside = label + source + figures.reduce((sum, { width: one }) => sum + one, 0);
  const even = Math.floor(height / Math.max(1, rows));
  return {
    label,
    source,
    figures,
    plot: Math.max(40, Math.floor(width - beside)),
    rowHeight: dense ? height / rows : Math.min(highestRow, Math.max(lowestRow, even)),
    dense,
  };
}
