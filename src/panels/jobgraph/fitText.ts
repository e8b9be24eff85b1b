/** Width in pixels of a text in some font. */
export type Measure = (text: string) => number;

const ellipsis = '…';

/** Characters as people see them: no half surrogate pairs. */
const characters = (text: string): string[] => [...text];

/** Shortens a text to a width by its end. Returns '' when not even one character fits. */
export function fitText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) {
    return text;
  }
  const all = characters(text);
  const shortened = (count: number) => `${all.slice(0, count).join('').trimEnd()}${ellipsis}`;
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const count = Math.ceil((low + high) / 2);
    if (measure(shortened(count)) <= width) {
      low = count;
    } else {
      high = count - 1;
    }
  }
  return low === 0 ? '' : shortened(low);
}

const arrow = ' → ';
/** Of the room; sinks are told by their name, heads often by their first letters. */
const tailShare = 0.65;

/**
 * Shortens the name of an operator chain to a width: both ends stay, because they tell where records come from and go to.
 * What stands between them goes first, then the ends of their own names.
 */
export function fitChain(name: string, width: number, measure: Measure): string {
  const [head = '', ...others] = name.split(arrow);
  const tail = others.at(-1);
  if (tail === undefined || measure(name) <= width) {
    return fitText(name, width, measure);
  }
  const joint = others.length > 1 ? `${arrow}${ellipsis}${arrow}` : arrow;
  const room = width - measure(joint);
  const end = fitText(tail, Math.max(room * tailShare, room - measure(head)), measure);
  const start = fitText(head, room - measure(end), measure);
  return start === '' || end === '' ? fitText(name, width, measure) : `${start}${joint}${end}`;
}

/** Breaks a text at spaces into at most `lines` lines; the last one is shortened. */
export function fitLines(text: string, width: number, lines: number, measure: Measure): string[] {
  const result: string[] = [];
  let rest = text.split(' ').filter((word) => word !== '');
  while (rest.length > 0) {
    if (result.length === lines - 1) {
      result.push(fitText(rest.join(' '), width, measure));
      break;
    }
    let count = 1;
    while (count < rest.length && measure(rest.slice(0, count + 1).join(' ')) <= width) {
      count += 1;
    }
    result.push(fitText(rest.slice(0, count).join(' '), width, measure));
    rest = rest.slice(count);
  }
  return result;
}
