import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

/** The vertex in the middle: it reads and writes. */
interface Place {
  job: string;
  vertex: string;
  path: string;
}

/** Counters, and where each subtask runs. */
async function now(cluster: Cluster, { job, vertex, path }: Place): Promise<Comparison[]> {
  const look = async () => (await cluster.raw(path)).subtasks as any[];
  const around = await cluster.around(look, { queryType: 'subtasks', job, vertex, show: 'now' });
  const rows = around.said.rows('subtasks');
  return [
    beside(around, 'subtasks', rows.length, (flink) => flink.length),
    ...around.before.flatMap(({ subtask: index }, place) => {
      const row = rows.find(({ subtask }) => subtask === String(index));
      const same = (what: string, pick: (subtask: any) => unknown) =>
        beside(around, `${index}: ${what}`, row?.[what], (flink) => pick(flink[place]));
      return [
        same('state', ({ status }) => status),
        same('attempt', ({ attempt }) => attempt),
        same('task manager', (subtask) => subtask['taskmanager-id']),
        same('endpoint', (subtask) => subtask.endpoint ?? subtask.host),
        same('started', (subtask) => subtask['start-time']),
        same('duration', ({ duration }) => duration),
        same('records in total', ({ metrics }) => metrics['read-records']),
        same('records out total', ({ metrics }) => metrics['write-records']),
        same('bytes in total', ({ metrics }) => metrics['read-bytes']),
        same('bytes out total', ({ metrics }) => metrics['write-bytes']),
      ];
    }),
  ];
}

const states = ['created', 'scheduled', 'deploying', 'initializing', 'running'];
const starting = ['SCHEDULED', 'DEPLOYING', 'INITIALIZING'];

/** How long each subtask was in each state. */
async function times(cluster: Cluster, { job, vertex, path }: Place): Promise<Comparison[]> {
  const look = async () => (await cluster.raw(path)).subtasks as any[];
  const around = await cluster.around(look, { queryType: 'subtasks', job, vertex, show: 'times' });
  const rows = around.said.rows('subtask times');
  return around.before.flatMap(({ subtask: index }, place) => {
    const row = rows.find(({ subtask }) => subtask === String(index));
    const spent = (what: string, pick: (ms: any) => number | null) =>
      beside(around, `${index}: ${what} for`, row?.[what], (flink) => pick(flink[place]['status-duration'] ?? {}));
    return [
      ...states.map((state) => spent(state, (ms) => known(ms[state.toUpperCase()]))),
      spent('startup', (ms) =>
        starting.some((state) => known(ms[state]) !== null)
          ? starting.reduce((sum, state) => sum + (known(ms[state]) ?? 0), 0)
          : null
      ),
    ];
  });
}

/** -1 = never in this state; older versions do not tell. */
const known = (ms: number | undefined) => (ms === undefined || ms < 0 ? null : ms);

/** When each subtask entered each state. */
async function timeline(cluster: Cluster, { job, vertex, path }: Place): Promise<Comparison[]> {
  const look = async () => (await cluster.raw(`${path}/subtasktimes`)).subtasks as any[];
  const around = await cluster.around(look, { queryType: 'subtasks', job, vertex, show: 'timeline' });
  const rows = around.said.rows('subtask timeline');
  return around.before.flatMap(({ subtask, timestamps }) =>
    Object.keys(timestamps)
      .filter((state) => timestamps[state] > 0)
      .map((state) => {
        const row = rows.find((one) => one[String(subtask)] === state);
        return beside(around, `${subtask}: ${state} since`, row?.time, (flink) => flink[subtask].timestamps[state]);
      })
  );
}

export const subtasks: Check = async (cluster) => {
  const { id, name: job } = await cluster.job('click-attribution', 'orders-per-minute');
  const { vertices, plan } = await cluster.raw(`/jobs/${id}`);
  const reading = plan.nodes.find((node: any) => (node.inputs ?? []).length > 0).id;
  const vertex = vertices.find((one: any) => one.id === reading).id;
  const place = { job, vertex, path: `/jobs/${id}/vertices/${vertex}` };
  return [...(await now(cluster, place)), ...(await times(cluster, place)), ...(await timeline(cluster, place))];
};
