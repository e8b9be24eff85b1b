// @ts-check
import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';
import { isVersion } from './versions.mjs';

export const usage = `usage: npm run flink -- VERSION [up] [JOB...]   start a cluster and submit jobs (default: the demo jobs)
       npm run flink -- VERSION sql JOB...      submit jobs to the running cluster
       npm run flink -- VERSION status          processes, metric addresses, jobs
       npm run flink -- VERSION down            stop what 'up' started
       npm run flink -- VERSION jars            download only
       npm run flink -- list                    known versions and jobs
A JOB is a name from the list or an SQL file.
options of up:   --port 8081  --taskmanagers 2  --slots 8  --no-jobs  --adaptive
                 --latency operator|single|subtask  --network-memory 256 (MB; more for parallelism above 50)
                 --set 'key=value' (repeatable, wins over the kit's settings)
of up and sql:   --parallelism N
of up and jars:  --fill VERSION (modules that the Maven repository lacks are taken from that version)`;

const commands = /** @type {const} */ (['up', 'sql', 'status', 'down', 'jars']);
const granularities = ['operator', 'single', 'subtask'];

/**
 * @typedef {object} Order
 * @property {typeof commands[number]} command
 * @property {string} version
 * @property {string[]} jobs names or files; empty = the demo jobs
 * @property {number} port
 * @property {number} taskManagers
 * @property {number} slots of each TaskManager
 * @property {number} networkMemory of each TaskManager, MB
 * @property {boolean} withJobs
 * @property {boolean} adaptive
 * @property {string} latency
 * @property {number | null} parallelism
 * @property {string | null} fill
 * @property {Array<[key: string, value: string]>} extra
 */

/** @param {string} message */
const wrong = (message) => new Problem(`${message} (see: npm run flink -- --help)`);

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        port: { type: 'string', default: '8081' },
        taskmanagers: { type: 'string', default: '2' },
        slots: { type: 'string', default: '8' },
        'network-memory': { type: 'string', default: '256' },
        'no-jobs': { type: 'boolean', default: false },
        adaptive: { type: 'boolean', default: false },
        latency: { type: 'string', default: 'operator' },
        parallelism: { type: 'string' },
        fill: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw wrong(
      String(error)
        .replace(/^TypeError \[\w+\]: /, '')
        .replace(/\. To specify.*/s, '')
    );
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function whole(name, text, least, most) {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) {
    throw wrong(`--${name} must be a number from ${least} to ${most}, not '${text}'`);
  }
  return number;
}

/** @param {string} text */
function setting(text) {
  const at = text.indexOf('=');
  if (at < 1) {
    throw wrong(`--set takes key=value, not '${text}'`);
  }
  return /** @type {[string, string]} */ ([text.slice(0, at).trim(), text.slice(at + 1).trim()]);
}

/** @param {string | undefined} text */
function version(text) {
  if (text === undefined || !isVersion(text)) {
    throw wrong(`A Flink version looks like 2.3.0, not '${text ?? ''}'`);
  }
  return text;
}

/**
 * What the command line asks for.
 * @param {readonly string[]} argv without node and script
 * @returns {Order | { command: 'help' } | { command: 'list' }}
 */
export function parseArguments(argv) {
  const { values, positionals } = parse(argv);
  const [first, ...others] = positionals;
  if (values.help || first === undefined || first === 'help') {
    return { command: 'help' };
  }
  if (first === 'list') {
    return { command: 'list' };
  }
  const command = commands.find((known) => known === others[0]);
  const jobs = command === undefined ? others : others.slice(1);
  const order = {
    command: command ?? 'up',
    version: version(first),
    jobs,
    // RPC, metrics and blob server take ports up to 3000 above.
    port: whole('port', values.port, 1024, 62000),
    taskManagers: whole('taskmanagers', values.taskmanagers, 1, 20),
    slots: whole('slots', values.slots, 1, 1000),
    networkMemory: whole('network-memory', values['network-memory'], 64, 8192),
    withJobs: !values['no-jobs'],
    adaptive: values.adaptive,
    latency: values.latency,
    parallelism: values.parallelism === undefined ? null : whole('parallelism', values.parallelism, 1, 1000),
    fill: values.fill === undefined ? null : version(values.fill),
    extra: values.set.map(setting),
  };
  check(order);
  return order;
}

/** @param {Order} order */
function check({ command, jobs, withJobs, latency }) {
  if (!granularities.includes(latency)) {
    throw wrong(`--latency must be ${granularities.join(', ')}, not '${latency}'`);
  }
  if (command === 'sql' && jobs.length === 0) {
    throw wrong("'sql' needs the name of a job or an SQL file");
  }
  if (!['up', 'sql'].includes(command) && jobs.length > 0) {
    throw wrong(`'${command}' takes nothing more, but got '${jobs.join(' ')}'`);
  }
  if (jobs.length > 0 && !withJobs) {
    throw wrong('--no-jobs and names of jobs contradict each other');
  }
}
