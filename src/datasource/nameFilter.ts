import { FlinkError } from '../flink/errors';

/** A variable of several values comes as `{one,two}`. */
export function valuesOf(text: string): string[] {
  const list = /^\{(.*)\}$/.exec(text)?.[1];
  return (list === undefined ? [text] : list.split(',')).map((value) => value.trim()).filter((value) => value !== '');
}

const expressionIn = /^\/(.+)\/([ims]*)$/;

function expressionOf(pattern: string, source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (thrown) {
    const detail = thrown instanceof Error ? (thrown.message.split(': ').at(-1) ?? '') : '';
    throw new FlinkError({ kind: 'badPattern', pattern: pattern.slice(0, 80), detail });
  }
}

/**
 * Whether a name passes a filter that people type: `/expression/` (with flags i, m, s), a text that the name holds in any
 * case, or a list of such texts in braces. An empty filter lets all pass.
 */
export function nameFilter(filter: string): (name: string) => boolean {
  const wanted = filter.trim();
  const [, source, flags = ''] = expressionIn.exec(wanted) ?? [];
  if (source !== undefined) {
    const expression = expressionOf(wanted, source, flags);
    return (name) => expression.test(name);
  }
  const texts = valuesOf(wanted).map((text) => text.toLowerCase());
  return (name) => texts.length === 0 || texts.some((text) => name.toLowerCase().includes(text));
}
