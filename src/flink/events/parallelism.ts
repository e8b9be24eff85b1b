import { type Job } from '../job';
import { type FlinkEvent, momentOf } from './event';

/** Parallelism of each vertex, and when it was seen (epoch ms of the JobManager's clock). */
export interface Parallelisms {
  at: number;
  of: ReadonlyMap<string, number>;
}

export const parallelismsOf = ({ vertices, now }: Pick<Job, 'vertices' | 'now'>): Parallelisms => ({
  at: now,
  of: new Map(vertices.map(({ id, parallelism }) => [id, parallelism])),
});

/**
 * Vertices that have another parallelism than at the look before: since their tasks were started anew, or, where that is
 * not known, some time between the two looks.
 */
export const parallelismChanges = (
  before: Parallelisms,
  { vertices, now }: Pick<Job, 'vertices' | 'now'>
): FlinkEvent[] =>
  vertices.flatMap(({ id, name, parallelism, started }): FlinkEvent[] => {
    const old = before.of.get(id);
    const isStartKnown = started !== null && started > before.at;
    return old === undefined || old === parallelism
      ? []
      : [
          {
            kind: 'parallelismChanged',
            before: old,
            after: parallelism,
            ...momentOf(isStartKnown ? started : before.at, id),
            timeEnd: isStartKnown ? null : now,
            task: name,
          },
        ];
  });
