import { contract, key, number, type RowOf } from './contract';

/** The columns of Grafana's own Flame graph panel: depth first, a row after its parent. */
export const flameGraph = contract('flameGraph', {
  level: number('level', { displayName: 'Level', description: '0 = all samples' }),
  value: number('value', {
    displayName: 'Samples',
    unit: 'short',
    description: 'Samples in which it was on the stack',
  }),
  self: number('self', {
    displayName: 'Self',
    unit: 'short',
    description: 'Samples in which it was on top of the stack',
  }),
  label: key('label', { displayName: 'Method', description: '`class.method:line`' }),
});

export type FlameGraphRow = RowOf<typeof flameGraph>;
