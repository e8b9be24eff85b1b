const arrow = ' -> ';
/** SQL operators carry their number in the plan: `Calc[12]`. */
const planNumber = /\[\d+\]/g;
/** What the planner adds between the operators that people wrote. */
const plumbing = /^(Calc|WatermarkAssigner|DropUpdateBefore|Correlate|ConstraintEnforcer|StreamingFileWriter)$/;

/**
 * A readable name for an operator chain: plan numbers and the planner's own steps go, the ends stay.
 * `Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]` becomes `Source: orders`,
 * `IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer` becomes `IntervalJoin → sink_join: Writer`.
 */
export function shortName(name: string): string {
  const operators = name.split(arrow).map((operator) => operator.replace(planNumber, '').trim());
  const kept = operators.filter((operator, index) => index === 0 || !plumbing.test(operator));
  const [first = '', ...rest] = kept;
  const last = rest.at(-1);
  if (last === undefined) {
    return first === '' ? name : first;
  }
  return rest.length > 1 ? `${first} → … → ${last}` : `${first} → ${last}`;
}
