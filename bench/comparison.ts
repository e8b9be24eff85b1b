import { type Quantity, type Row, type Unit } from './report';

/** A row for each quantity, all but the first compared with the first. */
export function comparedWithFirst(subject: string, unit: Unit, quantities: readonly Quantity[]): Row[] {
  const [first = null] = quantities;
  return quantities.map((measured) => ({ subject, unit, measured, reference: measured === first ? null : first }));
}
