import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

type Values = Record<string, any>;

/** Flink's own answer at a `metrics` endpoint, by name. */
const looker = (cluster: Cluster, path: string, names: readonly string[]) => async (): Promise<Values> => {
  const found: any[] = await cluster.raw(`${path}${path.includes('?') ? '&' : '?'}get=${names.join(',')}`);
  return Object.fromEntries(found.map((metric) => [metric.id, metric]));
};

const table = { queryType: 'metrics', as: 'table' } as const;

/** Metrics of one place, each by itself. */
async function single(cluster: Cluster, query: Record<string, unknown>, path: string, names: string[]) {
  const around = await cluster.around(looker(cluster, path, names), {
    ...table,
    ...query,
    metrics: names,
    aggregation: 'none',
  });
  const rows = around.said.rows('metrics');
  return names.map((name) => {
    const row = rows.find(({ metric }) => metric === name);
    return beside(around, `${String(query.scope)}: ${name}`, row?.value, (flink) => numberOf(flink[name]?.value));
  });
}

const numberOf = (value: unknown) => (value === undefined || Number.isNaN(Number(value)) ? null : Number(value));
const aggregates = ['min', 'max', 'avg', 'sum', 'skew'] as const;

/** Metrics of several subtasks or TaskManagers, brought together by Flink. */
async function together(cluster: Cluster, query: Record<string, unknown>, path: string, names: string[]) {
  const around = await cluster.around(looker(cluster, path, names), {
    ...table,
    ...query,
    metrics: names,
    aggregation: 'sum',
  });
  const rows = around.said.rows('metrics');
  return names.flatMap((name): Comparison[] => {
    const row = rows.find(({ metric }) => metric === name);
    const what = `${String(query.scope)}, aggregated: ${name}`;
    return [
      beside(around, what, row?.value, (flink) => numberOf(flink[name]?.sum)),
      ...aggregates.map((aggregate) =>
        beside(around, `${what}, ${aggregate}`, row?.[aggregate], (flink) => numberOf(flink[name]?.[aggregate]))
      ),
    ];
  });
}

const heap = ['Status.JVM.Memory.Heap.Max', 'Status.JVM.Memory.Heap.Used', 'Status.JVM.ClassLoader.ClassesLoaded'];
const ofJob = ['numberOfCompletedCheckpoints', 'numRestarts', 'uptime', 'lastCheckpointDuration'];
const ofTask = ['numRecordsIn', 'numBytesIn', 'busyTimeMsPerSecond'];

async function ofProcesses(cluster: Cluster): Promise<Comparison[]> {
  const [taskManager = ''] = await cluster.taskManagerIds();
  return [
    ...(await single(cluster, { scope: 'jobmanager' }, '/jobmanager/metrics', [...heap, 'taskSlotsTotal'])),
    ...(await single(cluster, { scope: 'taskmanager', taskManager }, `/taskmanagers/${taskManager}/metrics`, heap)),
    ...(await together(cluster, { scope: 'taskmanagers' }, '/taskmanagers/metrics', heap)),
  ];
}

/** Each subtask by itself, as a table and as series. */
async function bySubtask(cluster: Cluster, query: Record<string, unknown>, path: string, parallelism: number) {
  const indices = Array.from({ length: parallelism }, (_, index) => index);
  const look = looker(
    cluster,
    `${path}/metrics`,
    indices.map((index) => `${index}.numRecordsIn`)
  );
  const asked = { ...query, queryType: 'metrics' as const, metrics: ['numRecordsIn'], aggregation: 'none' as const };
  const around = await cluster.around(look, { ...asked, as: 'table' });
  const rows = around.said.rows('metrics');
  const series = await cluster.around(look, { ...asked, as: 'series' });
  return indices.flatMap((index) => {
    const pick = (flink: Values) => numberOf(flink[`${index}.numRecordsIn`]?.value);
    const line = series.said.frames.find(({ fields }) => fields[1]?.labels?.subtask === String(index));
    return [
      beside(around, `subtask ${index}: numRecordsIn`, rows.find((row) => row.subtask === index)?.value, pick),
      beside(series, `subtask ${index}, series: numRecordsIn`, line?.fields[1]?.values.at(-1), pick),
    ];
  });
}

/** The first operator of a vertex that counts its records. */
async function ofOperator(cluster: Cluster, query: Record<string, unknown>, path: string): Promise<Comparison[]> {
  const listed: any[] = await cluster.raw(`${path}/subtasks/0/metrics`);
  const name = listed.map(({ id }) => String(id)).find((id) => /^(?!Shuffle\.).+\.numRecordsIn$/.test(id)) ?? '';
  const operator = name.slice(0, -'.numRecordsIn'.length);
  const around = await cluster.around(looker(cluster, `${path}/subtasks/metrics`, [name]), {
    ...table,
    ...query,
    scope: 'operator',
    operator,
    metrics: ['numRecordsIn'],
    aggregation: 'sum',
  });
  const [row] = around.said.rows('metrics');
  return [beside(around, `operator ${operator}: numRecordsIn`, row?.value, (flink) => numberOf(flink[name]?.sum))];
}

export const metrics: Check = async (cluster) => {
  const { id, name } = await cluster.job('click-attribution', 'orders-per-minute');
  const { vertices, plan } = await cluster.raw(`/jobs/${id}`);
  const reader = plan.nodes.find((node: any) => (node.inputs ?? []).length > 0).id;
  const { parallelism } = vertices.find((one: any) => one.id === reader);
  const path = `/jobs/${id}/vertices/${reader}`;
  const vertex = { scope: 'vertex', job: name, vertex: reader };
  return [
    ...(await ofProcesses(cluster)),
    ...(await single(cluster, { scope: 'job', job: name }, `/jobs/${id}/metrics`, ofJob)),
    ...(await together(cluster, vertex, `${path}/subtasks/metrics`, ofTask)),
    ...(await bySubtask(cluster, { ...vertex, scope: 'subtask' }, path, parallelism)),
    ...(await ofOperator(cluster, vertex, path)),
  ];
};
