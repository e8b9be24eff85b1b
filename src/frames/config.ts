import { contract, key, type RowOf, text } from './contract';

/** One row an option, with its name and value as Flink writes them; values that look secret are masked. */
export const config = contract('config', {
  name: key('name', { displayName: 'Option' }),
  value: text('value', { displayName: 'Value' }),
});

export type ConfigRow = RowOf<typeof config>;
