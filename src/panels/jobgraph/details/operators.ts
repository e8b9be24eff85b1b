import { type GraphVertex } from '../../../frames/jobGraph';

/** A part of what the plan says about an operator, such as `where`: `user_id = 7`. */
export interface Argument {
  /** Empty where the plan has none. */
  name: string;
  value: string;
}

export interface Operator {
  name: string;
  arguments: Argument[];
}

export interface Chain {
  /** In the order in which records pass them. */
  operators: Operator[];
  /** Lines of the plan that belong to no operator of the chain by its number. */
  rest: string[];
}

const arrow = ' -> ';
const numbered = /^(.*?)\[(\d+)\](.*)$/s;
const planLine = /^[\s+\-|:]*\[(\d+)\]:\s*(.*)$/s;
const tree = /^[\s+\-|]*/;
const openers = '([{';
const closers = ')]}';

/** At commas that no bracket encloses. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (openers.includes(character)) {
      depth += 1;
    } else if (closers.includes(character)) {
      depth -= 1;
    } else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

const unbracketed = (value: string) => (/^\[[^[\]]*\]$/s.test(value) ? value.slice(1, -1) : value);

/** `Calc(select=[a, b], where=[(a = 1)])` as its arguments; what has another form is one argument without a name. */
export function argumentsIn(call: string): Argument[] {
  const inner = /^\w+\((.*)\)$/s.exec(call.trim())?.[1];
  if (inner === undefined) {
    return call.trim() === '' ? [] : [{ name: '', value: call.trim() }];
  }
  return split(inner).map((part) => {
    const named = /^(\w+)=(?!=)(.*)$/s.exec(part);
    return named === null
      ? { name: '', value: part }
      : { name: named[1] ?? '', value: unbracketed((named[2] ?? '').trim()) };
  });
}

/**
 * The operators that Flink has chained to one vertex, each with what the plan says about it. SQL plans number their
 * operators; the plans of others are left as lines. All of it is text, whatever it looks like.
 */
export function chainOf({ name, description }: Pick<GraphVertex, 'name' | 'description'>): Chain {
  const lines = (description ?? '').split('\n').filter((line) => line.trim() !== '');
  const planned = new Map<string, string>();
  for (const line of lines) {
    const [, number, call] = planLine.exec(line) ?? [];
    if (number !== undefined && call !== undefined) {
      planned.set(number, call);
    }
  }
  const names = name === null ? [] : name.split(arrow);
  const used = new Set<string>();
  const operators = names.map((operator): Operator => {
    const [, before = '', number = '', after = ''] = numbered.exec(operator) ?? [];
    const call = planned.get(number);
    used.add(number);
    return number === ''
      ? { name: operator.trim(), arguments: [] }
      : { name: `${before}${after}`.trim() || operator.trim(), arguments: call === undefined ? [] : argumentsIn(call) };
  });
  const said = new Set(names.flatMap((operator) => [operator.trim(), operator.trim().replace(/\[\d+\]/, '')]));
  const rest = lines.filter((line) => {
    const number = planLine.exec(line)?.[1];
    const isOperator = number === undefined ? said.has(line.replace(tree, '').trim()) : used.has(number);
    return !isOperator;
  });
  return { operators, rest };
}
