import { type Check } from '../checks';
import { beside } from '../compare';

export const jobs: Check = async (cluster) => {
  const look = async () => (await cluster.raw('/jobs/overview')).jobs as any[];
  const around = await cluster.around(look, { queryType: 'jobs' });
  const rows = around.said.rows('jobs');
  return [
    beside(around, 'jobs', rows.length, (flink) => flink.length),
    ...around.before.flatMap(({ jid, name }) => {
      const row = rows.find(({ id }) => id === jid);
      const number = (what: string, pick: (job: any) => unknown) =>
        beside(around, `${name}: ${what}`, row?.[what], (flink) => pick(flink.find((job) => job.jid === jid)));
      return [
        number('started', (job) => job['start-time']),
        number('ended', (job) => (job['end-time'] === -1 ? null : job['end-time'])),
        number('duration', (job) => job.duration),
        number('tasks', (job) => job.tasks.total),
        number('tasks running', (job) => job.tasks.running),
        number('state', (job) => job.state),
      ];
    }),
  ];
};
