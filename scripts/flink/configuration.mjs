// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBefore } from './versions.mjs';

/**
 * All ports lie on loopback.
 * @param {number} port of the REST API
 */
export const portsOf = (port) => ({
  rest: port,
  rpc: port + 1000,
  /** @param {number} index 0 = JobManager, 1.. = TaskManagers */
  metrics: (index) => port + 2000 + index,
  blob: port + 3000,
});

/** @param {string} version */
export const configFileName = (version) => (isBefore(version, '1.19') ? 'flink-conf.yaml' : 'config.yaml');

/**
 * @typedef {object} ClusterOptions
 * @property {number} port
 * @property {number} slots
 * @property {boolean} adaptive
 * @property {string} latency
 * @property {boolean} prometheus whether the reporter can be kept on loopback
 * @property {number} networkMemory of each TaskManager, MB
 * @property {string} run folder for checkpoints and temporary files
 * @property {ReadonlyArray<readonly [string, string]>} extra settings that win over all others
 */

/** Keys that were renamed between the versions. @param {string} version @param {string} run */
function renamed(version, run) {
  const folder = (/** @type {string} */ name) => pathToFileURL(join(run, name)).href;
  return {
    ...(isBefore(version, '1.19')
      ? { 'restart-strategy': 'fixed-delay', 'cluster.evenly-spread-out-slots': 'true' }
      : { 'restart-strategy.type': 'fixed-delay', 'taskmanager.load-balance.mode': 'SLOTS' }),
    ...(isBefore(version, '2.0')
      ? { 'state.checkpoints.dir': folder('checkpoints'), 'state.savepoints.dir': folder('savepoints') }
      : {
          'execution.checkpointing.dir': folder('checkpoints'),
          'execution.checkpointing.savepoint-dir': folder('savepoints'),
        }),
  };
}

/**
 * Flink's own start script would work these out of one total; we start the JVMs ourselves.
 * @param {number} network MB
 */
const memory = (network) => ({
  'jobmanager.memory.process.size': '1024m',
  'taskmanager.memory.process.size': `${1232 + network}m`,
  'taskmanager.cpu.cores': '1',
  'taskmanager.memory.framework.heap.size': '128m',
  'taskmanager.memory.task.heap.size': '400m',
  'taskmanager.memory.framework.off-heap.size': '128m',
  'taskmanager.memory.task.off-heap.size': '0m',
  'taskmanager.memory.managed.size': '128m',
  'taskmanager.memory.network.min': `${network}m`,
  'taskmanager.memory.network.max': `${network}m`,
  'taskmanager.memory.jvm-metaspace.size': '256m',
  'taskmanager.memory.jvm-overhead.min': '192m',
  'taskmanager.memory.jvm-overhead.max': '192m',
});

const adaptiveScheduler = {
  'jobmanager.scheduler': 'adaptive',
  'web.adaptive-scheduler.rescale-history.size': '20',
  'jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling': '5s',
  'jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout': '5s',
  'jobmanager.adaptive-scheduler.rescale-trigger.max-delay': '15s',
};

/** The reporter's port is given to each process on its command line. */
const prometheusReporter = {
  'metrics.reporters': 'prom',
  'metrics.reporter.prom.factory.class': 'org.apache.flink.metrics.prometheus.PrometheusReporterFactory',
};

/**
 * Flink's settings for a cluster of this version, key to value.
 * @param {string} version
 * @param {ClusterOptions} options
 * @returns {Map<string, string>}
 */
export function settingsOf(version, { port, slots, networkMemory, adaptive, latency, prometheus, run, extra }) {
  const ports = portsOf(port);
  const settings = {
    'jobmanager.rpc.address': 'localhost',
    'jobmanager.rpc.port': String(ports.rpc),
    'jobmanager.bind-host': '127.0.0.1',
    'blob.server.port': String(ports.blob),
    'rest.address': 'localhost',
    'rest.port': String(ports.rest),
    'rest.bind-address': '127.0.0.1',
    'taskmanager.bind-host': '127.0.0.1',
    'taskmanager.host': '127.0.0.1',
    'taskmanager.numberOfTaskSlots': String(slots),
    ...memory(networkMemory),
    'metrics.latency.interval': '1000',
    'metrics.latency.granularity': latency,
    'execution.checkpointing.interval': '5s',
    'execution.checkpointing.timeout': '60s',
    'execution.checkpointing.tolerable-failed-checkpoints': '100000',
    'restart-strategy.fixed-delay.attempts': '100000',
    'restart-strategy.fixed-delay.delay': '5s',
    'rest.flamegraph.enabled': 'true',
    'web.tmpdir': join(run, 'web'),
    'io.tmp.dirs': join(run, 'tmp'),
    ...renamed(version, run),
    ...(prometheus ? prometheusReporter : {}),
    ...(adaptive ? adaptiveScheduler : {}),
  };
  return new Map([...Object.entries(settings), ...extra]);
}

/** @param {string} value */
const needsQuotes = (value) => !/^[\w./][\w./:%-]*$/.test(value) || value.endsWith(':');

/**
 * The text of the configuration file. Up to 1.18 Flink splits each line at the first ": " and knows no quotes; from 1.19
 * it reads YAML.
 * @param {string} version
 * @param {ReadonlyMap<string, string>} settings
 */
export function configText(version, settings) {
  const isYaml = !isBefore(version, '1.19');
  const value = (/** @type {string} */ text) =>
    isYaml && needsQuotes(text) ? `'${text.replaceAll("'", "''")}'` : text;
  return [...settings].map(([key, text]) => `${key}: ${value(text)}\n`).join('');
}

/** @param {ReadonlyMap<string, string>} settings @param {string} key */
function megabytes(settings, key) {
  const [, digits = '0', unit = ''] = /^(\d+)\s*([a-z]*)$/i.exec(settings.get(key) ?? '0') ?? [];
  const factors = new Map([
    ['k', 1 / 1024],
    ['m', 1],
    ['g', 1024],
  ]);
  return Math.ceil(Number(digits) * (factors.get(unit.charAt(0).toLowerCase()) ?? 1 / 1024 / 1024));
}

/**
 * JVM limits of a TaskManager, as Flink's own scripts work them out.
 * @param {ReadonlyMap<string, string>} settings
 */
export function taskManagerJvm(settings) {
  const sum = (/** @type {string[]} */ ...keys) =>
    keys.reduce((total, key) => total + megabytes(settings, `taskmanager.memory.${key}`), 0);
  return [
    `-Xmx${sum('framework.heap.size', 'task.heap.size')}m`,
    `-XX:MaxDirectMemorySize=${sum('framework.off-heap.size', 'task.off-heap.size', 'network.max')}m`,
    `-XX:MaxMetaspaceSize=${sum('jvm-metaspace.size')}m`,
  ];
}

export const logConfigText = `rootLogger.level = INFO
rootLogger.appenderRef.file.ref = F
appender.file.name = F
appender.file.type = File
appender.file.fileName = \${sys:log.file}
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d %-5p %c{1} [%t] - %m%n
`;
