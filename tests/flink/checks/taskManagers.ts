import { type Check } from '../checks';
import { type Around, type Cluster } from '../cluster';
import { beside, type Comparison } from '../compare';

/** Everything that Flink says of each TaskManager, by id. */
const looker = (cluster: Cluster, ids: readonly string[]) => async () => {
  const answers = await Promise.all(ids.map((id) => cluster.raw(`/taskmanagers/${id}`)));
  const { taskmanagers } = await cluster.raw('/taskmanagers');
  return answers.map((answer) => ({ ...answer, ...taskmanagers.find(({ id }: any) => id === answer.id) }));
};

type Look = Around<any[]>;
type Columns = Record<string, (taskManager: any) => unknown>;

const compared = (around: Look, id: string, what: string, row: any, columns: Columns): Comparison[] =>
  Object.entries(columns).map(([column, pick]) =>
    beside(around, `${what}: ${column}`, row?.[column], (flink) => pick(flink.find((one) => one.id === id)))
  );

const listed: Columns = {
  slots: ({ slotsNumber }) => slotsNumber,
  'slots free': ({ freeSlots }) => freeSlots,
  tasks: ({ assignedTasks }) => assignedTasks ?? null,
  'last heartbeat': ({ timeSinceLastHeartbeat }) => timeSinceLastHeartbeat,
  'cpu cores': ({ hardware }) => hardware.cpuCores,
  'physical memory': ({ hardware }) => hardware.physicalMemory,
  'managed memory': ({ hardware }) => hardware.managedMemory,
  'configured heap': ({ memoryConfiguration: memory }) => memory.frameworkHeap + memory.taskHeap,
  'configured off-heap': ({ memoryConfiguration: memory }) => memory.frameworkOffHeap + memory.taskOffHeap,
  'configured network': ({ memoryConfiguration }) => memoryConfiguration.networkMemory,
  'configured process': ({ memoryConfiguration }) => memoryConfiguration.totalProcessMemory,
  'data port': ({ dataPort }) => dataPort,
};

async function list(cluster: Cluster, ids: string[]): Promise<Comparison[]> {
  const around = await cluster.around(looker(cluster, ids), { queryType: 'taskManagers', show: 'list' });
  const rows = around.said.rows('taskManagers');
  return [
    beside(around, 'TaskManagers', rows.length, (flink) => flink.length),
    ...ids.flatMap((id) =>
      compared(
        around,
        id,
        id,
        rows.find((row) => row['task manager'] === id),
        listed
      )
    ),
  ];
}

const kinds: Record<string, Columns> = {
  heap: {
    used: ({ metrics }) => metrics.heapUsed,
    committed: ({ metrics }) => metrics.heapCommitted,
    max: ({ metrics }) => metrics.heapMax,
    share: ({ metrics }) => metrics.heapUsed / metrics.heapMax,
  },
  'non-heap': { used: ({ metrics }) => metrics.nonHeapUsed, max: ({ metrics }) => metrics.nonHeapMax },
  direct: { used: ({ metrics }) => metrics.directUsed },
  network: {
    used: ({ metrics }) => metrics.nettyShuffleMemoryUsed,
    max: ({ metrics }) => metrics.nettyShuffleMemoryTotal,
  },
  managed: { max: ({ hardware }) => hardware.managedMemory },
  metaspace: { configured: ({ memoryConfiguration }) => memoryConfiguration.jvmMetaspace },
};

async function memory(cluster: Cluster, ids: string[]): Promise<Comparison[]> {
  const around = await cluster.around(looker(cluster, ids), { queryType: 'taskManagers', show: 'memory' });
  const rows = around.said.rows('taskManagerMemory');
  return ids.flatMap((id) =>
    Object.entries(kinds).flatMap(([kind, columns]) => {
      const row = rows.find((one) => one['task manager'] === id && one.memory === kind);
      return compared(around, id, `${id}, ${kind}`, row, columns);
    })
  );
}

const buffers: Columns = {
  'segments used': ({ metrics }) => metrics.nettyShuffleMemorySegmentsUsed,
  'segments available': ({ metrics }) => metrics.nettyShuffleMemorySegmentsAvailable,
  segments: ({ metrics }) => metrics.nettyShuffleMemorySegmentsTotal,
  used: ({ metrics }) => metrics.nettyShuffleMemoryUsed,
  total: ({ metrics }) => metrics.nettyShuffleMemoryTotal,
};

async function network(cluster: Cluster, ids: string[]): Promise<Comparison[]> {
  const around = await cluster.around(looker(cluster, ids), { queryType: 'taskManagers', show: 'network' });
  const rows = around.said.rows('taskManagerNetwork');
  return ids.flatMap((id) =>
    compared(
      around,
      id,
      `${id}, network`,
      rows.find((row) => row['task manager'] === id),
      buffers
    )
  );
}

const realOnes = ({ metrics }: any): any[] => metrics.garbageCollectors.filter(({ name }: any) => name !== 'All');

async function collectors(cluster: Cluster, ids: string[]): Promise<Comparison[]> {
  const around = await cluster.around(looker(cluster, ids), { queryType: 'taskManagers', show: 'gc' });
  const rows = around.said.rows('taskManagerCollectors');
  return [
    beside(around, 'collectors', rows.length, (flink) => flink.flatMap(realOnes).length),
    ...around.before.flatMap((taskManager) =>
      realOnes(taskManager).flatMap(({ name }) => {
        const row = rows.find((one) => one['task manager'] === taskManager.id && one.collector === name);
        const found = (one: any) => realOnes(one).find((collector) => collector.name === name);
        return compared(around, taskManager.id, `${taskManager.id}, ${name}`, row, {
          count: (one) => found(one).count,
          time: (one) => found(one).time,
        });
      })
    ),
  ];
}

export const taskManagers: Check = async (cluster) => {
  const ids = await cluster.taskManagerIds();
  return [
    ...(await list(cluster, ids)),
    ...(await memory(cluster, ids)),
    ...(await network(cluster, ids)),
    ...(await collectors(cluster, ids)),
  ];
};
