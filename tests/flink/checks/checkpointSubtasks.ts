import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside } from '../compare';

/** The latest completed checkpoint with all its vertices and subtasks, in Flink's own words. */
function looker(cluster: Cluster, jobId: string) {
  return async () => {
    const { latest } = await cluster.raw(`/jobs/${jobId}/checkpoints`);
    const path = `/jobs/${jobId}/checkpoints/details/${latest.completed.id}`;
    const details = await cluster.raw(path);
    const ids = Object.keys(details.tasks);
    const subtasks = await Promise.all(
      ids.map(async (id) => (await cluster.raw(`${path}/subtasks/${id}`)).subtasks as any[])
    );
    return { details, ids, subtasks };
  };
}

const most = (subtasks: any[], pick: (subtask: any) => number) => Math.max(...subtasks.map(pick));

async function byVertex(cluster: Cluster, job: { id: string; name: string }) {
  const around = await cluster.around(looker(cluster, job.id), { queryType: 'checkpointSubtasks', job: job.name });
  const rows = around.said.rows('checkpoint vertices');
  const [checkpoint] = around.said.rows('checkpoints');
  return [
    beside(around, 'latest', checkpoint?.id, ({ details }) => details.id),
    beside(around, 'vertices', rows.length, ({ ids }) => ids.length),
    ...around.before.ids.flatMap((id, place) => {
      const row = rows.find((one) => one['vertex id'] === id);
      const task = (what: string, field: string) =>
        beside(around, `vertex ${place}: ${what}`, row?.[what], ({ details }) => details.tasks[id][field]);
      const longest = (what: string, pick: (subtask: any) => number) =>
        beside(around, `vertex ${place}: ${what}`, row?.[what], ({ subtasks }) => most(subtasks[place] ?? [], pick));
      const ofSlowest = (what: string, pick: (subtask: any) => unknown) =>
        beside(around, `vertex ${place}: ${what}`, row?.[what], ({ subtasks }) =>
          pick(subtasks[place]?.find(({ index }) => index === row?.['slowest subtask']))
        );
      return [
        task('duration', 'end_to_end_duration'),
        task('acknowledged', 'num_acknowledged_subtasks'),
        task('state size', 'state_size'),
        task('latest ack', 'latest_ack_timestamp'),
        longest('start delay', (subtask) => subtask.start_delay),
        longest('alignment', (subtask) => subtask.alignment.duration),
        longest('sync', (subtask) => subtask.checkpoint.sync),
        longest('async', (subtask) => subtask.checkpoint.async),
        ofSlowest('slowest start delay', (subtask) => subtask?.start_delay),
        ofSlowest('slowest alignment', (subtask) => subtask?.alignment.duration),
        ofSlowest('slowest sync', (subtask) => subtask?.checkpoint.sync),
        ofSlowest('slowest async', (subtask) => subtask?.checkpoint.async),
      ];
    }),
  ];
}

async function bySubtask(cluster: Cluster, job: { id: string; name: string }) {
  const query = { queryType: 'checkpointSubtasks', job: job.name, show: 'subtasks' } as const;
  const around = await cluster.around(looker(cluster, job.id), query);
  const rows = around.said.rows('checkpoint subtasks');
  return [
    beside(around, 'subtasks', rows.length, ({ subtasks }) => subtasks.flat().length),
    ...around.before.subtasks
      .flatMap((all, place) => all.map(({ index }) => ({ place, index })))
      .flatMap(({ place, index }) => {
        const row = rows.find((one) => one['vertex id'] === around.before.ids[place] && one.subtask === index);
        const same = (what: string, pick: (subtask: any) => unknown) =>
          beside(around, `subtask ${place}/${index}: ${what}`, row?.[what], ({ subtasks }) =>
            pick(subtasks[place]?.find((one) => one.index === index))
          );
        return [
          same('duration', (subtask) => subtask.end_to_end_duration),
          same('acknowledged', (subtask) => subtask.ack_timestamp),
          same('start delay', (subtask) => subtask.start_delay),
          same('alignment', (subtask) => subtask.alignment.duration),
          same('sync', (subtask) => subtask.checkpoint.sync),
          same('async', (subtask) => subtask.checkpoint.async),
          same('state size', (subtask) => subtask.state_size),
          same('processed', (subtask) => subtask.alignment.processed),
          same('persisted', (subtask) => subtask.alignment.persisted),
          same('unaligned', (subtask) => subtask.checkpoint.unaligned_checkpoint ?? subtask.unaligned_checkpoint),
        ];
      }),
  ];
}

export const checkpointSubtasks: Check = async (cluster) => {
  const job = await cluster.job('orders-per-minute');
  return [...(await byVertex(cluster, job)), ...(await bySubtask(cluster, job))];
};
