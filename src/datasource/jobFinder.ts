import { type FlinkClient } from '../flink/client';
import { type Failure, FlinkError } from '../flink/errors';
import { isId } from '../flink/ids';
import { byImportance, findJob, type JobSummary } from '../flink/jobs';

/** Instead of a job's name, in the query types that can tell of all jobs. */
export const allJobs = '*';

export interface ChosenJobs {
  found: JobSummary[];
  /** Names and ids that no job has. */
  missing: string[];
}

/** The first parts that together are a name or an id: names may hold commas themselves. */
function firstOf(jobs: readonly JobSummary[], parts: readonly string[]): { job?: JobSummary; length: number } {
  for (let length = parts.length; length > 0; length--) {
    const job = findJob(jobs, parts.slice(0, length).join(',').trim());
    if (job !== undefined) {
      return { job, length };
    }
  }
  return { length: 1 };
}

/** The jobs of a variable with several values, which comes as `{one,two}`. Null where the text is no such list. */
export function severalJobs(jobs: readonly JobSummary[], text: string): ChosenJobs | null {
  const list = /^\{(.*,.*)\}$/s.exec(text)?.[1];
  if (list === undefined || findJob(jobs, text) !== undefined) {
    return null;
  }
  const chosen = new Set<JobSummary>();
  const missing: string[] = [];
  let parts = list.split(',');
  while (parts.length > 0) {
    const { job, length } = firstOf(jobs, parts);
    if (job === undefined) {
      missing.push(parts.slice(0, length).join(',').trim());
    } else {
      chosen.add(job);
    }
    parts = parts.slice(length);
  }
  return { found: [...chosen], missing: missing.filter((name) => name !== '') };
}

const isAnswer = ({ kind }: Failure) => kind === 'noJob' || kind === 'oneJob';

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
      if (job === undefined && (nameOrId === allJobs || severalJobs(jobs, nameOrId) !== null)) {
        throw new FlinkError({ kind: 'oneJob' });
      }
      if (job === undefined) {
        throw new FlinkError({ kind: 'noJob', name: nameOrId });
      }
      this.lastIds.set(nameOrId, job.id);
      return job.id;
    } catch (thrown) {
      const last = this.lastIds.get(nameOrId);
      if (last === undefined || (thrown instanceof FlinkError && isAnswer(thrown.failure))) {
        throw thrown;
      }
      return last;
    }
  }
}
