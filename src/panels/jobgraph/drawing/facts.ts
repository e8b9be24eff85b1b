import { fitText, type Measure } from '../fitText';
import { type Fact } from './content';

/** A fact at its place on a line. */
export interface PlacedFact extends Fact {
  x: number;
}

const between = 14;

/** As many facts as there is room for, those with a label first; the first of them is shortened where it must be. */
export function placeFacts(facts: readonly Fact[], room: number, measure: Measure, labelGap: number): PlacedFact[] {
  const widthOf = ({ label, text }: Fact) => (label === '' ? 0 : measure(label) + labelGap) + measure(text);
  const [first, ...others] = facts;
  if (first === undefined) {
    return [];
  }
  const shortened = { ...first, text: fitText(first.text, room - (widthOf(first) - measure(first.text)), measure) };
  const chosen = [shortened];
  let taken = widthOf(shortened);
  for (const fact of others) {
    const needed = between + widthOf(fact);
    if (taken + needed <= room) {
      chosen.push(fact);
      taken += needed;
    }
  }
  let x = 0;
  return [...chosen.filter(({ label }) => label !== ''), ...chosen.filter(({ label }) => label === '')].map((fact) => {
    const placed = { ...fact, x };
    x += widthOf(fact) + between;
    return placed;
  });
}
