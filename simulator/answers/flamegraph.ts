import { type SimulatedJob } from '../model/job';
import { gaugesOf } from '../model/gauges';
import { listParameter, vertexParameter, wordParameter } from './parameters';
import { operatorsOf } from './plan';
import { badParameter, handlerProblem } from './problem';
import { type Asked, type Handler } from './view';

interface Frame {
  name: string;
  value: number;
  children: Frame[];
}

/** Flink looks 100 times at each subtask. */
const looks = 100;

const base = [
  'java.lang.Thread.run:840',
  'org.apache.flink.runtime.taskmanager.Task.run:579',
  'org.apache.flink.runtime.taskmanager.Task.doRun:774',
  'org.apache.flink.runtime.taskmanager.Task.restoreAndInvoke:969',
  'org.apache.flink.streaming.runtime.tasks.StreamTask.invoke:959',
  'org.apache.flink.streaming.runtime.tasks.StreamTask.runMailboxLoop:1022',
  'org.apache.flink.streaming.runtime.tasks.mailbox.MailboxProcessor.runMailboxLoop:229',
];
const waiting = [
  'org.apache.flink.streaming.runtime.tasks.mailbox.MailboxProcessor.processMailsWhenDefaultActionUnavailable:380',
  'org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl.take:161',
  'java.util.concurrent.locks.LockSupport.parkNanos:252',
  'jdk.internal.misc.Unsafe.park:-2',
];
const blocked = [
  'org.apache.flink.streaming.runtime.io.RecordWriterOutput.collect:100',
  'org.apache.flink.runtime.io.network.buffer.LocalBufferPool.requestMemorySegmentBlocking:384',
  'java.util.concurrent.CompletableFuture.get:2072',
  'jdk.internal.misc.Unsafe.park:-2',
];

function working(job: SimulatedJob, vertex: number): string[] {
  const operators = operatorsOf(job.vertex(vertex).name).map((name) => name.replace(/\W+/g, '').slice(0, 60));
  return [
    'org.apache.flink.streaming.runtime.io.StreamOneInputProcessor.processInput:65',
    ...operators.map((name, place) => `org.apache.flink.streaming.runtime.tasks.${name}.processElement:${40 + place}`),
  ];
}

/** One way down the tree, looked at so often. */
function stack(frames: readonly string[], value: number): Frame | null {
  const [name, ...rest] = frames;
  if (name === undefined || value === 0) {
    return null;
  }
  const below = stack(rest, value);
  return { name, value, children: below === null ? [] : [below] };
}

function treeOf(ways: ReadonlyArray<{ frames: string[]; value: number }>): Frame {
  const leaves = ways.flatMap(({ frames, value }) => stack(frames, value) ?? []);
  const value = leaves.reduce((sum, leaf) => sum + leaf.value, 0);
  const trunk = [...base].reverse().reduce<Frame[]>((children, name) => [{ name, value, children }], leaves);
  return { name: 'root', value, children: value === 0 ? [] : trunk };
}

function subtasksOf(asked: Asked, job: SimulatedJob, vertex: number): number[] {
  const { id, parallelism } = job.vertex(vertex);
  const all = [...Array(parallelism).keys()];
  const [chosen] = listParameter(asked, 'subtaskindex') ?? [];
  if (chosen === undefined) {
    return all;
  }
  if (!/^\d{1,9}$/.test(chosen)) {
    throw badParameter('query', 'subtaskindex', chosen);
  }
  if (Number(chosen) >= parallelism) {
    throw handlerProblem(404, `Invalid subtask index for vertex ${id}`, 'JobVertexFlameGraphHandler');
  }
  return [Number(chosen)];
}

/** GET /jobs/:jobid/vertices/:vertexid/flamegraph; -1 = the job has ended, -3 = the looks are being taken */
export const flameGraph: Handler = (view, asked) => {
  const type = wordParameter(asked, 'type', ['FULL', 'ON_CPU', 'OFF_CPU'] as const) ?? 'FULL';
  const { job, vertex } = vertexParameter(view, asked);
  const subtasks = subtasksOf(asked, job, vertex);
  if (job.lifecycle.endedAt(view.now) !== null) {
    return { endTimestamp: -1 };
  }
  const at = view.sampledAt(job, vertex);
  if (at === null) {
    return { endTimestamp: -3 };
  }
  const sum = { busy: 0, blocked: 0, idle: 0 };
  for (const subtask of subtasks) {
    const gauges = gaugesOf(job, vertex, subtask, at);
    const share = (milliseconds: number) => Math.round((milliseconds / 1000) * looks);
    const blockedLooks = share(gauges?.blocked ?? 0);
    // Sources that do not measure it work a little all the same.
    const busyLooks = Math.min(looks - blockedLooks, share(gauges?.busy ?? 20));
    sum.blocked += blockedLooks;
    sum.busy += busyLooks;
    sum.idle += looks - blockedLooks - busyLooks;
  }
  const onCpu = [{ frames: working(job, vertex), value: sum.busy }];
  const offCpu = [
    { frames: waiting, value: sum.idle },
    { frames: blocked, value: sum.blocked },
  ];
  return {
    endTimestamp: at,
    data: treeOf([...(type === 'OFF_CPU' ? [] : onCpu), ...(type === 'ON_CPU' ? [] : offCpu)]),
  };
};
