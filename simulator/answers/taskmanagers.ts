import { type TaskManager } from '../model/cluster';
import { networkMemory, taskManagerProcess } from '../model/processes';
import { isSince } from '../versions';
import { textParameter } from './parameters';
import { handlerProblem, notFound, serverProblem } from './problem';
import { type Asked, type Handler, PlainText, type View } from './view';

const perSlot = { cpuCores: 1 / 8, taskHeapMemory: 50, managedMemory: 16, networkMemory: 32 };

const resource = (slots: number) => ({
  cpuCores: slots * perSlot.cpuCores,
  taskHeapMemory: slots * perSlot.taskHeapMemory,
  taskOffHeapMemory: 0,
  managedMemory: slots * perSlot.managedMemory,
  networkMemory: slots * perSlot.networkMemory,
  extendedResources: {},
});

const memoryConfiguration = {
  frameworkHeap: 134_217_728,
  taskHeap: 419_430_400,
  frameworkOffHeap: 134_217_728,
  taskOffHeap: 0,
  networkMemory: 268_435_456,
  managedMemory: 134_217_728,
  jvmMetaspace: 268_435_456,
  jvmOverhead: 201_326_592,
  totalFlinkMemory: 1_090_519_040,
  totalProcessMemory: 1_560_281_088,
};

/** Slots in use with the number of tasks in each. */
function allocated({ cluster, now }: View, taskManager: TaskManager) {
  return cluster.slotsOn(taskManager, now).map(({ job, slot }) => ({
    jobId: job.spec.id,
    resource: resource(1),
    assignedTasks: job.spec.vertices.filter(({ parallelism }) => slot < parallelism).length,
  }));
}

const heartbeatMs = 10_000;

function row(view: View, taskManager: TaskManager) {
  const slots = allocated(view, taskManager);
  const free = taskManager.slots - slots.length;
  return {
    id: taskManager.id,
    path: `pekko.tcp://flink@127.0.0.1:${taskManager.rpcPort}/user/rpc/taskmanager_0`,
    dataPort: taskManager.dataPort,
    jmxPort: -1,
    timeSinceLastHeartbeat: view.now - ((view.now - view.cluster.startedAt) % heartbeatMs),
    slotsNumber: taskManager.slots,
    freeSlots: free,
    assignedTasks: slots.reduce((sum, { assignedTasks }) => sum + assignedTasks, 0),
    totalResource: resource(taskManager.slots),
    freeResource: resource(free),
    hardware: {
      cpuCores: taskManager.cores,
      physicalMemory: 25_276_080_128,
      freeMemory: 629_145_600,
      managedMemory: 134_217_728,
    },
    memoryConfiguration,
  };
}

/** GET /taskmanagers */
export const taskManagers: Handler = (view) => ({
  taskmanagers: view.cluster.taskManagers.map((taskManager) => row(view, taskManager)),
});

/** Zeros until metrics have come. */
function metrics(view: View, taskManager: TaskManager) {
  const at = view.metricsAt;
  const state = at === null ? null : taskManagerProcess(view.cluster, taskManager, at);
  const network = at === null ? null : networkMemory(view.cluster, taskManager, at);
  const { totalSegments = 0, usedSegments = 0, segmentBytes = 0 } = network ?? {};
  const collector = (name: string, count: number, time: number) => ({ name, count, time });
  return {
    heapUsed: state?.heapUsed ?? 0,
    heapCommitted: state?.heapCommitted ?? 0,
    heapMax: state?.heapMax ?? 0,
    nonHeapUsed: state?.nonHeapUsed ?? 0,
    nonHeapCommitted: state?.nonHeapCommitted ?? 0,
    nonHeapMax: state === null ? 0 : -1,
    directCount: state?.directCount ?? 0,
    directUsed: state?.directUsed ?? 0,
    directMax: state === null ? 0 : state.directUsed - 2,
    mappedCount: 0,
    mappedUsed: 0,
    mappedMax: 0,
    nettyShuffleMemorySegmentsAvailable: totalSegments - usedSegments,
    nettyShuffleMemorySegmentsUsed: usedSegments,
    nettyShuffleMemorySegmentsTotal: totalSegments,
    nettyShuffleMemoryAvailable: (totalSegments - usedSegments) * segmentBytes,
    nettyShuffleMemoryUsed: usedSegments * segmentBytes,
    nettyShuffleMemoryTotal: totalSegments * segmentBytes,
    garbageCollectors:
      state === null
        ? []
        : [
            collector('All', state.collections, state.collectionMs),
            collector('G1_Young_Generation', state.collections, state.collectionMs),
            collector('G1_Old_Generation', 0, 0),
          ],
  };
}

const unknown = (id: string, method: string) =>
  serverProblem(
    'org.apache.flink.runtime.resourcemanager.exceptions.UnknownTaskExecutorException',
    `No TaskExecutor registered under ${id}.`,
    `org.apache.flink.runtime.resourcemanager.ResourceManager.${method}`
  );

