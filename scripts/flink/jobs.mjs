// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from './problem.mjs';
import { wideJob } from './wide.mjs';

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {string} shows
 * @property {string} [file] in jobs/; default: its own name
 * @property {string} [text] instead of a file
 * @property {Readonly<Record<string, string>>} [set] settings that make a variant of the file
 */

/** @type {readonly Job[]} */
export const knownJobs = [
  { name: 'healthy', shows: 'orders-per-minute: 2,000 rows/s through a window; about 1 % busy, fast checkpoints' },
  { name: 'flaky', shows: 'flaky-enrichment: fails about every 30 s and restarts; exception history' },
  { name: 'batch', shows: 'nightly-batch: bounded, FINISHED after 20 to 40 s; no checkpoints' },
  {
    name: 'backpressure',
    shows: 'click-attribution: a busy join holds up both sources; checkpoints of 30 to 60 s; takes all free CPU',
  },
  { name: 'skew', shows: 'hot-key-count: 90 % of the rows in one of 4 subtasks' },
  {
    name: 'failing-checkpoints',
    shows: 'slow-checkpoints: as backpressure, with checkpoints that expire after 10 s; takes all free CPU',
    file: 'backpressure',
    set: { 'pipeline.name': 'slow-checkpoints', 'execution.checkpointing.timeout': '10s' },
  },
  {
    name: 'unaligned',
    shows: 'unaligned-attribution: as backpressure, with unaligned checkpoints of 1 to 9 s; takes all free CPU',
    file: 'backpressure',
    set: { 'pipeline.name': 'unaligned-attribution', 'execution.checkpointing.unaligned.enabled': 'true' },
  },
  { name: 'wide', shows: 'wide-fan-in: 121 vertices, 242 subtasks, 20 rows/s a source', text: wideJob(60) },
];

/** What takes all free CPU comes last: beside it a submission takes twice as long. */
export const demoJobs = ['healthy', 'flaky', 'batch', 'backpressure'];

/**
 * Puts settings in front of the first INSERT: there they win over those of the script.
 * @param {string} sql
 * @param {Readonly<Record<string, string>>} settings
 */
export function withSettings(sql, settings) {
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "''")}'`;
  const lines = Object.entries(settings).map(([key, value]) => `SET ${quoted(key)} = ${quoted(value)};\n`);
  return sql.replace(/^\s*(?:INSERT INTO|EXECUTE|BEGIN)\b/im, (start) => `\n${lines.join('')}${start.trimStart()}`);
}

/**
 * The SQL of a job.
 * @param {string} name of a known job, or an SQL file
 * @param {number | null} parallelism null = as the script says
 * @returns {Promise<{ name: string, sql: string }>}
 */
export async function readJob(name, parallelism) {
  const job = knownJobs.find((known) => known.name === name);
  if (job === undefined && !(name.endsWith('.sql') && existsSync(name))) {
    const names = knownJobs.map((known) => known.name).join(', ');
    throw new Problem(`There is no job or SQL file '${name}': the jobs are ${names}.`);
  }
  const file = job === undefined ? name : join(import.meta.dirname, 'jobs', `${job.file ?? job.name}.sql`);
  const sql = job?.text ?? (await readFile(file, 'utf8'));
  const settings = { ...job?.set, ...(parallelism === null ? {} : { 'parallelism.default': String(parallelism) }) };
  return { name: job?.name ?? basename(name, '.sql'), sql: withSettings(sql, settings) };
}
