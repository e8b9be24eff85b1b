import { type Cluster } from '../cluster';

/**
 * Epoch ms, and the largest shares over the subtasks of a vertex; null where Flink says NaN, as of sources: these do not
 * measure when they are idle either, although Flink says 0.
 */
export interface Pressure {
  backpressured: number | null;
  busy: number | null;
  idle: number | null;
  measured: number;
}

const largest = (subtasks: any[], share: string): number | null => {
  const most = Math.max(...subtasks.map((subtask) => Number(subtask[share])));
  return Number.isNaN(most) ? null : most;
};

/** Flink's answer; older versions have none before they were asked once. */
export async function backpressure(cluster: Cluster, jobId: string, vertexId: string): Promise<any> {
  const path = `/jobs/${jobId}/vertices/${vertexId}/backpressure`;
  let answer = await cluster.raw(path);
  for (let asked = 1; answer.status !== 'ok' && asked < 5; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    answer = await cluster.raw(path);
  }
  return answer;
}

/** What Flink says of each vertex of a job, in their order. */
export const pressureOf = (cluster: Cluster, job: any): Promise<Pressure[]> =>
  Promise.all(
    job.vertices.map(async (vertex: any) => {
      const { subtasks, 'end-timestamp': measured } = await backpressure(cluster, job.jid, vertex.id);
      const busy = largest(subtasks, 'busyRatio');
      return {
        backpressured: largest(subtasks, 'ratio'),
        busy,
        idle: busy === null ? null : largest(subtasks, 'idleRatio'),
        measured,
      };
    })
  );
