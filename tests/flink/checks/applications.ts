import { type Check } from '../checks';
import { beside } from '../compare';

/** The list of applications, or since when Flink has one. */
export const applications: Check = async (cluster) => {
  if (!(await cluster.has('/applications/overview'))) {
    const sentence = await cluster.refusal({ queryType: 'applications' });
    return [{ what: 'none, and since when', ours: sentence.includes('Flink 2.3'), flink: true }];
  }
  const look = async () => (await cluster.raw('/applications/overview')).applications as any[];
  const around = await cluster.around(look, { queryType: 'applications' });
  const rows = around.said.rows('applications');
  return [
    beside(around, 'applications', rows.length, (flink) => flink.length),
    ...around.before.flatMap(({ id, name }, place) => {
      const row = rows.find((one) => one.id === id);
      const same = (column: string, pick: (application: any) => unknown) =>
        beside(around, `${name}: ${column}`, row?.[column], (flink) => pick(flink[place]));
      return [
        same('name', (application) => application.name),
        same('state', ({ status }) => status),
        same('started', (application) => application['start-time']),
        same('duration', ({ duration }) => duration),
        same('jobs', ({ jobs }) => Object.values<number>(jobs).reduce((sum, count) => sum + count, 0)),
      ];
    }),
  ];
};
