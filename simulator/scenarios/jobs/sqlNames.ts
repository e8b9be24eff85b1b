/** Name and plan text of a vertex, as the SQL planner writes them. */
export interface Named {
  name: string;
  description: string;
}

const regions = ['eu', 'us', 'apac', 'latam'];
const nouns = [
  ...['orders', 'clicks', 'payments', 'shipments', 'sessions', 'carts', 'refunds', 'inventory', 'prices', 'customers'],
  ...[
    'impressions',
    'returns',
    'suppliers',
    'invoices',
    'coupons',
    'reviews',
    'searches',
    'devices',
    'logins',
    'stock',
  ],
  ...['transfers', 'subscriptions', 'tickets', 'deliveries', 'warehouses'],
];

function pick<T>(list: readonly T[], place: number): T {
  const item = list[place % list.length];
  if (item === undefined) {
    throw new Error('an empty list');
  }
  return item;
}

const tableOf = (place: number) => `${pick(nouns, place)}_${pick(regions, Math.floor(place / nouns.length))}`;
const numberOf = (place: number) => 3 * place + 1;

export function sourceOf(place: number): Named {
  const number = numberOf(place);
  const table = tableOf(place);
  return {
    name: `Source: ${table}[${number}] -> Calc[${number + 1}]`,
    description:
      `[${number}]:TableSourceScan(table=[[lake, raw, ${table}, watermark=[-(ts, 10000:INTERVAL SECOND)]]], fields=[id, key, amount, payload, ts])<br/>` +
      `+- [${number + 1}]:Calc(select=[id, key, CAST(amount AS DECIMAL(38, 18)) AS amount, JSON_VALUE(payload, _UTF-16LE'$.channel') AS channel, ts], where=[(amount &gt; 0)])<br/>`,
  };
}

export function sinkOf(place: number): Named {
  const name = `sink_${tableOf(place * 7)}_daily[${numberOf(place)}]: Writer`;
  return { name, description: `${name}<br/>` };
}

const operators: ReadonlyArray<(number: number, table: string) => Named> = [
  (number, table) => ({
    name: `GroupAggregate[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:GroupAggregate(groupBy=[key, channel], select=[key, channel, COUNT(DISTINCT id) AS ${table}_count, SUM(amount) AS ${table}_total])<br/>+- [${number + 1}]:Calc(select=[key, channel, ${table}_count, ${table}_total])<br/>`,
  }),
  (number) => ({
    name: `WindowAggregate[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:WindowAggregate(groupBy=[key], window=[TUMBLE(time_col=[ts], size=[1 min])], select=[key, SUM(amount) AS total, start('w$) AS window_start, end('w$) AS window_end])<br/>+- [${number + 1}]:Calc(select=[key, total, window_end])<br/>`,
  }),
  (number) => ({
    name: `Deduplicate[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:Deduplicate(keep=[LastRow], key=[id], order=[ROWTIME])<br/>+- [${number + 1}]:Calc(select=[id, key, amount, channel, ts])<br/>`,
  }),
  (number, table) => ({
    name: `LookupJoin[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:LookupJoin(table=[lake.dim.${table}_dim], joinType=[LeftOuterJoin], lookup=[key=key], select=[id, key, amount, ts, segment])<br/>+- [${number + 1}]:Calc(select=[id, key, amount, UPPER(segment) AS segment, ts])<br/>`,
  }),
  (number) => ({
    name: `Rank[${number}]`,
    description: `[${number}]:Rank(strategy=[AppendFastStrategy], rankType=[ROW_NUMBER], rankRange=[rankStart=1, rankEnd=100], partitionBy=[channel], orderBy=[amount DESC], select=[id, key, amount, channel])<br/>`,
  }),
  (number) => ({
    name: `OverAggregate[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:OverAggregate(partitionBy=[key], orderBy=[ts ASC], window=[ RANG BETWEEN 3600000 PRECEDING AND CURRENT ROW], select=[id, key, amount, ts, COUNT(amount) AS w0$o0, $SUM0(amount) AS w0$o1])<br/>+- [${number + 1}]:Calc(select=[id, key, CASE((w0$o0 &gt; 0), w0$o1, null:DECIMAL(38, 18)) AS hourly, ts])<br/>`,
  }),
];

const joins: ReadonlyArray<(number: number, table: string) => Named> = [
  (number, table) => ({
    name: `Join[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:Join(joinType=[LeftOuterJoin], where=[(key = key0)], select=[id, key, amount, channel, ts, key0, ${table}_total], leftInputSpec=[NoUniqueKey], rightInputSpec=[JoinKeyContainsUniqueKey])<br/>+- [${number + 1}]:Calc(select=[id, key, amount, channel, ${table}_total, ts])<br/>`,
  }),
  (number) => ({
    name: `IntervalJoin[${number}] -> Calc[${number + 1}]`,
    description: `[${number}]:IntervalJoin(joinType=[InnerJoin], windowBounds=[isRowTime=true, leftLowerBound=-600000, leftUpperBound=600000, leftTimeIndex=4, rightTimeIndex=4], where=[((key = key0) AND (ts &gt;= (ts0 - 600000:INTERVAL MINUTE)) AND (ts &lt;= (ts0 + 600000:INTERVAL MINUTE)))], select=[id, key, amount, ts, id0, key0, ts0])<br/>+- [${number + 1}]:Calc(select=[id, key, amount, ts])<br/>`,
  }),
];

export const operatorOf = (place: number, joinsInputs: boolean): Named =>
  pick(joinsInputs ? joins : operators, place * 5 + Math.floor(place / 7))(numberOf(place), pick(nouns, place * 3));
