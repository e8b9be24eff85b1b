import { type Around, type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

/** Enough for everything that a small job's graph can tell in one refresh. */
const budget = 60;
/** The picture is whole after a while in which Flink renews its metrics and takes checkpoints. */
const once = 1;
const load = ['Status.JVM.CPU.Load', 'Status.JVM.Memory.Heap.Used', 'Status.JVM.Memory.Heap.Max'];
/** Rates of Flink are means of 60 s, ours of half a minute or since the start: near each other where the load is steady. */
const steady = 0.15;

/** What Flink says of the vertices of a job beside its pressure; only what both 1.20 and 2.x have. */
function looker(cluster: Cluster, jobId: string) {
  const metrics = async (path: string, names: readonly string[]) => {
    const answer: any[] = await cluster.raw(`${path}/metrics?get=${names.join(',')}`);
    return new Map(answer.map((metric) => [String(metric.id), metric]));
  };
  return async () => {
    const { vertices, plan } = await cluster.raw(`/jobs/${jobId}`);
    const { latest } = await cluster.raw(`/jobs/${jobId}/checkpoints`);
    const checkpoint = await cluster.raw(`/jobs/${jobId}/checkpoints/details/${latest.completed.id}`);
    const details = await Promise.all(
      vertices.map(async ({ id }: any) => {
        const path = `/jobs/${jobId}/vertices/${id}`;
        const isSource = (plan.nodes.find((node: any) => node.id === id).inputs ?? []).length === 0;
        const records = isSource ? 'numRecordsOutPerSecond' : 'numRecordsInPerSecond';
        return {
          id: String(id),
          isSource,
          subtasks: (await cluster.raw(path)).subtasks,
          records: (await metrics(`${path}/subtasks`, [records])).get(records),
          delay: (await metrics(`${path}/subtasks`, ['checkpointStartDelayNanos'])).get('checkpointStartDelayNanos'),
          alignment: isSource
            ? null
            : (await metrics(`${path}/subtasks`, ['checkpointAlignmentTime'])).get('checkpointAlignmentTime'),
          checkpointMs: checkpoint.tasks[id].end_to_end_duration,
          now: (await cluster.raw(path)).now,
          watermarks: ((await cluster.raw(`${path}/watermarks`)) as any[]).map(({ value }) => Number(value)),
        };
      })
    );
    const loads = new Map<string, Map<string, any>>();
    for (const id of await cluster.taskManagerIds()) {
      loads.set(id, await metrics(`/taskmanagers/${id}`, load));
    }
    return { details, loads, plan };
  };
}

type Looked = Awaited<ReturnType<ReturnType<typeof looker>>>;
type Row = Readonly<Record<string, unknown>> | undefined;

/** Long.MIN_VALUE and Long.MAX_VALUE are no times. */
const lagOf = ({ now, watermarks }: any): number | null => {
  const least = Math.min(...watermarks);
  return Math.abs(least) > 9e18 ? null : now - least;
};

/** Between two looks a watermark moves and stands, and Flink fetches it every 10 s. */
const watermarkMoves = 15_000;

/**
 * Vertices: watermark lag, skew and checkpoints; also their subtasks and the mean of all TaskManagers, of jobs in which the
 * one vertex that is no source is worth a closer look.
 */
export async function graphDetails(cluster: Cluster): Promise<Comparison[]> {
  const names = ['click-attribution', 'hot-key-count'];
  const { id, name } = await cluster.job(...names);
  const around = await cluster
    .withBudget(budget)
    .around(looker(cluster, id), { queryType: 'jobGraph', job: name }, once);
  const nodes = around.said.rows('nodes');
  const subtasks = around.said.rows('subtasks of the graph');
  const short = name.slice(0, 12);
  return [
    ...around.before.details.flatMap((vertex, place) => {
      const row: Row = nodes.find((node) => node.id === vertex.id);
      const at = (what: string, ours: unknown, pick: (flink: any) => unknown, within = 0) =>
        beside(around, `${short} ${place}: ${what}`, ours, (flink) => pick(flink.details[place]), within);
      const millis = (metric: any) => (metric === null ? null : metric.max / 1e6);
      return [
        at('start delay', row?.checkpoint_start_delay, ({ delay }) => millis(delay)),
        at('checkpoint', row?.checkpoint_duration, ({ checkpointMs }) => checkpointMs),
        at('skew', row?.skew_factor, ({ records }) => records.max / records.avg, steady * 2),
        ...(vertex.isSource
          ? []
          : [
              at('alignment', row?.checkpoint_alignment, ({ alignment }) => millis(alignment)),
              at('watermark lag', row?.watermark_lag, lagOf, watermarkMoves),
            ]),
        ...(vertex.isSource ? [] : [at('attempt', row?.detail__attempt, ({ subtasks: all }) => all[0].attempt)]),
      ];
    }),
    ...around.before.details.flatMap((vertex, place) =>
      (vertex.isSource ? [] : (vertex.subtasks as any[])).flatMap((_, index) => {
        const row: Row = subtasks.find((one) => one.vertex === vertex.id && one.subtask === String(index));
        const at = (what: string, ours: unknown, pick: (subtask: any) => unknown) =>
          beside(around, `${short} ${place} ${index}: ${what}`, ours, (flink) =>
            pick(flink.details[place]?.subtasks[index])
          );
        return [
          at('state', row?.state, ({ status }) => status),
          at('attempt', row?.attempt, ({ attempt }) => attempt),
          at('task manager', row?.['task manager'], (subtask) => subtask['taskmanager-id']),
        ];
      })
    ),
    ...means(around),
  ];
}

/** CPU and heap move by the second. */
const cpuMoves = 0.3;
const heapMoves = 0.5;

function means(around: Around<Looked>): Comparison[] {
  const row: Row = around.said.rows('task managers of the graph').find((one) => one['task manager id'] === '*');
  const mean = (flink: Looked, of: (value: (metric: string) => number) => number) => {
    const all = [...flink.loads.values()].map((metrics) => of((metric) => Number(metrics.get(metric)?.value)));
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  };
  const [cpu = '', used = '', max = ''] = load;
  return [
    beside(around, 'all TaskManagers: cpu', row?.cpu, (flink) => mean(flink, (value) => value(cpu)), cpuMoves),
    beside(
      around,
      'all TaskManagers: heap',
      row?.heap,
      (flink) => mean(flink, (value) => value(used) / value(max)),
      heapMoves
    ),
  ];
}

/** Where the load is steady, rates of connections are what the target's own metrics say. */
export async function graphEdges(cluster: Cluster): Promise<Comparison[]> {
  const { id, name } = await cluster.job('orders-per-minute', 'hot-key-count');
  const look = async () => {
    const { plan } = await cluster.raw(`/jobs/${id}`);
    const target = plan.nodes.find((node: any) => (node.inputs ?? []).length === 1).id;
    const path = `/jobs/${id}/vertices/${target}/subtasks/metrics?get=numRecordsInPerSecond`;
    return { target: String(target), rate: Number((await cluster.raw(path))[0].sum) };
  };
  const around = await cluster.around(look, { queryType: 'jobGraph', job: name }, once);
  const { target, rate } = around.before;
  const row: Row = around.said.rows('edges').find((edge) => edge.target === target);
  return [
    beside(around, `${name.slice(0, 12)}: over a connection`, row?.secondarystat, (flink) => flink.rate, steady * rate),
  ];
}
