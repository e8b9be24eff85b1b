import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

/** What one subtask of an operator received from one source, ms. */
interface Markers {
  source: string;
  operator: string;
  subtask: number;
  values: Record<string, number>;
}

const named = /latency\.source_id\.(\w+)\.operator_id\.(\w+)\.operator_subtask_index\.(\d+)\.latency_(p99|max|median)$/;

/** Flink 1.20 and newer keep markers at the vertex of the operator, older ones at the job. */
async function placesOf(cluster: Cluster, jobId: string): Promise<string[]> {
  const { vertices } = await cluster.raw(`/jobs/${jobId}`);
  return [`/jobs/${jobId}/metrics`, ...vertices.map(({ id }: any) => `/jobs/${jobId}/vertices/${id}/metrics`)];
}

async function namesAt(cluster: Cluster, path: string): Promise<string[]> {
  const listed: any[] = await cluster.raw(path);
  return listed.map(({ id }) => String(id)).filter((id) => named.test(id));
}

/** Flink refuses longer requests. */
const namesAtOnce = 15;

async function readAt(cluster: Cluster, path: string, names: readonly string[]): Promise<any[]> {
  const chunks = Array.from({ length: Math.ceil(names.length / namesAtOnce) }, (_, chunk) =>
    names.slice(chunk * namesAtOnce, (chunk + 1) * namesAtOnce)
  );
  return (await Promise.all(chunks.map((chunk) => cluster.raw(`${path}?get=${chunk.join(',')}`)))).flat();
}

function markersOf(metrics: any[]): Markers[] {
  const found = new Map<string, Markers>();
  for (const { id, value } of metrics) {
    const [, source = '', operator = '', subtask = '', statistic = ''] = named.exec(id) ?? [];
    const key = [source, operator, subtask].join();
    const markers = found.get(key) ?? { source, operator, subtask: Number(subtask), values: {} };
    markers.values[statistic] = Number(value);
    found.set(key, markers);
  }
  return [...found.values()].sort((left, right) => keyOf(left).localeCompare(keyOf(right)));
}

const keyOf = ({ source, operator, subtask }: Markers) =>
  `${operator.slice(0, 6)} from ${source.slice(0, 6)}, ${subtask}`;

async function now(cluster: Cluster, job: string, look: () => Promise<Markers[]>): Promise<Comparison[]> {
  const around = await cluster.around(look, { queryType: 'latency', job, statistic: '' });
  const rows = around.said.rows('latency');
  return [
    beside(around, 'markers', rows.length, (flink) => flink.length),
    ...around.before.flatMap((markers, place) => {
      const row = rows.find(
        (one) =>
          one['operator id'] === markers.operator &&
          one['source id'] === markers.source &&
          one.subtask === markers.subtask
      );
      const same = (column: string, statistic: string) =>
        beside(around, `${keyOf(markers)}: ${column}`, row?.[column], (flink) => flink[place]?.values[statistic]);
      return [same('p50', 'median'), same('p99', 'p99'), same('max', 'max')];
    }),
  ];
}

/** Of each pair of source and operator the greatest of its subtasks. */
async function overTime(cluster: Cluster, job: string, look: () => Promise<Markers[]>): Promise<Comparison[]> {
  const around = await cluster.around(look, { queryType: 'latency', job, statistic: 'p99', show: 'series' });
  const values = around.said.frames.map(({ fields }) => fields[1]);
  const pairs = new Map(around.before.map(({ source, operator }) => [`${operator} ${source}`, { source, operator }]));
  return [...pairs.values()].map(({ source, operator }) => {
    const line = values.find((field) => field?.labels?.operator_id === operator && field.labels.source_id === source);
    const what = `${operator.slice(0, 6)} from ${source.slice(0, 6)}, over time: last p99`;
    return beside(around, what, line?.values.at(-1), (flink) => {
      const those = flink.filter((one) => one.source === source && one.operator === operator);
      return Math.max(...those.map(({ values: { p99 = NaN } }) => p99));
    });
  });
}

export const latency: Check = async (cluster) => {
  const { id, name } = await cluster.job('orders-per-minute');
  const places = await placesOf(cluster, id);
  const look = async () => {
    const read = await Promise.all(places.map(async (path) => readAt(cluster, path, await namesAt(cluster, path))));
    return markersOf(read.flat());
  };
  return [...(await now(cluster, name, look)), ...(await overTime(cluster, name, look))];
};
