import { type Check } from '../checks';
import { beside } from '../compare';

export const cluster: Check = async (flink) => {
  const look = async () => ({ ...(await flink.raw('/config')), ...(await flink.raw('/overview')) });
  const around = await flink.around(look, { queryType: 'cluster' });
  const [row] = around.said.rows('cluster');
  const same = (column: string, field: string) => beside(around, column, row?.[column], (answer) => answer[field]);
  const may = (column: string, feature: string) =>
    beside(around, column, row?.[column], ({ features }) => features[feature] ?? null);
  return [
    same('version', 'flink-version'),
    same('revision', 'flink-revision'),
    same('task managers', 'taskmanagers'),
    same('slots', 'slots-total'),
    same('slots free', 'slots-available'),
    same('jobs running', 'jobs-running'),
    same('jobs finished', 'jobs-finished'),
    same('jobs canceled', 'jobs-cancelled'),
    same('jobs failed', 'jobs-failed'),
    may('can submit', 'web-submit'),
    may('can cancel', 'web-cancel'),
  ];
};