/** GET /taskmanagers/:taskmanagerid */
export const taskManagerDetails: Handler = (view, asked) => {
  const id = textParameter(asked, 'taskmanagerid');
  const taskManager = view.cluster.taskManager(id);
  if (taskManager === undefined) {
    throw unknown(id, 'requestTaskManagerDetailsInfo(ResourceManager.java:708)');
  }
  return {
    ...row(view, taskManager),
    allocatedSlots: allocated(view, taskManager),
    metrics: metrics(view, taskManager),
  };
};

/** Lines of a TaskManager's log: what happened to its tasks lately. */
function logOf(view: View, taskManager: TaskManager): string {
  const events = view.cluster.slotsOn(taskManager, view.now).flatMap(({ job, slot }) =>
    job.lifecycle
      .failures(view.now)
      .slice(0, 16)
      .filter((failure) => failure.subtask === slot)
      .map((failure) => {
        const { name, parallelism } = job.vertex(failure.vertex);
        const task = `${name} (${slot + 1}/${parallelism})#${failure.attempt}`;
        return {
          at: failure.at,
          text: `WARN  Task [${task}] - ${task} switched from RUNNING to FAILED with failure cause:\n${failure.exception.name}: ${failure.exception.message}`,
        };
      })
  );
  const started = {
    at: view.cluster.startedAt - 3 * 3_600_000,
    text: 'INFO  TaskManagerRunner [main] - Starting TaskManager',
  };
  const line = ({ at, text }: { at: number; text: string }) =>
    `${new Date(at).toISOString().replace('T', ' ').replace('.', ',').replace('Z', '')} ${text}`;
  return [started, ...events.sort((left, right) => left.at - right.at)].map(line).join('\n') + '\n';
}

/** GET /taskmanagers/:taskmanagerid/logs */
export const taskManagerLogs: Handler = (view, asked) => {
  const id = textParameter(asked, 'taskmanagerid');
  const taskManager = view.cluster.taskManager(id);
  if (taskManager === undefined) {
    throw handlerProblem(404, `Could not find TaskExecutor ${id}`, 'TaskManagerLogListHandler');
  }
  const log = logOf(view, taskManager);
  return {
    logs: [
      { name: 'flink-taskmanager.out', size: 0, mtime: view.cluster.startedAt },
      { name: 'flink-taskmanager.log', size: Buffer.byteLength(log), mtime: view.now },
    ],
  };
};

function knownForFile(view: View, asked: Asked): TaskManager {
  const id = textParameter(asked, 'taskmanagerid');
  const taskManager = view.cluster.taskManager(id);
  if (taskManager === undefined && !isSince(view.flinkVersion, '1.18')) {
    throw unknown(id, 'requestTaskManagerFileUploadByType(ResourceManager.java:777)');
  }
  if (taskManager === undefined) {
    throw notFound(
      `Failed to transfer file from TaskExecutor ${id} because it was unknown.`,
      'taskmanager.AbstractTaskManagerFileHandler'
    );
  }
  return taskManager;
}

/** GET /taskmanagers/:taskmanagerid/log */
export const taskManagerLog: Handler = (view, asked) => new PlainText(logOf(view, knownForFile(view, asked)));

/** GET /taskmanagers/:taskmanagerid/stdout */
export const taskManagerStdout: Handler = (view, asked) => {
  knownForFile(view, asked);
  return new PlainText('');
};

/** GET /taskmanagers/:taskmanagerid/logs/:filename */
export const taskManagerLogFile: Handler = (view, asked) => {
  const taskManager = knownForFile(view, asked);
  const file = textParameter(asked, 'filename');
  if (file !== 'flink-taskmanager.log' && file !== 'flink-taskmanager.out') {
    throw serverProblem(
      'org.apache.flink.util.FlinkException',
      `Failed to transfer file from TaskExecutor ${taskManager.id}.`,
      'org.apache.flink.runtime.rest.handler.taskmanager.AbstractTaskManagerFileHandler.handleException(AbstractTaskManagerFileHandler.java:223)'
    );
  }
  return new PlainText(file.endsWith('.log') ? logOf(view, taskManager) : '');
};

/** GET /taskmanagers/:taskmanagerid/thread-dump */
export const threadDump: Handler = (view, asked) => {
  const id = textParameter(asked, 'taskmanagerid');
  const taskManager = view.cluster.taskManager(id);
  if (taskManager === undefined) {
    throw unknown(id, 'requestThreadDump(ResourceManager.java:906)');
  }
  const threads = view.cluster.slotsOn(taskManager, view.now).flatMap(({ job, slot }) =>
    job.spec.vertices
      .filter(({ parallelism }) => slot < parallelism)
      .map(({ name, parallelism }) => {
        const { number } = job.lifecycle.attempt(view.now);
        return `${name} (${slot + 1}/${parallelism})#${number}`;
      })
  );
  return {
    threadInfos: ['main', 'flink-pekko.actor.default-dispatcher-4', ...threads].map((threadName, index) => ({
      threadName,
      stringifiedThreadInfo: `"${threadName}" Id=${index + 1} TIMED_WAITING on java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject@37e172d\n\tat java.base@17.0.15/jdk.internal.misc.Unsafe.park(Native Method)\n\tat app//org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl.take(TaskMailboxImpl.java:161)\n\n`,
    })),
  };
};
