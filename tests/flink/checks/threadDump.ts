import { type Check } from '../checks';
import { beside } from '../compare';

/** A JVM starts and ends threads of its own at any time. */
const comeAndGo = 5;

const ofTask = /\((\d+)\/\d+\)#\d+$/;
const idIn = (thread: any) => Number(/ Id=(\d+) /.exec(thread.stringifiedThreadInfo)?.[1]);

export const threadDump: Check = async (cluster) => {
  const [taskManager = ''] = await cluster.taskManagerIds();
  const look = async () => {
    const { threadInfos } = await cluster.raw(`/taskmanagers/${taskManager}/thread-dump`);
    const all = threadInfos.map((thread: any) => ({ name: String(thread.threadName), id: idIn(thread) }));
    return all.sort((left: any, right: any) => left.id - right.id) as Array<{ name: string; id: number }>;
  };
  const around = await cluster.around(look, { queryType: 'threadDump', taskManager });
  const rows = around.said.rows('threads');
  const tasks = (names: string[]) => names.filter((name) => ofTask.test(name)).sort();
  const names = tasks(rows.map(({ thread }) => String(thread)));
  const oldest = around.before.slice(0, 10);
  return [
    beside(around, 'threads', rows.length, (flink) => flink.length, comeAndGo),
    beside(around, 'threads of tasks', names.join('; '), (flink) => tasks(flink.map(({ name }) => name)).join('; ')),
    ...names.map((name) => ({
      what: `subtask of ${name}`,
      ours: rows.find(({ thread }) => thread === name)?.subtask,
      flink: Number(ofTask.exec(name)?.[1]) - 1,
    })),
    ...oldest.map(({ name, id }, place) =>
      beside(around, name, rows.find((row) => row.id === id && row.thread === name)?.id, (flink) => flink[place]?.id)
    ),
  ];
};
