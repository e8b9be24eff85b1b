import { type DataFrame } from '@grafana/data';
import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

/** What one subtask of an operator received from one source (and its subtask, where Flink tells them apart), ms. */
interface Markers {
  /** Null = from all sources. */
  source: string | null;
  /** The source's subtask; null = from all. */
  sourceIndex: number | null;
  operator: string;
  subtask: number;
  values: Record<string, number>;
}

const named =
  /latency(?:\.source_id\.(\w+))?(?:\.source_subtask_index\.(\d+))?\.operator_id\.(\w+)\.operator_subtask_index\.(\d+)\.latency_(mean|p99|max|median)$/;

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
    const [, source = null, sourceIndex, operator = '', subtask = '', statistic = ''] = named.exec(id) ?? [];
    const key = [source, sourceIndex, operator, subtask].join();
    const markers = found.get(key) ?? {
      source,
      sourceIndex: sourceIndex === undefined ? null : Number(sourceIndex),
      operator,
      subtask: Number(subtask),
      values: {},
    };
    markers.values[statistic] = Number(value);
    found.set(key, markers);
  }
  return [...found.values()].sort((left, right) => keyOf(left).localeCompare(keyOf(right)));
}

const pairOf = ({ source, operator }: Pick<Markers, 'source' | 'operator'>) =>
  `${operator.slice(0, 6)} from ${source?.slice(0, 6) ?? 'all sources'}`;
const keyOf = (markers: Markers) => `${pairOf(markers)}${markers.sourceIndex ?? ''}, ${markers.subtask}`;

/** What Flink's documentation calls the choice. */
function granularityOf({ source, sourceIndex }: Markers): string {
  if (source === null) {
    return 'single';
  }
  return sourceIndex === null ? 'operator' : 'subtask';
}

type Row = Readonly<Record<string, unknown>>;

const rowOf = (rows: readonly Row[], { operator, source, sourceIndex, subtask }: Markers) =>
  rows.find(
    (row) =>
      row['operator id'] === operator &&
      row['source id'] === source &&
      row['source subtask'] === sourceIndex &&
      row.subtask === subtask
  );

async function now(cluster: Cluster, job: string, look: () => Promise<Markers[]>): Promise<Comparison[]> {
  const around = await cluster.around(look, { queryType: 'latency', job, statistic: '' });
  const rows = around.said.rows('latency');
  return [
    beside(around, 'markers', rows.length, (flink) => flink.length),
    ...around.before.flatMap((markers, place) => {
      const row = rowOf(rows, markers);
      const same = (column: string, statistic: string) =>
        beside(around, `${keyOf(markers)}: ${column}`, row?.[column], (flink) => flink[place]?.values[statistic]);
      return [
        { what: `${keyOf(markers)}: granularity`, ours: row?.granularity, flink: granularityOf(markers) },
        same('mean', 'mean'),
        same('p50', 'median'),
        same('p99', 'p99'),
        same('max', 'max'),
      ];
    }),
  ];
}

/** Each pair of source and operator once. */
const pairsOf = (markers: readonly Markers[]) => [...new Map(markers.map((one) => [pairOf(one), one])).values()];
const ofPair = (markers: readonly Markers[], { source, operator }: Markers) =>
  markers.filter((one) => one.source === source && one.operator === operator);
const worst = (markers: readonly Markers[]) => Math.max(...markers.map(({ values: { p99 = NaN } }) => p99));

/** The line of a pair: its column of values, and the one beside it. */
function lineOf(frames: readonly DataFrame[], { source, operator }: Markers) {
  const fields = frames
    .map((frame) => frame.fields)
    .find(([, value]) => value?.labels?.operator_id === operator && (value.labels.source_id ?? null) === source);
  return { values: fields?.[1]?.values ?? [], unchanged: fields?.[2]?.values ?? [] };
}

/** Of each pair of source and operator the greatest of its subtasks. */
async function overTime(cluster: Cluster, job: string, look: () => Promise<Markers[]>): Promise<Comparison[]> {
  const around = await cluster.around(look, { queryType: 'latency', job, statistic: 'p99', show: 'series' });
  return pairsOf(around.before).map((pair) =>
    beside(around, `${pairOf(pair)}, over time: last p99`, lineOf(around.said.frames, pair).values.at(-1), (flink) =>
      worst(ofPair(flink, pair))
    )
  );
}

/** All that a line is watched by: the statistic of all subtasks, and the mean of the first one. */
const watchedOf = (markers: readonly Markers[]) =>
  JSON.stringify(markers.map(({ subtask, values: { p99, mean } }) => [p99, subtask === 0 ? mean : null]));

const moved = (before: readonly Markers[], after: readonly Markers[], pair: Markers) =>
  watchedOf(ofPair(before, pair)) === watchedOf(ofPair(after, pair)) ? 'stands still' : 'has changed';

function saidToBe(unchanged: unknown): string {
  if (typeof unchanged !== 'number') {
    return 'not known';
  }
  return unchanged === 0 ? 'has changed' : 'stands still';
}

/** Flink brings its metrics up to date every 10 s. */
const betweenLooksMs = 12_000;

/** What the latency panel asks for, twice: rows, lines, and whether anything has come in between. */
async function both(visitor: Cluster, job: string, look: () => Promise<Markers[]>): Promise<Comparison[]> {
  const query = { queryType: 'latency', job, statistic: 'p99', show: 'both' } as const;
  const first = await visitor.around(look, query, 1);
  await visitor.pause(betweenLooksMs);
  const second = await visitor.around(look, query, 1);
  const rows = second.said.rows('latency');
  // Each line is a frame of the same name as the table.
  const lines = second.said.frames.slice(1);
  return [
    beside(second, 'both: markers', second.said.frames[0]?.length, (flink) => flink.length),
    beside(second, 'both: lines', lines.filter(({ length }) => length === 2).length, (flink) => pairsOf(flink).length),
    ...second.before.map((markers, place) =>
      beside(second, `both: ${keyOf(markers)}: p99`, rowOf(rows, markers)?.p99, (flink) => flink[place]?.values.p99)
    ),
    ...pairsOf(second.before).flatMap((pair): Comparison[] => {
      const { values, unchanged } = lineOf(lines, pair);
      return [
        beside(first, `both: ${pairOf(pair)}, first p99`, values[0], (flink) => worst(ofPair(flink, pair))),
        beside(second, `both: ${pairOf(pair)}, last p99`, values.at(-1), (flink) => worst(ofPair(flink, pair))),
        {
          what: `both: ${pairOf(pair)}, since the last look`,
          ours: saidToBe(unchanged.at(-1)),
          flink: moved(first.after, second.before, pair),
          later: moved(first.before, second.after, pair),
        },
      ];
    }),
  ];
}

/** So many requests that nothing has to wait for the next refresh. */
const plenty = 100;

export const latency: Check = async (asked) => {
  const cluster = asked.withBudget(plenty);
  const { id, name } = await cluster.job('orders-per-minute', 'click-attribution');
  const places = await placesOf(cluster, id);
  const look = async () => {
    const read = await Promise.all(places.map(async (path) => readAt(cluster, path, await namesAt(cluster, path))));
    return markersOf(read.flat());
  };
  return [
    ...(await now(cluster, name, look)),
    ...(await overTime(cluster, name, look)),
    ...(await both(cluster.staying(), name, look)),
  ];
};
