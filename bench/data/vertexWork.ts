import { lastValueFrom, type Observable, take } from 'rxjs';
import { run as checkpointSubtasks } from '../../src/datasource/queries/checkpointSubtasks/run';
import { type QueryContext, type Step } from '../../src/datasource/queries/queryType';
import { run as subtasks } from '../../src/datasource/queries/subtasks/run';
import { run as watermarks } from '../../src/datasource/queries/watermarks/run';
import { growingAnswers, lastingAnswers, vertex } from './recorded';
import { type Work } from './work';
import { World } from './world';

const refreshMs = 5_000;

type Query = (context: QueryContext) => Observable<Step>;

/** One query again and again, as a dashboard refreshes it, while the counters of the vertex grow. */
const refreshed =
  (query: Query, hasPast = true): Work['prepare'] =>
  (parallelism) => {
    const world = new World();
    const lasting = lastingAnswers(parallelism);
    return (refresh) => {
      world.texts = new Map([...lasting, ...growingAnswers(parallelism, refresh)]);
      world.now = vertex.now + refreshMs * refresh;
      const context = hasPast ? world.context : world.contextWithoutPast();
      return async () => (await lastValueFrom(query(context))).frames;
    };
  };

const ofVertex = { job: vertex.jobId, vertex: vertex.vertexId };
const sizes = [100, 10_000] as const;
const label = (size: number) => `parallelism ${size}`;

const shown = (show: 'now' | 'times' | 'timeline'): Work => ({
  subject: `Parse and frame subtasks, ${show}`,
  sizes,
  label,
  // The second answer after a silence is one more refresh.
  prepare: refreshed((context) => subtasks({ ...ofVertex, show }, context).pipe(take(1))),
});

/** What each refresh does with the answers about one vertex. */
export const vertexWork: Record<'now' | 'times' | 'timeline' | 'watermarks' | 'checkpoint', Work> = {
  now: shown('now'),
  times: shown('times'),
  timeline: shown('timeline'),
  watermarks: {
    subject: 'Parse and frame watermarks of subtasks',
    sizes,
    label,
    prepare: refreshed((context) => watermarks({ ...ofVertex, show: 'subtasks' }, context)),
  },
  checkpoint: {
    subject: 'Parse and frame subtasks of a checkpoint',
    sizes,
    label,
    // What was asked of a checkpoint that has ended is not asked again.
    prepare: refreshed(
      (context) =>
        checkpointSubtasks({ ...ofVertex, checkpoint: String(vertex.checkpoint), show: 'subtasks' }, context),
      false
    ),
  },
};
