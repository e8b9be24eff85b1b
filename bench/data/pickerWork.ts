import { searchable } from '../../src/datasource/fields/searchable';
import { defaults } from '../../src/datasource/queries/metrics/query';
import { liveNames } from '../../src/datasource/queries/metrics/names';
import { type Live } from '../../src/datasource/queries/queryType';
import { lastingAnswers, metricNamesPath, recordedMetricNames, vertex } from './recorded';
import { type Work } from './work';
import { World } from './world';

/** So many names as a task with many operators has: those recorded of one, again and again below other operators. */
export function manyNames(recorded: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = Math.floor(index / recorded.length);
    const name = recorded[index % recorded.length] ?? '';
    return turn === 0 ? name : `Process_${turn}.${name}`;
  });
}

const query = { ...defaults, scope: 'vertex' as const, job: vertex.jobId, vertex: vertex.vertexId };

function liveOf({ context }: World): Live {
  return { flink: context.flink, jobId: () => Promise.resolve(vertex.jobId), replace: (text) => text };
}

function worldWith(count: number): World {
  const world = new World();
  const names = manyNames(recordedMetricNames(), count).map((id) => ({ id }));
  world.texts = new Map([...lastingAnswers(2), [metricNamesPath, JSON.stringify(names)]]);
  return world;
}

const sizes = [500, 50_000] as const;
const label = (size: number) => `${size} names`;

/** Between a press on the field of metrics and the options that are drawn then, the request itself left out. */
export const pickerWork: Record<'open' | 'search', Work> = {
  open: {
    subject: 'Metric picker: answer to options',
    sizes,
    label,
    prepare: (count) => () => {
      const world = worldWith(count);
      return async () => searchable(await liveNames(query, liveOf(world), world.context.clock), '');
    },
  },
  search: {
    subject: 'Metric picker: search for two words',
    sizes,
    label,
    prepare: (count) => {
      const world = worldWith(count);
      const live = liveOf(world);
      return () => async () => searchable(await liveNames(query, live, world.context.clock), 'num records');
    },
  },
};
