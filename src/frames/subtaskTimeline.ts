import { createDataFrame, type DataFrame, FieldType, type QueryResultMeta } from '@grafana/data';
import { type SubtaskTimes, type VertexTimes } from '../flink/subtaskTimes';

/** More than these cannot be read on one timeline, and each has a column of its own. */
const mostShown = 100;

const changedAt = ({ entered }: SubtaskTimes): number => entered.at(-1)?.at ?? 0;

/** All subtasks in order, or of very many those that changed their state last. */
function shownOf({ subtasks }: VertexTimes, most: number): SubtaskTimes[] {
  const byIndex = (left: SubtaskTimes, right: SubtaskTimes) => left.index - right.index;
  const byChange = (left: SubtaskTimes, right: SubtaskTimes) =>
    changedAt(right) - changedAt(left) || byIndex(left, right);
  return [...subtasks].sort(byChange).slice(0, most).sort(byIndex);
}

/** The state of a subtask at each of the ascending times; null before its first. */
function statesAt({ entered }: SubtaskTimes, times: readonly number[]): Array<string | null> {
  let next = 0;
  let state: string | null = null;
  return times.map((time) => {
    for (let change = entered[next]; change !== undefined && change.at <= time; change = entered[next]) {
      ({ state } = change);
      next += 1;
    }
    return state;
  });
}

/**
 * The states of the current attempts over time, for Grafana's state timeline: `time` and one text column a subtask, named
 * by its index, with Flink's own words. A row stands where any of them changed; the last one stands at Flink's `now`.
 */
export const subtaskTimeline = {
  name: 'subtask timeline',
  columns: [
    { name: 'time', type: FieldType.time, config: { displayName: 'Time' }, isKey: true },
    {
      name: '0, 1, 2, …',
      type: FieldType.string,
      config: { displayName: 'Subtask 0, 1, 2, …', description: 'The state of this subtask from here on' },
      isKey: false,
    },
  ],
  /**
   * @param from epoch ms: what changed before is told at this time
   * @param nameOf words for the column of a subtask
   */
  frame(
    vertex: VertexTimes,
    { from, nameOf, most = mostShown }: { from: number; nameOf: (index: number) => string; most?: number },
    meta?: QueryResultMeta
  ): { frame: DataFrame; shown: number } {
    const shown = shownOf(vertex, most);
    const start = Math.min(from, vertex.now);
    const changes = shown.flatMap(({ entered }) => entered.map(({ at }) => Math.max(at, start)));
    const times = [...new Set([...changes, vertex.now])].sort((left, right) => left - right);
    const frame = createDataFrame({
      name: subtaskTimeline.name,
      meta,
      fields: [
        { name: 'time', type: FieldType.time, config: { displayName: 'Time' }, values: times },
        ...shown.map((subtask) => ({
          name: String(subtask.index),
          type: FieldType.string,
          config: { displayName: nameOf(subtask.index) },
          values: statesAt(subtask, times),
        })),
      ],
    });
    return { frame, shown: shown.length };
  },
};
