// @ts-check
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configFileName, configText, logConfigText, portsOf, settingsOf, taskManagerJvm } from './configuration.mjs';
import { hasLoopbackHttp } from './jars.mjs';
import { Problem } from './problem.mjs';
import { isTaken, living, startJvm, stopAll } from './processes.mjs';

/** @typedef {import('./folders.mjs').Folders} Folders */
/** @typedef {import('./arguments.mjs').Order} Order */
/** @typedef {{ port: number, processes: import('./processes.mjs').Started[] }} State what `up` has started */

/** @param {number} port */
export const addressOf = (port) => `http://127.0.0.1:${port}`;

/**
 * @param {Folders} folders
 * @returns {Promise<State | null>} null when nothing has been started, or it has been stopped since
 */
async function readState(folders) {
  try {
    return JSON.parse(await readFile(folders.state, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {Folders} folders @param {State} state */
const writeState = (folders, state) => writeFile(folders.state, JSON.stringify(state));

/**
 * @param {Folders} folders
 * @returns {Promise<State | null>} null when no process of it lives
 */
export async function runningCluster(folders) {
  const state = await readState(folders);
  return state !== null && (await living(folders, state.processes)).length > 0 ? state : null;
}

/** @param {Pick<Order, 'port' | 'taskManagers'>} order */
async function requireFreePorts({ port, taskManagers }) {
  const ports = portsOf(port);
  const metrics = Array.from({ length: taskManagers + 1 }, (_, index) => [ports.metrics(index), 'metrics']);
  for (const [number, what] of [[ports.rest, 'REST'], [ports.rpc, 'RPC'], [ports.blob, 'blob server'], ...metrics]) {
    if (await isTaken(Number(number))) {
      throw new Problem(`Port ${number} (${what}) is taken: stop what uses it, or choose another one with --port.`);
    }
  }
}

/** @param {Folders} folders @param {Order} order */
async function writeConfiguration(folders, order) {
  await rm(folders.run, { recursive: true, force: true });
  const inside = ['conf', 'log', 'tmp', 'web', 'plugins', 'checkpoints', 'savepoints'];
  await Promise.all(inside.map((name) => mkdir(join(folders.run, name), { recursive: true, mode: 0o700 })));
  const settings = settingsOf(order.version, { ...order, prometheus: hasLoopbackHttp(folders), run: folders.run });
  await writeFile(join(folders.conf, configFileName(order.version)), configText(order.version, settings));
  await writeFile(join(folders.conf, 'log4j.properties'), logConfigText);
  return settings;
}

/** @param {Folders} folders @param {Order} order @param {ReadonlyMap<string, string>} settings */
async function startProcesses(folders, { port, taskManagers }, settings) {
  /** @type {State} */
  const state = { port, processes: [] };
  const start = async (/** @type {string} */ name, /** @type {string[]} */ limits, /** @type {string[]} */ args) => {
    state.processes.push(await startJvm(folders, name, limits, args));
    await writeState(folders, state);
  };
  // 1.20 ignores a reporter port that is a number in config.yaml.
  const common = (/** @type {number} */ index) => [
    '--configDir',
    folders.conf,
    '-D',
    `metrics.reporter.prom.port=${portsOf(port).metrics(index)}`,
  ];
  const runtime = 'org.apache.flink.runtime';
  const jobManager = `${runtime}.entrypoint.StandaloneSessionClusterEntrypoint`;
  await start('jobmanager', ['-Xmx512m'], [jobManager, ...common(0)]);
  for (let index = 1; index <= taskManagers; index += 1) {
    const own = [
      `${runtime}.taskexecutor.TaskManagerRunner`,
      ...common(index),
      '-D',
      `taskmanager.resource-id=tm-${index}`,
    ];
    // Else the JVM soon leaves out message and stack trace of an exception that it throws often, as the flaky job's.
    const jvm = ['-XX:-OmitStackTraceInFastThrow', ...taskManagerJvm(settings)];
    await start(`taskmanager-${index}`, jvm, own);
  }
  return state;
}

/** @param {number} port @param {string} path @returns {Promise<any>} undefined when there is no answer */
async function ask(port, path) {
  try {
    const answer = await fetch(`${addressOf(port)}${path}`, { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Folders} folders @param {State} state */
async function isUp(folders, { port, processes }) {
  const overview = await ask(port, '/overview');
  return overview?.taskmanagers === processes.length - 1;
}

/** The last lines of a log that are no frames of a stack trace. @param {string} text */
export const telling = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+(?:at |\.\.\.)/.test(line))
    .slice(-5)
    .map((line) => line.slice(0, 300));

/** @param {Folders} folders */
async function lastLogLines(folders) {
  const names = (await readdir(folders.log)).filter((name) => /\.(?:log|out)$/.test(name)).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const lines = telling(await readFile(join(folders.log, name), 'utf8'));
      return lines.length === 0 ? [] : [`--- ${name}`, ...lines];
    })
  );
  return parts.flat().join('\n');
}

/**
 * Starts a cluster and waits until all its TaskManagers are there.
 * @param {Folders} folders
 * @param {Order} order
 */
export async function startCluster(folders, order) {
  const { version, port, taskManagers } = order;
  const settings = await writeConfiguration(folders, order);
  console.log(
    `Flink ${version}: starting a JobManager and ${taskManagers} TaskManager${taskManagers > 1 ? 's' : ''} ...`
  );
  const state = await startProcesses(folders, order, settings);
  const stopEarly = () => {
    console.log('Interrupted: stopping what has been started ...');
    void stopAll(folders, state.processes).finally(() => process.exit(130));
  };
  process.once('SIGINT', stopEarly);
  for (let waited = 0; waited < 120; waited += 1) {
    if (await isUp(folders, state)) {
      process.off('SIGINT', stopEarly);
      return;
    }
    if ((await living(folders, state.processes)).length < state.processes.length) {
      break;
    }
    await sleep(1000);
  }
  const lines = await lastLogLines(folders);
  await stopCluster(folders);
  throw new Problem(
    `Flink ${version} on port ${port} did not come up: see the last lines above and ${folders.log}.`,
    lines
  );
}

/** @param {string} version @param {Folders} folders @param {Pick<Order, 'port' | 'taskManagers'>} order */
export async function requireRoom(version, folders, order) {
  const running = await runningCluster(folders);
  if (running !== null) {
    const address = addressOf(running.port);
    throw new Problem(`Flink ${version} runs already at ${address}: stop it with npm run flink -- ${version} down.`);
  }
  await requireFreePorts(order);
}

/** @param {Folders} folders @returns {Promise<boolean>} whether there was something to stop */
export async function stopCluster(folders) {
  const state = await readState(folders);
  if (state === null) {
    return false;
  }
  const wasRunning = (await living(folders, state.processes)).length > 0;
  await stopAll(folders, state.processes);
  await rm(folders.state, { force: true });
  return wasRunning;
}

/**
 * Lines that tell what runs.
 * @param {Folders} folders
 * @param {State} state
 */
export async function describeCluster(folders, { port, processes }) {
  const alive = await living(folders, processes);
  const metrics = (/** @type {number} */ index) =>
    hasLoopbackHttp(folders) ? `  ${addressOf(portsOf(port).metrics(index))}/metrics` : '';
  const overview = await ask(port, '/jobs/overview');
  /** @type {Array<{ jid: string, name: string, state: string }>} */
  const jobs = overview?.jobs ?? [];
  return [
    ...processes.map((started, index) => {
      const pid = alive.includes(started) ? `pid ${started.pid}${metrics(index)}` : 'has ended';
      return `  ${started.name.padEnd(15)} ${pid}`;
    }),
    ...jobs.map(({ jid, name, state }) => `  ${state.padEnd(15)} ${jid}  ${name}`),
  ];
}
