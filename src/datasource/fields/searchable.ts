import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { fill, raw } from '../../text/fill';

/** So many are shown at once; nobody reads more, and each costs memory and time. */
export const mostShown = 500;

/** Texts that hold every word of what is typed, in their order; those that begin with it come first. */
function found(texts: readonly string[], typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) {
    return [...texts];
  }
  const starting: string[] = [];
  const holding: string[] = [];
  for (const text of texts) {
    const lower = text.toLowerCase();
    if (words.every((word) => lower.includes(word))) {
      (lower.startsWith(first) ? starting : holding).push(text);
    }
  }
  return [...starting, ...holding];
}

/** Options for a picker over many texts: those that fit what is typed, with a line that says how many are not shown. */
export function searchable(texts: readonly string[], typed: string): Array<ComboboxOption<string>> {
  const fitting = found(texts, typed);
  const options = fitting.slice(0, mostShown).map((value) => ({ value }));
  return fitting.length <= mostShown
    ? options
    : [
        ...options,
        {
          value: '',
          label: fill(t('editor.more', '{{- count}} more: type to search', raw), { count: fitting.length - mostShown }),
          infoOption: true,
        },
      ];
}
