/** For `t`: give the sentence with its placeholders, to be filled by `fill`. */
export const raw = { skipInterpolation: true } as const;

/**
 * Puts values into a sentence such as `{{- name}}, parallelism {{- count}}`. Unlike the interpolation of `t` it takes them as
 * they are: no entities for `<` or `/`, and no meaning in what data may contain, `{{- count}}` for one. It is also fast
 * enough for a thousand labels.
 */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{\{- (\w+)\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder
  );
