import { type Check } from '../checks';

export const jobs: Check = async (cluster) => {
  const said = await cluster.ask({ queryType: 'jobs' });
  const flink = (await cluster.raw('/jobs/overview')).jobs;
  const rows = said.rows('jobs');
  return [
    { what: 'jobs', ours: rows.length, flink: flink.length },
    ...flink.slice(0, 5).flatMap((job: any) => {
      const row = rows.find(({ id }) => id === job.jid);
      return [
        { what: `${job.name}: started`, ours: row?.started, flink: job['start-time'] },
        { what: `${job.name}: tasks`, ours: row?.tasks, flink: job.tasks.total },
      ];
    }),
  ];
};

/** Maxima are 60 s means that Flink renews every 10 s: between two questions they may move. */
const moves = 0.05;

export const jobGraph: Check = async (cluster) => {
  const id = await cluster.jobId('click-attribution');
  const said = await cluster.ask({ queryType: 'jobGraph', job: 'click-attribution' });
  const flink = await cluster.raw(`/jobs/${id}`);
  const nodes = said.rows('nodes');
  const looks = await Promise.all(
    flink.vertices.map((vertex: any) => cluster.raw(`/jobs/${id}/vertices/${vertex.id}/backpressure`))
  );
  return [
    { what: 'vertices', ours: nodes.length, flink: flink.vertices.length },
    ...flink.vertices.flatMap((vertex: any, index: number) => {
      const row = nodes.find((node) => node.id === vertex.id);
      const subtasks: any[] = looks[index].subtasks;
      const busy = Math.max(...subtasks.map(({ busyRatio }) => Number(busyRatio)));
      return [
        {
          what: `${vertex.name.slice(0, 20)}: backpressured, max`,
          ours: row?.backpressured_max,
          flink: Math.max(...subtasks.map(({ ratio }) => Number(ratio))),
          within: moves,
        },
        {
          what: `${vertex.name.slice(0, 20)}: busy, max`,
          ours: row?.busy_max,
          flink: Number.isNaN(busy) ? null : busy,
          within: moves,
        },
      ];
    }),
  ];
};
