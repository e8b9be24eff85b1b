import { type Check } from '../checks';
import { beside } from '../compare';

const shortClass = (name: string) => name.slice(name.lastIndexOf('.') + 1).replaceAll('$', '.');

/**
 * `Source: orders[1] -> Calc[2] (1/1) - execution #120`: subtasks are counted from 1 here, from 0 elsewhere. The adaptive
 * scheduler names no task.
 */
function attemptOf(entry: any): { subtask: number; attempt: number } | null {
  const [, place, attempt] = /\((\d+)\/\d+\) - execution #(\d+)/.exec(entry.taskName ?? '') ?? [];
  return place === undefined ? null : { subtask: Number(place) - 1, attempt: Number(attempt) };
}

/** The restarting job's history: every failure with where it happened. */
export const exceptions: Check = async (cluster) => {
  const { id, name } = await cluster.job('flaky-enrichment');
  const look = async () => (await cluster.raw(`/jobs/${id}/exceptions`)).exceptionHistory.entries as any[];
  const around = await cluster.around(look, { queryType: 'exceptions', job: name });
  const rows = around.said.rows('exceptions');
  const roots = rows.filter(({ role }) => role === 'root');
  const limited = await cluster.ask({ queryType: 'exceptions', job: name, limit: '1' });
  const logs = (await cluster.ask({ queryType: 'exceptions', job: name, show: 'logs' })).rows('exceptionLogs');
  return [
    beside(around, 'failures', roots.length, (flink) => flink.length),
    beside(around, 'concurrent ones', rows.length - roots.length, (flink) =>
      flink.reduce((sum, entry) => sum + (entry.concurrentExceptions ?? []).length, 0)
    ),
    beside(
      around,
      'whole traces',
      roots.filter((row) => row['trace of'] === null).length,
      (flink) => flink.filter(({ stacktrace }) => /\n\s+at /.test(stacktrace)).length
    ),
    { what: 'at most one', ours: limited.rows('exceptions').filter(({ role }) => role === 'root').length, flink: 1 },
    { what: 'as logs: newest', ours: logs[0]?.timestamp, flink: (await look())[0].timestamp },
    ...[0, 1].flatMap((place) => {
      const row = roots[place];
      const same = (what: string, pick: (entry: any) => unknown) =>
        beside(around, `failure ${place}: ${what}`, row?.[what], (flink) => {
          const entry = flink[place];
          return entry === undefined ? undefined : (pick(entry) ?? null);
        });
      return around.before[place] === undefined
        ? []
        : [
            same('time', (entry) => entry.timestamp),
            same('exception', (entry) => shortClass(entry.exceptionName)),
            same('subtask', (entry) => attemptOf(entry)?.subtask),
            same('attempt', (entry) => attemptOf(entry)?.attempt),
            same('task manager', (entry) => entry.taskManagerId),
            same('endpoint', (entry) => entry.endpoint ?? entry.location),
            same('concurrent', (entry) => (entry.concurrentExceptions ?? []).length),
          ];
    }),
  ];
};
