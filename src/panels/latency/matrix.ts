import { type Model } from './model';
import { type Row } from './rows';

/** Sources against operators. */
export interface Matrix {
  sources: Array<{ key: string; name: string | null }>;
  operators: Array<{ key: string; row: Row; cells: Array<number | null>; worst: number | null }>;
  /** The worst cell of each source: an index into `model.rows`. */
  worstOfSource: Array<number | null>;
}

const sourceKey = ({ sourceId, source }: Row) => sourceId ?? source ?? '';
/** Equal for the rows of one operator. */
export const operatorKey = ({ operatorId, operator }: Row) => operatorId ?? operator;

/** The index of the greatest value now; null where none is known. */
function worstOf(cells: ReadonlyArray<number | null>, { figures }: Model): number | null {
  let worst: number | null = null;
  for (const cell of cells) {
    const value = cell === null ? null : (figures[cell]?.now ?? null);
    if (cell !== null && value !== null && (worst === null || value > (figures[worst]?.now ?? -Infinity))) {
      worst = cell;
    }
  }
  return worst;
}

/** Rows of pairs as a table: each cell is an index into `model.rows`, null where no marker goes that way. */
export function matrixOf(model: Model): Matrix {
  const sources = [...new Map(model.rows.map((row) => [sourceKey(row), row.source])).entries()];
  const places = new Map(sources.map(([key], index) => [key, index]));
  const operators = new Map<string, { row: Row; cells: Array<number | null> }>();
  model.rows.forEach((row, index) => {
    const key = operatorKey(row);
    const operator = operators.get(key) ?? { row, cells: sources.map(() => null) };
    operator.cells[places.get(sourceKey(row)) ?? 0] = index;
    operators.set(key, operator);
  });
  const list = [...operators].map(([key, { row, cells }]) => ({ key, row, cells, worst: worstOf(cells, model) }));
  return {
    sources: sources.map(([key, name]) => ({ key, name })),
    operators: list,
    worstOfSource: sources.map((_, column) =>
      worstOf(
        list.map(({ cells }) => cells[column] ?? null),
        model
      )
    ),
  };
}
