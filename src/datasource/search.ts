import { FlinkError } from '../flink/errors';
import { searchFor } from '../text/search';

/** The expression for what was typed into a search field; a broken one is told. */
export function typedSearch(typed: string): RegExp {
  const expression = searchFor(typed);
  if (expression === null) {
    throw new FlinkError({ kind: 'badPattern', pattern: typed.slice(0, 200) });
  }
  return expression;
}
