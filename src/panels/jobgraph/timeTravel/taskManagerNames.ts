import { type JobGraph } from '../../../frames/jobGraph';

/** As Flink's Prometheus reporter writes the values of labels. */
const rewritten = (id: string) => id.replace(/[^a-zA-Z0-9:_]/g, '_');

/** Finds the id that Flink knows a TaskManager by from what its reporter makes of it; what is not found stays. */
export function taskManagerNames({
  subtasks,
  taskManagers,
}: Pick<JobGraph, 'subtasks' | 'taskManagers'>): (id: string) => string {
  const ids = new Set([
    ...taskManagers.map(({ id }) => id),
    ...subtasks.flatMap(({ taskManager }) => (taskManager === null ? [] : [taskManager])),
  ]);
  const byRewritten = new Map<string, string | null>();
  for (const id of ids) {
    byRewritten.set(rewritten(id), byRewritten.has(rewritten(id)) ? null : id);
  }
  return (id) => byRewritten.get(id) ?? id;
}
