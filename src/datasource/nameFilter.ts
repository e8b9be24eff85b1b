import { typedSearch } from './search';

/** A variable of several values comes as `{one,two}`. */
export function valuesOf(text: string): string[] {
  const list = /^\{(.*)\}$/.exec(text)?.[1];
  return (list === undefined ? [text] : list.split(',')).map((value) => value.trim()).filter((value) => value !== '');
}

/**
 * Whether a name passes a filter that people type: `/expression/` with its flags, a text that the name holds in any
 * case, or a list of such texts in braces. An empty filter lets all pass.
 */
export function nameFilter(filter: string): (name: string) => boolean {
  const wanted = filter.trim();
  if (/^\/.+\/\w*$/.test(wanted)) {
    const expression = typedSearch(wanted);
    return (name) => expression.test(name);
  }
  const texts = valuesOf(wanted).map((text) => text.toLowerCase());
  return (name) => texts.length === 0 || texts.some((text) => name.toLowerCase().includes(text));
}
