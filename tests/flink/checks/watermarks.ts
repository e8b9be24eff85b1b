import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';
import { backpressure } from './pressure';

interface Vertex {
  id: string;
  name: string;
}

/** Watermarks of each vertex by subtask, and when Flink fetched them, epoch ms. */
function looker(cluster: Cluster, jobId: string, vertices: readonly Vertex[]) {
  return async () =>
    Promise.all(
      vertices.map(async ({ id }) => {
        const found: any[] = await cluster.raw(`/jobs/${jobId}/vertices/${id}/watermarks`);
        const { 'end-timestamp': fetched } = await backpressure(cluster, jobId, id);
        const marks = [...found].sort((left, right) => parseInt(left.id, 10) - parseInt(right.id, 10));
        return { marks: marks.map(({ value }) => Number(value)), fetched: fetched as number };
      })
    );
}

async function ofVertices(cluster: Cluster, job: { id: string; name: string }, vertices: Vertex[]) {
  const around = await cluster.around(looker(cluster, job.id, vertices), { queryType: 'watermarks', job: job.name });
  const rows = around.said.rows('watermarks');
  return [
    { what: 'vertices that read', ours: rows.length, flink: vertices.length },
    ...vertices.flatMap(({ id, name }, place): Comparison[] => {
      const row = rows.find((one) => one.id === id);
      const short = name.slice(0, 20);
      return [
        beside(around, `${short}: watermark`, row?.watermark, (flink) => Math.min(...(flink[place]?.marks ?? []))),
        beside(around, `${short}: reporting`, row?.reporting, (flink) => flink[place]?.marks.length),
        beside(around, `${short}: spread`, row?.spread, (flink) => {
          const marks = flink[place]?.marks ?? [];
          return Math.max(...marks) - Math.min(...marks);
        }),
        beside(around, `${short}: lag`, row?.lag, (flink) => {
          const { marks = [], fetched = NaN } = flink[place] ?? {};
          return fetched - Math.min(...marks);
        }),
      ];
    }),
  ];
}

async function ofSubtasks(cluster: Cluster, job: { id: string; name: string }, vertices: Vertex[]) {
  const query = { queryType: 'watermarks', job: job.name, show: 'subtasks' } as const;
  const around = await cluster.around(looker(cluster, job.id, vertices), query);
  const rows = around.said.rows('watermarks of subtasks');
  return around.before.flatMap(({ marks }, place) =>
    marks.map((_, index) => {
      const { id, name = '' } = vertices[place] ?? {};
      const row = rows.find((one) => one.id === id && one.subtask === String(index));
      return beside(
        around,
        `${name.slice(0, 20)} ${index}: watermark`,
        row?.watermark,
        (flink) => flink[place]?.marks[index]
      );
    })
  );
}

async function overTime(cluster: Cluster, job: { id: string; name: string }, vertices: Vertex[]) {
  const query = { queryType: 'watermarks', job: job.name, show: 'series' } as const;
  const around = await cluster.around(looker(cluster, job.id, vertices), query);
  return vertices.map((_, place) =>
    beside(around, `lag over time ${place}: last`, around.said.frames[place]?.fields[1]?.values.at(-1), (flink) => {
      const { marks = [], fetched = NaN } = flink[place] ?? {};
      return fetched - Math.min(...marks);
    })
  );
}

export const watermarks: Check = async (cluster) => {
  const job = await cluster.job('click-attribution', 'orders-per-minute');
  const { vertices, plan } = await cluster.raw(`/jobs/${job.id}`);
  const readers = plan.nodes.filter((node: any) => (node.inputs ?? []).length > 0).map(({ id }: any) => id);
  const reading = vertices.filter(({ id }: any) => readers.includes(id));
  return [
    ...(await ofVertices(cluster, job, reading)),
    ...(await ofSubtasks(cluster, job, reading)),
    ...(await overTime(cluster, job, reading)),
  ];
};
