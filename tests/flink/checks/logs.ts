import { type Check } from '../checks';
import { type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

interface Line {
  /** Epoch ms; the kit's clusters write UTC. */
  time: number;
  level: string;
  message: string;
}

const head = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d),(\d{3}) ([A-Z]+) /;

/** The messages of a log file, oldest first, each by its first line. */
function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    const [start, day, time, ms, level = ''] = head.exec(line) ?? [];
    return start === undefined
      ? []
      : [{ time: Date.parse(`${day}T${time}.${ms}Z`), level, message: line.slice(start.length).trim() }];
  });
}

const severities = new Map([
  ['ERROR', 'error'],
  ['WARN', 'warning'],
  ['INFO', 'info'],
]);
const firstLine = (body: unknown) => String(body).split('\n')[0];
const asked = 40;

/** The end of a file, line by line. */
async function tail(cluster: Cluster, what: string, path: string, query: Record<string, unknown>) {
  const look = async () => linesOf(String(await cluster.raw(path)));
  const around = await cluster.around(look, { queryType: 'logs', show: 'tail', lines: asked, ...query });
  const rows = around.said.rows('logs');
  return [
    beside(around, `${what}: lines`, rows.length, (flink) => Math.min(asked, flink.length)),
    ...[0, 1, asked - 1].flatMap((place): Comparison[] => {
      const same = (column: string, ours: unknown, pick: (line: Line | undefined) => unknown) =>
        beside(around, `${what}, ${place} from the end: ${column}`, ours, (flink) => pick(flink.at(-1 - place)));
      return around.before.length <= place
        ? []
        : [
            same('time', rows[place]?.timestamp, (line) => line?.time),
            same('level', rows[place]?.severity, (line) => severities.get(line?.level ?? '') ?? null),
            same('text', firstLine(rows[place]?.body), (line) => line?.message),
          ];
    }),
  ];
}

/** Only what is at least as bad. */
async function warnings(cluster: Cluster): Promise<Comparison[]> {
  const look = async () =>
    linesOf(String(await cluster.raw('/jobmanager/logs/jobmanager.log'))).filter(({ level }) => level !== 'INFO');
  const query = {
    queryType: 'logs',
    process: 'jobmanager',
    file: 'jobmanager.log',
    level: 'WARN',
    lines: 5000,
  } as const;
  const around = await cluster.around(look, query);
  const rows = around.said.rows('logs');
  return [
    beside(around, 'warnings', rows.length, (flink) => flink.length),
    beside(around, 'newest warning', rows[0]?.timestamp ?? null, (flink) => flink.at(-1)?.time ?? null),
  ];
}

async function files(cluster: Cluster): Promise<Comparison[]> {
  const look = async () => (await cluster.raw('/jobmanager/logs')).logs as any[];
  const around = await cluster.around(look, { queryType: 'logs', process: 'jobmanager', show: 'files' });
  const rows = around.said.rows('logFiles');
  return [
    beside(around, 'files', rows.length, (flink) => flink.length),
    ...around.before.flatMap(({ name, mtime }) => {
      const row = rows.find((one) => one.name === name);
      const size = beside(around, `${name}: size`, row?.size, (flink) => flink.find((one) => one.name === name)?.size);
      const modified = beside(
        around,
        `${name}: modified`,
        row?.modified,
        (flink) => flink.find((one) => one.name === name)?.mtime
      );
      return mtime === undefined ? [size] : [size, modified];
    }),
  ];
}

export const logs: Check = async (cluster) => {
  const [taskManager = ''] = await cluster.taskManagerIds();
  const jobManagers = { process: 'jobmanager', file: 'jobmanager.log' };
  return [
    ...(await tail(cluster, 'JobManager', '/jobmanager/logs/jobmanager.log', jobManagers)),
    ...(await tail(cluster, 'TaskManager', `/taskmanagers/${taskManager}/log`, {
      process: 'taskmanager',
      taskManager,
    })),
    ...(await warnings(cluster)),
    ...(await files(cluster)),
  ];
};
