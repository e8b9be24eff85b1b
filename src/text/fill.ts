/** For `t`: give the sentence with its placeholders, to be filled by `fill`. */
export const raw = { skipInterpolation: true } as const;

const placeholder = /\{\{- (\w+)\}\}/;

/** Texts and names of values by turns, text first. There are as many entries as the plugin has sentences. */
const known = new Map<string, readonly string[]>();

function partsOf(sentence: string): readonly string[] {
  const parts = known.get(sentence) ?? sentence.split(placeholder);
  known.set(sentence, parts);
  return parts;
}

/**
 * Puts values into a sentence such as `{{- name}}, parallelism {{- count}}`. Unlike the interpolation of `t` it gives no
 * meaning to what data may contain, `{{- count}}` for one, and it is fast enough for a thousand labels.
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  let filled = '';
  partsOf(sentence).forEach((part, index) => {
    filled += index % 2 === 0 ? part : (values[part] ?? '');
  });
  return filled;
}
