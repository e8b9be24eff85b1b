import { t } from '@grafana/i18n';
import { fill, raw } from '../../text/fill';
import { valueAt } from './buckets';
import { type Cell } from './cell';
import { type Write } from './format';
import { type Model } from './model';

/** What a cell says, in words. */
export function cellText(model: Model, { row, column }: Cell, write: Write): string {
  const { grid, figures } = model;
  const value = valueAt(grid, row, column);
  if (value === null) {
    return t('cell.nothing', 'No value at this time');
  }
  if (grid.stale[row * grid.columns + column] === 1) {
    return fill(t('cell.stale', '{{- value}}, but no new marker for over a minute', raw), { value: write(value) });
  }
  const objective = figures[row]?.objective ?? null;
  if (objective !== null && value > objective) {
    return fill(t('cell.over', '{{- value}}, over the objective of {{- objective}}', raw), {
      value: write(value),
      objective: write(objective),
    });
  }
  return write(value);
}
