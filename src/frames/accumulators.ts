import { contract, key, number, type RowOf, text } from './contract';

/** One row an accumulator of the user's code. */
export const accumulators = contract('accumulators', {
  name: key('name', { displayName: 'Accumulator' }),
  value: text('value', { displayName: 'Value' }),
  number: number('number', { displayName: 'Number', description: 'The value where it is a number, for charts' }),
  type: text('type', { displayName: 'Type', description: 'Java class of the accumulator' }),
});

export type AccumulatorRow = RowOf<typeof accumulators>;
