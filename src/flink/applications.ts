import { orAbsent } from './absent';
import { Fields } from './decode';
import { type Transport } from './transport';

/** One row of `/applications/overview` (Flink 2.3 and newer). Times are epoch ms of the JobManager's clock. */
export interface Application {
  id: string;
  name: string;
  state: string;
  started: number | null;
  ended: number | null;
  durationMs: number | null;
  /** Its jobs by state, in upper case. */
  jobs: ReadonlyMap<string, number>;
}

export const decodeApplications = (answer: unknown): Application[] =>
  Fields.of(answer, '/applications/overview')
    .list('applications')
    .map((application) => ({
      id: application.text('id'),
      name: application.text('name'),
      state: application.text('status'),
      started: application.millisOrNull('start-time'),
      ended: application.millisOrNull('end-time'),
      durationMs: application.millisOrNull('duration'),
      jobs: application.objectOrNull('jobs')?.counts() ?? new Map<string, number>(),
    }));

export async function getApplications(transport: Transport, signal?: AbortSignal): Promise<Application[]> {
  return decodeApplications(await orAbsent('applications', transport.get('/applications/overview', {}, signal)));
}
