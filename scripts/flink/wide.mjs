// @ts-check

/**
 * A job of `2 * branches + 1` vertices: each branch is a source and an aggregation, all of them end in one sink.
 * @param {number} branches
 */
export function wideJob(branches) {
  const numbers = Array.from({ length: branches }, (_, index) => index);
  const tables = numbers.slice(1).map((number) => `CREATE TABLE s${number} LIKE s0;`);
  const counts = numbers.map((number) => `SELECT k, COUNT(*) AS c FROM s${number} GROUP BY k`);
  return `SET 'pipeline.name' = 'wide-fan-in';
SET 'parallelism.default' = '2';
SET 'table.optimizer.reuse-source-enabled' = 'false';
SET 'table.optimizer.reuse-sub-plan-enabled' = 'false';
CREATE TABLE sink_wide (k INT, c BIGINT) WITH ('connector' = 'blackhole');
CREATE TABLE s0 (k INT, v BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '20',
  'fields.k.min' = '0', 'fields.k.max' = '50');
${tables.join('\n')}
INSERT INTO sink_wide
${counts.join(' UNION ALL\n')};
`;
}
