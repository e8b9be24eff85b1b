import { hasEnded, type JobState } from '../model/states';
import { type Handler, type View } from './view';

const commits: Readonly<Record<string, string>> = { '2.3.0': 'c0f8d1a' };
const commitOf = (version: string) => commits[version] ?? '0000000';

const jobsIn = ({ cluster, now }: View, state: JobState) =>
  cluster.jobs.filter((job) => job.lifecycle.state(now) === state).length;

export function freeSlots({ cluster, now }: View): number {
  return cluster.taskManagers.reduce(
    (sum, taskManager) => sum + taskManager.slots - cluster.slotsOn(taskManager, now).length,
    0
  );
}

/** GET /overview */
export const overview: Handler = (view) => ({
  taskmanagers: view.cluster.taskManagers.length,
  'slots-total': view.cluster.taskManagers.reduce((sum, { slots }) => sum + slots, 0),
  'slots-available': freeSlots(view),
  'jobs-running': view.cluster.jobs.filter((job) => !hasEnded(job.lifecycle.state(view.now))).length,
  'jobs-finished': jobsIn(view, 'FINISHED'),
  'jobs-cancelled': jobsIn(view, 'CANCELED'),
  'jobs-failed': jobsIn(view, 'FAILED'),
  'flink-version': view.flinkVersion,
  'flink-commit': commitOf(view.flinkVersion),
});

/** GET /config */
export const config: Handler = ({ flinkVersion }) => ({
  'refresh-interval': 3000,
  'timezone-name': 'Coordinated Universal Time',
  'timezone-offset': 0,
  'flink-version': flinkVersion,
  'flink-revision': `${commitOf(flinkVersion)} @ 2026-06-14T16:29:03+02:00`,
  features: { 'web-submit': true, 'web-cancel': true, 'web-rescale': false, 'web-history': false },
});

/** GET /jars */
export const jars: Handler = ({ jars: names, now }) => ({
  address: 'http://127.0.0.1:8081',
  files: names.map((name) => ({ id: name, name, uploaded: now, entry: [] })),
});

/** GET /datasets */
export const datasets: Handler = () => ({ dataSets: [] });
