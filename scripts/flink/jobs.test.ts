import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { telling } from './cluster.mjs';
import { cacheRoot } from './folders.mjs';
import { demoJobs, knownJobs, readJob, withSettings } from './jobs.mjs';
import { errorIn, jobIdsIn } from './sql.mjs';
import { wideJob } from './wide.mjs';

const names = knownJobs.map(({ name }) => name);

describe('SQL jobs', () => {
  test.each(names)(
    '%s has a name, a parallelism and one INSERT, and no statement that ends in a comment',
    async (name) => {
      const { sql } = await readJob(name, null);
      const { shows = '' } = knownJobs.find((job) => job.name === name) ?? {};
      const pipelines = [...sql.matchAll(/^SET 'pipeline\.name' = '([^']+)';$/gm)].map(([, text]) => text);
      expect(shows.split(':')[0]).toBe(pipelines.at(-1));
      expect(sql.match(/^SET 'parallelism\.default' = '\d+';$/gm)).toHaveLength(1);
      expect(sql.match(/^INSERT INTO/gm)).toHaveLength(1);
      // "only single statement supported"
      expect(sql).not.toMatch(/;[^\n]*--/);
    }
  );

  test('the demo jobs are known, what takes all CPU comes last', () => {
    expect(names).toEqual(expect.arrayContaining(demoJobs));
    expect(demoJobs.at(-1)).toBe('backpressure');
  });

  test('a variant differs from its file by settings in front of the INSERT', async () => {
    const [base, variant] = await Promise.all([readJob('backpressure', null), readJob('unaligned', null)]);
    const added = variant.sql.split('\n').filter((line) => !base.sql.split('\n').includes(line));
    expect(added).toEqual([
      "SET 'pipeline.name' = 'unaligned-attribution';",
      "SET 'execution.checkpointing.unaligned.enabled' = 'true';",
    ]);
    expect(variant.sql.indexOf('unaligned.enabled')).toBeGreaterThan(variant.sql.lastIndexOf('CREATE TABLE'));
    expect(variant.sql.indexOf('unaligned.enabled')).toBeLessThan(variant.sql.indexOf('INSERT INTO'));
  });

  test('another parallelism wins', async () => {
    const { sql } = await readJob('healthy', 32);
    expect(sql.lastIndexOf("SET 'parallelism.default' = '32';")).toBeGreaterThan(sql.indexOf("'2';"));
  });

  test('settings are quoted', () => {
    expect(withSettings('INSERT INTO a SELECT 1;', { "it's": 'x' })).toBe(
      "\nSET 'it''s' = 'x';\nINSERT INTO a SELECT 1;"
    );
  });

  test('a file of one’s own', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'jobs-')), 'mine.sql');
    writeFileSync(file, 'INSERT INTO a SELECT 1;');
    expect(await readJob(file, null)).toEqual({ name: 'mine', sql: '\nINSERT INTO a SELECT 1;' });
  });

  test.each(['nothing', 'nothing.sql', '../jobs/healthy', '/etc/passwd'])('%s is no job', async (name) => {
    await expect(readJob(name, null)).rejects.toThrow(`There is no job or SQL file '${name}': the jobs are healthy,`);
  });

  test('the wide job has as many branches as asked for', () => {
    expect(wideJob(60).match(/^CREATE TABLE s\d+/gm)).toHaveLength(60);
    expect(wideJob(60).match(/FROM s\d+ GROUP BY k/g)).toHaveLength(60);
    expect(wideJob(1)).toContain('SELECT k, COUNT(*) AS c FROM s0 GROUP BY k;');
  });
});

describe('what programs print', () => {
  test('the SQL client names its jobs', () => {
    const output = '[INFO] Submitting SQL update statement\nJob ID: 3e70c8e5cf7fa780df8ac0f0153fcfd0\n\nJob ID: none\n';
    expect(jobIdsIn(output)).toEqual(['3e70c8e5cf7fa780df8ac0f0153fcfd0']);
  });

  test('an error of the SQL client starts at [ERROR]', () => {
    const output =
      'Flink SQL> INSERT\n[ERROR] Could not execute SQL statement. Reason:\nSqlParserException: near ";"\n';
    expect(errorIn(output)).toBe('[ERROR] Could not execute SQL statement. Reason:\nSqlParserException: near ";"\n');
    expect(errorIn('\nException in thread "main"\n\tat A.b\n')).toBe('Exception in thread "main"\n\tat A.b');
  });

  test('of a log the causes are shown, not the frames', () => {
    const log =
      'INFO a\nERROR b\nFlinkException: c\n\tat x.y(Z.java:1)\nCaused by: d\n\tat x.y(Z.java:2)\n\t... 5 more\n';
    expect(telling(log)).toEqual(['INFO a', 'ERROR b', 'FlinkException: c', 'Caused by: d']);
    expect(telling('1\n2\n3\n4\n5\n6\n')).toEqual(['2', '3', '4', '5', '6']);
  });

  test('the cache follows XDG_CACHE_HOME', () => {
    expect(cacheRoot({ XDG_CACHE_HOME: '/c' })).toBe('/c/flinkscope/flink');
    expect(cacheRoot({ XDG_CACHE_HOME: '' })).toMatch(/\.cache\/flinkscope\/flink$/);
  });
});
