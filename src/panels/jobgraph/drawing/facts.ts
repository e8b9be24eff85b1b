import { fitText, type Measure } from '../fitText';
import { type Fact } from './content';

/** A fact at its place on a line. */
export interface PlacedFact extends Fact {
  x: number;
}

const between = 12;

/** How wide the parts of a fact are drawn. */
export interface FactMeasures {
  label: Measure;
  text: Measure;
  /** Of a fact in the warning colour, which has stronger letters. */
  strong: Measure;
  /** Between label and text. */
  gap: number;
}

/** As many facts as there is room for, those with a label first; the most important one is shortened where it must be. */
export function placeFacts(facts: readonly Fact[], room: number, measures: FactMeasures): PlacedFact[] {
  const { label: labelWidth, gap } = measures;
  const measureOf = ({ tone }: Fact) => (tone === 'warning' ? measures.strong : measures.text);
  const before = ({ label }: Fact) => (label === '' ? 0 : labelWidth(label) + gap);
  const widthOf = (fact: Fact) => before(fact) + measureOf(fact)(fact.text);
  const [first, ...others] = facts;
  if (first === undefined) {
    return [];
  }
  const shortened = { ...first, text: fitText(first.text, room - before(first), measureOf(first)) };
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
