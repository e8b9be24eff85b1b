import { type FlinkClient } from '../flink/client';
import { FlinkError } from '../flink/errors';
import { isId } from '../flink/ids';
import { byImportance, findJob } from '../flink/jobs';

/** Instead of a job's name, in the query types that can tell of all jobs. */
export const allJobs = '*';

/**
 * Turns what a query says of a job (an id, a name, or nothing for the newest running job) into a job id. A name is asked
 * for every time, because a restarted job has a new id; while Flink does not answer, the last known id stands.
 */
export class JobFinder {
  private readonly lastIds = new Map<string, string>();

  constructor(private readonly client: FlinkClient) {}

  async idOf(nameOrId: string, signal: AbortSignal): Promise<string> {
    if (isId(nameOrId)) {
      return nameOrId;
    }
    try {
      const jobs = await this.client.jobs(signal);
      const job = nameOrId === '' ? [...jobs].sort(byImportance)[0] : findJob(jobs, nameOrId);
      if (job === undefined) {
        throw new FlinkError({ kind: 'noJob', name: nameOrId });
      }
      this.lastIds.set(nameOrId, job.id);
      return job.id;
    } catch (thrown) {
      const last = this.lastIds.get(nameOrId);
      if (last === undefined || (thrown instanceof FlinkError && thrown.failure.kind === 'noJob')) {
        throw thrown;
      }
      return last;
    }
  }
}
