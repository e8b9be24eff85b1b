import { jobParameter, textParameter } from './parameters';
import { Problem } from './problem';
import { type Handler, PlainText, type View } from './view';

function settings({ cluster }: View): Array<[string, string]> {
  const slots = Math.max(0, ...cluster.taskManagers.map((taskManager) => taskManager.slots));
  return [
    ['blob.server.port', '11081'],
    ['rest.flamegraph.enabled', 'true'],
    ['restart-strategy.type', 'fixed-delay'],
    ['jobmanager.rpc.address', 'localhost'],
    ['metrics.latency.granularity', 'operator'],
    ['jobmanager.bind-host', '127.0.0.1'],
    ['io.tmp.dirs', '/flink/tmp'],
    ['execution.checkpointing.savepoint-dir', 'file:/flink/savepoints'],
    ['taskmanager.host', '127.0.0.1'],
    ['taskmanager.numberOfTaskSlots', String(slots)],
    ['execution.checkpointing.dir', 'file:/flink/checkpoints'],
    ['taskmanager.memory.process.size', '1400m'],
    ['execution.checkpointing.tolerable-failed-checkpoints', '100000'],
    ['metrics.latency.interval', '1000'],
    ['restart-strategy.fixed-delay.attempts', '100000'],
    ['jobmanager.memory.process.size', '1024m'],
    ['jobmanager.rpc.port', '9081'],
    ['rest.bind-address', '127.0.0.1'],
    ['rest.port', '8081'],
    ['execution.checkpointing.interval', '5s'],
    ['execution.checkpointing.timeout', '60s'],
    ['restart-strategy.fixed-delay.delay', '5s'],
    ['s3.secret-key', '******'],
    ['taskmanager.memory.managed.size', '128m'],
    ['taskmanager.load-balance.mode', 'SLOTS'],
    ['rest.address', 'localhost'],
  ];
}

/** GET /jobmanager/config */
export const jobManagerConfig: Handler = (view) => settings(view).map(([key, value]) => ({ key, value }));

/** GET /jobs/:jobid/jobmanager/config */
export const configOfJob: Handler = (view, asked) => {
  jobParameter(view, asked);
  return jobManagerConfig(view, asked);
};

/** GET /jobmanager/environment */
export const environment: Handler = () => ({
  jvm: { version: 'OpenJDK 64-Bit Server VM - 17/17.0.15+6', arch: 'amd64', options: ['-Xmx512m'] },
  classpath: ['/flink/lib/flink-dist-2.3.0.jar'],
});

const log = ({ cluster, flinkVersion }: View): string => {
  const time = new Date(cluster.startedAt).toISOString().replace('T', ' ').replace('.', ',').replace('Z', '');
  return [
    `Starting StandaloneSessionClusterEntrypoint (Version: ${flinkVersion})`,
    ...cluster.taskManagers.map(({ id }) => `Registering TaskManager with ResourceID ${id}`),
    ...cluster.jobs.map(({ spec }) => `Received job submission '${spec.name}' (${spec.id}).`),
  ]
    .map((text) => `${time} INFO  ClusterEntrypoint [main] - ${text}\n`)
    .join('');
};

const files: Readonly<Record<string, (view: View) => string>> = {
  'flink-jobmanager.log': log,
  'flink-jobmanager.out': () => '',
};

/** GET /jobmanager/logs */
export const jobManagerLogs: Handler = (view) => ({
  logs: Object.entries(files).map(([name, text]) => ({
    name,
    size: Buffer.byteLength(text(view)),
    mtime: view.cluster.startedAt,
  })),
});

/** GET /jobmanager/logs/:filename */
export const jobManagerLogFile: Handler = (view, asked) => {
  const name = textParameter(asked, 'filename');
  const text = Object.hasOwn(files, name) ? files[name] : undefined;
  if (text === undefined) {
    throw new Problem(404, ['This file does not exist in JobManager log dir.']);
  }
  return new PlainText(text(view));
};

/** GET /jobmanager/log */
export const jobManagerLog: Handler = (view) => new PlainText(log(view));

/** GET /jobmanager/stdout */
export const jobManagerStdout: Handler = () => new PlainText('');

/** GET /jobmanager/thread-dump */
export const jobManagerThreads: Handler = () => ({
  threadInfos: [{ threadName: 'main', stringifiedThreadInfo: '"main" Id=1 WAITING\n\n' }],
});
