import { type JobGraph } from '../../../frames/jobGraph';
import { nameOf } from '../names';
import { isKnown, type Past, type TaskPast } from './past';

/**
 * How the job of then is not the job of now. `otherJobs`: all series are of other jobs. `gone`: tasks that ran then and are
 * not in the graph. `missing`: vertices without any value, while others have some. `parallelism`: another one then.
 */
export type Difference =
  | { kind: 'otherJobs' }
  | { kind: 'gone'; count: number }
  | { kind: 'missing'; vertices: string[] }
  | { kind: 'parallelism'; vertices: Array<{ vertex: string; then: number; now: number }> };

const ran = ({ whole, subtasks }: TaskPast, step: number) =>
  isKnown(whole, step) || [...subtasks.values()].some(({ lane }) => isKnown(lane, step));

/** @param then the graph with the values of the step */
export function differencesOf(past: Past, live: JobGraph, then: JobGraph, step: number): Difference[] {
  const ids = new Set(live.vertices.map(({ id }) => id));
  const gone = [...past.tasks].filter(([id, task]) => !ids.has(id) && ran(task, step)).length;
  const before = new Map(then.vertices.map((vertex) => [vertex.id, vertex]));
  const missing = live.vertices.filter(({ id }) => before.get(id)?.state === null);
  const others = live.vertices.flatMap((vertex) => {
    const earlier = before.get(vertex.id)?.parallelism ?? null;
    const { parallelism: now } = vertex;
    return earlier === null || now === null || earlier === now ? [] : [{ vertex: nameOf(vertex), then: earlier, now }];
  });
  return [
    ...(gone > 0 ? [{ kind: 'gone' as const, count: gone }] : []),
    ...(missing.length > 0 ? [{ kind: 'missing' as const, vertices: missing.map(nameOf) }] : []),
    ...(others.length > 0 ? [{ kind: 'parallelism' as const, vertices: others }] : []),
  ];
}
