// @ts-check
import { readdir } from 'node:fs/promises';
import { parseArguments, usage } from './arguments.mjs';
import { addressOf, describeCluster, requireRoom, runningCluster, startCluster, stopCluster } from './cluster.mjs';
import { cacheRoot, foldersOf } from './folders.mjs';
import { countJars, fetchJars, hasJars } from './jars.mjs';
import { requireJava } from './java.mjs';
import { demoJobs, knownJobs, readJob } from './jobs.mjs';
import { Problem } from './problem.mjs';
import { submit } from './sql.mjs';
import { isVersion, knownVersions } from './versions.mjs';

/** @typedef {import('./arguments.mjs').Order} Order */
/** @typedef {import('./folders.mjs').Folders} Folders */

/** @param {Order} order @param {Folders} folders @param {Array<{ name: string, sql: string }>} jobs */
async function submitAll({ version }, folders, jobs) {
  for (const job of jobs) {
    const ids = await submit(folders, job);
    console.log(`Flink ${version}: submitted ${job.name}${ids.map((id) => `  ${id}`).join('')}`);
  }
}

/** @param {Order} order @param {Folders} folders */
async function up(order, folders) {
  const { version, port, parallelism, withJobs } = order;
  const names = order.jobs.length > 0 ? order.jobs : demoJobs;
  const jobs = withJobs ? await Promise.all(names.map((name) => readJob(name, parallelism))) : [];
  await requireJava();
  await requireRoom(version, folders, order);
  await fetchJars(version, folders, order.fill);
  await startCluster(folders, order);
  console.log(`Flink ${version}: ${addressOf(port)}`);
  await submitAll(order, folders, jobs);
  console.log(
    `Grafana with it:  FLINK_URL=${addressOf(port)} npm start\nStop it:          npm run flink -- ${version} down`
  );
}

/** @param {Order} order @param {Folders} folders */
async function sql(order, folders) {
  const { version, parallelism } = order;
  const jobs = await Promise.all(order.jobs.map((name) => readJob(name, parallelism)));
  await requireJava();
  if ((await runningCluster(folders)) === null) {
    throw new Problem(`Flink ${version} does not run: start it with npm run flink -- ${version}.`);
  }
  await submitAll(order, folders, jobs);
}

/** @param {Order} order @param {Folders} folders */
async function status({ version }, folders) {
  const running = await runningCluster(folders);
  if (running === null) {
    console.log(`Flink ${version}: not running`);
    process.exitCode = 1;
    return;
  }
  const lines = await describeCluster(folders, running);
  console.log([`Flink ${version}: ${addressOf(running.port)}  (logs: ${folders.log})`, ...lines].join('\n'));
}

/** @param {Order} order @param {Folders} folders */
async function down({ version }, folders) {
  const stopped = await stopCluster(folders);
  console.log(`Flink ${version}: ${stopped ? `stopped (logs: ${folders.log})` : 'was not running'}`);
}

/** @param {Order} order @param {Folders} folders */
async function jars({ version, fill }, folders) {
  await requireJava();
  await fetchJars(version, folders, fill);
  console.log(`Flink ${version}: ${await countJars(folders)} jars in ${folders.lib}`);
}

async function list() {
  const cached = await readdir(cacheRoot()).catch(() => []);
  const downloaded = cached.filter((name) => isVersion(name) && hasJars(foldersOf(name)));
  const versions = new Set([...knownVersions.map(({ version }) => version), ...downloaded]);
  console.log('Versions that are known to run (others may):');
  for (const version of versions) {
    const folders = foldersOf(version);
    const running = await runningCluster(folders);
    const state = running === null ? (hasJars(folders) ? 'downloaded' : '') : `runs at ${addressOf(running.port)}`;
    console.log(`  ${version.padEnd(8)} ${state}`.trimEnd());
  }
  console.log(`Jobs (${demoJobs.join(', ')} are the demo jobs):`);
  for (const { name, shows } of knownJobs) {
    console.log(`  ${name.padEnd(20)} ${shows}`);
  }
}

const actions = { up, sql, status, down, jars };

async function main() {
  const order = parseArguments(process.argv.slice(2));
  if (order.command === 'help') {
    console.log(usage);
  } else if (order.command === 'list') {
    await list();
  } else {
    await actions[order.command](order, foldersOf(order.version));
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Problem)) {
    throw error;
  }
  console.error([error.details, error.message].filter((text) => text !== '').join('\n'));
  process.exitCode = 1;
}
