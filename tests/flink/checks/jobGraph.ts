import { type Check } from '../checks';
import { beside } from '../compare';
import { graphDetails, graphEdges } from './graphDetails';
import { pressureOf } from './pressure';

/** The picture is whole after ten seconds, in which Flink renews its metrics: there is no quiet moment to wait for. */
const once = 1;
/** Shares are means of 60 s that Flink renews every 10 s: by so much they may move between two questions. */
const moves = 0.05;
/** The job's own times are brought to the viewer's clock, which is known to about the time of a request, ms. */
const clocks = 250;

export const jobGraph: Check = async (cluster) => {
  const { id, name } = await cluster.job('click-attribution', 'orders-per-minute', 'hot-key-count');
  const look = async () => {
    const job = await cluster.raw(`/jobs/${id}`);
    return { job: { ...job, now: 0, duration: 0 }, pressure: await pressureOf(cluster, job) };
  };
  const around = await cluster.around(look, { queryType: 'jobGraph', job: name }, once);
  const { said, before } = around;
  const nodes = said.rows('nodes');
  const [job] = said.rows('job');
  return [
    ...(await graphDetails(cluster)),
    ...(await graphEdges(cluster)),
    beside(around, 'job: state', job?.job_state, (flink) => flink.job.state),
    beside(around, 'job: started', job?.job_started, (flink) => flink.job['start-time'], clocks),
    beside(around, 'vertices', nodes.length, (flink) => flink.job.vertices.length),
    beside(around, 'edges', said.rows('edges').length, (flink) =>
      flink.job.plan.nodes.reduce((sum: number, node: any) => sum + (node.inputs ?? []).length, 0)
    ),
    ...before.job.vertices.flatMap((vertex: any, place: number) => {
      const row = nodes.find((node) => node.id === vertex.id);
      const short = vertex.name.slice(0, 20);
      return [
        beside(
          around,
          `${short}: parallelism`,
          row?.detail__parallelism,
          (flink) => flink.job.vertices[place].parallelism
        ),
        beside(around, `${short}: running`, row?.detail__running, (flink) => flink.job.vertices[place].tasks.RUNNING),
        beside(around, `${short}: started`, row?.started, (flink) => flink.job.vertices[place]['start-time']),
        beside(
          around,
          `${short}: backpressured, max`,
          row?.backpressured_max,
          (flink) => flink.pressure[place]?.backpressured,
          moves
        ),
        beside(around, `${short}: busy, max`, row?.busy_max, (flink) => flink.pressure[place]?.busy, moves),
      ];
    }),
  ];
};
