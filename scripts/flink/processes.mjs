// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { hasLoopbackHttp } from './jars.mjs';
import { javaTool } from './java.mjs';
import { run } from './shell.mjs';

/** @typedef {import('./folders.mjs').Folders} Folders */
/** @typedef {{ name: string, pid: number }} Started */

/** Stands in the command line of each of our JVMs, so that a process id which was given to another is not stopped. */
const markOf = (/** @type {Folders} */ folders) => `-Dflinkscope.run=${folders.run}`;

const openPackages = [
  'java.lang',
  'java.net',
  'java.io',
  'java.nio',
  'java.lang.reflect',
  'java.text',
  'java.time',
  'java.util',
  'java.util.concurrent',
  'java.util.concurrent.atomic',
  'java.util.concurrent.locks',
  'sun.nio.ch',
];

/**
 * @param {Folders} folders
 * @param {string} name of the log file
 */
export function jvmOptions(folders, name) {
  return [
    markOf(folders),
    `-Djava.io.tmpdir=${folders.tmp}`,
    `-Dlog4j.configurationFile=${pathToFileURL(join(folders.conf, 'log4j.properties')).href}`,
    `-Dlog.file=${join(folders.log, `${name}.log`)}`,
    '--add-exports=java.base/sun.net.util=ALL-UNNAMED',
    '--add-exports=jdk.httpserver/sun.net.httpserver=ALL-UNNAMED',
    ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...(hasLoopbackHttp(folders) ? ['-Dcom.sun.net.httpserver.HttpServerProvider=LoopbackHttp'] : []),
    '-cp',
    [folders.lib, join(folders.lib, '*')].join(delimiter),
  ];
}

/** @param {Folders} folders */
export const flinkEnvironment = (folders) => ({
  ...process.env,
  FLINK_CONF_DIR: folders.conf,
  FLINK_LIB_DIR: folders.lib,
  FLINK_OPT_DIR: folders.lib,
  FLINK_PLUGINS_DIR: join(folders.run, 'plugins'),
  FLINK_LOG_DIR: folders.log,
});

/**
 * Starts a JVM of the cluster at low priority; it outlives this process.
 * @param {Folders} folders
 * @param {string} name
 * @param {readonly string[]} limits of the JVM
 * @param {readonly string[]} args main class and its arguments
 * @returns {Promise<Started>}
 */
export function startJvm(folders, name, limits, args) {
  const output = openSync(join(folders.log, `${name}.out`), 'a');
  const command = ['-n', '10', javaTool('java'), ...limits, ...jvmOptions(folders, name), ...args];
  const child = spawn('nice', command, {
    cwd: folders.run,
    env: flinkEnvironment(folders),
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve({ name, pid: child.pid ?? -1 }));
  }).finally(() => closeSync(output));
}

/**
 * Whether the process lives and is one of ours.
 * @param {Folders} folders
 * @param {Started} started
 */
export async function isOurs(folders, { pid }) {
  const { output } = await run('ps', ['-ww', '-p', String(pid), '-o', 'args=']);
  return output.includes(`${markOf(folders)} `);
}

/**
 * @param {Folders} folders
 * @param {readonly Started[]} all
 */
export async function living(folders, all) {
  const ours = await Promise.all(all.map((started) => isOurs(folders, started)));
  return all.filter((_, index) => ours[index]);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It may have ended since it was looked at.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

/**
 * Ends those of the processes that are ours, by force after 20 s.
 * @param {Folders} folders
 * @param {readonly Started[]} all
 */
export async function stopAll(folders, all) {
  let left = await living(folders, all);
  for (const { pid } of left) {
    send(pid, 'SIGTERM');
  }
  for (let waited = 0; waited < 40 && left.length > 0; waited += 1) {
    await sleep(500);
    left = await living(folders, left);
  }
  for (const { name, pid } of left) {
    console.log(`  ${name} (${pid}) did not end and was killed`);
    send(pid, 'SIGKILL');
  }
}

/**
 * Whether somebody listens on a port of this machine.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (/** @type {boolean} */ taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}
