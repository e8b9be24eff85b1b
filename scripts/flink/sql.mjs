// @ts-check
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { javaTool } from './java.mjs';
import { Problem } from './problem.mjs';
import { flinkEnvironment, jvmOptions } from './processes.mjs';
import { run } from './shell.mjs';

/** @typedef {import('./folders.mjs').Folders} Folders */

/** The part of the SQL client's output that tells what went wrong. @param {string} output */
export function errorIn(output) {
  const lines = output.split('\n').map((line) => line.trimEnd());
  const at = lines.findIndex((line) => line.includes('[ERROR]'));
  return (at < 0 ? lines.filter((line) => line !== '').slice(-12) : lines.slice(at, at + 8)).join('\n');
}

/** @param {string} output @returns {string[]} */
export const jobIdsIn = (output) => [...output.matchAll(/^Job ID: ([0-9a-f]{32})/gm)].map(([, id = '']) => id);

/**
 * Submits a script with Flink's SQL client.
 * @param {Folders} folders
 * @param {{ name: string, sql: string }} job
 * @returns {Promise<string[]>} ids of its jobs
 */
export async function submit(folders, { name, sql }) {
  const script = join(folders.run, `${name}.sql`);
  await writeFile(script, sql);
  const client = ['org.apache.flink.table.client.SqlClient', 'embedded', '-f', script];
  const jvm = ['-Xmx512m', '-XX:TieredStopAtLevel=1', ...jvmOptions(folders, 'sql-client')];
  const { code, output } = await run('nice', ['-n', '10', javaTool('java'), ...jvm, ...client], {
    cwd: folders.run,
    env: flinkEnvironment(folders),
  });
  if (code !== 0 || output.includes('[ERROR]')) {
    throw new Problem(
      `Flink's SQL client could not submit ${name}; mend the script, or see ${folders.log}.`,
      errorIn(output)
    );
  }
  return jobIdsIn(output);
}
