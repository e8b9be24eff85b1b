/*
 * As much of Prometheus' language as dashboards of Flink need most: selectors, `sum`, `min`, `max`, `avg` and `count` by or
 * without labels, `label_replace` that sets a label, and arithmetic with a number. Everything else is refused as Prometheus refuses what it does not understand.
 */

export interface Matcher {
  label: string;
  matches(value: string): boolean;
}

export type Aggregation = 'sum' | 'min' | 'max' | 'avg' | 'count';
export type Arithmetic = '+' | '-' | '*' | '/';

export type Expression =
  | { kind: 'selector'; matchers: Matcher[] }
  | { kind: 'aggregate'; by: Aggregation; labels: ReadonlySet<string>; isWithout: boolean; of: Expression }
  | { kind: 'label'; of: Expression; label: string; value: string }
  | { kind: 'arithmetic'; of: Expression; operator: Arithmetic; number: number };

/** `error` as Prometheus words it. */
export class BadQuery extends Error {}

const tokenPattern = /\s*([a-zA-Z_:][\w:]*|\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=~|!~|!=|[{}(),=+\-*/])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const token = pattern.exec(text)?.[1];
    if (token === undefined) {
      throw new BadQuery(`1:${at + 1}: parse error: unexpected character: '${text.slice(at).trim().charAt(0)}'`);
    }
    tokens.push(token);
  }
  return tokens;
}

const isAggregation = (token: string): token is Aggregation => ['sum', 'min', 'max', 'avg', 'count'].includes(token);
const isArithmetic = (token: string): token is Arithmetic => ['+', '-', '*', '/'].includes(token);

const unquoted = (token: string) => token.slice(1, -1).replace(/\\(.)/g, '$1');

function matcherOf(label: string, operator: string, value: string): Matcher {
  switch (operator) {
    case '=':
      return { label, matches: (actual) => actual === value };
    case '!=':
      return { label, matches: (actual) => actual !== value };
    case '=~':
    case '!~': {
      const pattern = new RegExp(`^(?:${value})$`, 's');
      return { label, matches: (actual) => pattern.test(actual) === (operator === '=~') };
    }
    default:
      throw new BadQuery(`parse error: unexpected "${operator}" in label matching`);
  }
}

class Parser {
  private next = 0;

  constructor(private readonly tokens: readonly string[]) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.next < this.tokens.length) {
      throw new BadQuery(`parse error: unexpected "${this.peek()}"`);
    }
    return expression;
  }

  private peek(): string {
    return this.tokens[this.next] ?? '';
  }

  private take(): string {
    this.next += 1;
    return this.tokens[this.next - 1] ?? '';
  }

  private expect(token: string): void {
    const found = this.take();
    if (found !== token) {
      throw new BadQuery(`parse error: unexpected "${found || 'end of input'}", expected "${token}"`);
    }
  }

  private expression(): Expression {
    let left = this.operand();
    while (isArithmetic(this.peek())) {
      const operator = this.take();
      const number = Number(this.take());
      if (!isArithmetic(operator) || !Number.isFinite(number)) {
        throw new BadQuery('parse error: the simulator calculates with numbers only');
      }
      left = { kind: 'arithmetic', of: left, operator, number };
    }
    return left;
  }

  private operand(): Expression {
    const token = this.peek();
    if (token === '(') {
      this.take();
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (token === 'label_replace') {
      return this.labelled();
    }
    return isAggregation(token) ? this.aggregate(token) : this.selector();
  }

  /** `label_replace(of, "label", "value", "", "")`. */
  private labelled(): Expression {
    this.take();
    this.expect('(');
    const of = this.expression();
    const [label = '', value = '', source, pattern] = Array.from({ length: 4 }, () => {
      this.expect(',');
      return this.text();
    });
    this.expect(')');
    if (source !== '' || pattern !== '') {
      throw new BadQuery('parse error: the simulator sets labels to fixed values only');
    }
    return { kind: 'label', of, label, value };
  }

  private text(): string {
    const token = this.take();
    if (!/^["']/.test(token)) {
      throw new BadQuery(`parse error: unexpected "${token || 'end of input'}", expected string`);
    }
    return unquoted(token);
  }

  private aggregate(by: Aggregation): Expression {
    this.take();
    const before = this.grouping();
    this.expect('(');
    const of = this.expression();
    this.expect(')');
    const { labels, isWithout } = before ?? this.grouping() ?? { labels: new Set<string>(), isWithout: false };
    return { kind: 'aggregate', by, labels, isWithout, of };
  }

  private grouping(): { labels: Set<string>; isWithout: boolean } | null {
    if (this.peek() !== 'by' && this.peek() !== 'without') {
      return null;
    }
    const isWithout = this.take() === 'without';
    const labels = new Set<string>();
    this.expect('(');
    while (this.peek() !== ')') {
      labels.add(this.take());
      if (this.peek() === ',') {
        this.take();
      }
    }
    this.take();
    return { labels, isWithout };
  }

  private selector(): Expression {
    const matchers: Matcher[] = [];
    if (/^[a-zA-Z_:]/.test(this.peek())) {
      const name = this.take();
      if (this.peek() === '(') {
        throw new BadQuery(`parse error: unknown function with name "${name}"`);
      }
      matchers.push(matcherOf('__name__', '=', name));
    } else if (this.peek() !== '{') {
      throw new BadQuery(`parse error: unexpected "${this.peek() || 'end of input'}"`);
    }
    if (this.peek() === '{') {
      this.take();
      while (this.peek() !== '}') {
        const label = this.take();
        matchers.push(matcherOf(label, this.take(), unquoted(this.take())));
        if (this.peek() === ',') {
          this.take();
        } else if (this.peek() !== '}') {
          throw new BadQuery(`parse error: unexpected "${this.peek() || 'end of input'}" in label matching`);
        }
      }
      this.take();
    }
    return { kind: 'selector', matchers };
  }
}

/** @throws BadQuery */
export const parse = (text: string): Expression => new Parser(tokensOf(text)).whole();
