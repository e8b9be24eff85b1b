import { type Failure, FlinkError, type KnownJob } from './errors';
import { byImportance, decodeJobs, type JobSummary } from './jobs';
import { type Transport } from './transport';

const pathOfJob = /^\/jobs\/([0-9a-f]{32})(?:\/|$)/;

/** The words of every version for a job that it does not know. Null for any other failure. */
function goneJob(path: string, thrown: unknown): string | null {
  const [, id = null] = pathOfJob.exec(path) ?? [];
  const failure = thrown instanceof FlinkError ? thrown.failure : null;
  return failure?.kind === 'notFound' && failure.detail.startsWith(`Job ${id} not found`) ? id : null;
}

/** Jobs whose names are remembered: a JobManager keeps far fewer. */
const most = 1_000;

/** Names that Flink gave to ids, for the time when it has forgotten them. */
class Names {
  private readonly names = new Map<string, string>();

  of(id: string): string | null {
    return this.names.get(id) ?? null;
  }

  see(id: unknown, name: unknown): void {
    if (typeof id === 'string' && typeof name === 'string') {
      this.names.delete(id);
      this.names.set(id, name);
    }
    for (const oldest of [...this.names.keys()].slice(0, -most)) {
      this.names.delete(oldest);
    }
  }

  /** @param answer of any path; those of other paths tell nothing */
  seeAnswer(path: string, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) {
      return;
    }
    const jobs: unknown = path === '/jobs/overview' ? Reflect.get(answer, 'jobs') : [answer];
    if (path === '/jobs/overview' || pathOfJob.exec(path)?.[0] === path) {
      (Array.isArray(jobs) ? jobs : []).forEach((job: unknown) => {
        if (typeof job === 'object' && job !== null) {
          this.see(Reflect.get(job, 'jid'), Reflect.get(job, 'name'));
        }
      });
    }
  }
}

const known = ({ id, name, state, started }: JobSummary): KnownJob => ({ id, name, state, started });

function failureOfGone(id: string, name: string | null, jobs: readonly JobSummary[]): Failure {
  const sorted = [...jobs].sort(byImportance);
  const newest = sorted.find((job) => job.name === name) ?? sorted[0];
  return { kind: 'jobGone', id, name, newest: newest === undefined ? null : known(newest) };
}

/**
 * The same transport; a job that Flink has forgotten fails with `jobGone` and the job that may have taken its place: the newest
 * of its name, if an earlier answer told it, else the newest of all. That costs a request for the list of jobs.
 */
export function namingNewestJob(transport: Transport): Transport {
  const names = new Names();
  const explained = async (path: string, thrown: unknown, signal: AbortSignal | undefined): Promise<unknown> => {
    const id = goneJob(path, thrown);
    if (id === null) {
      return thrown;
    }
    const jobs = await transport.get('/jobs/overview', {}, signal).then(decodeJobs, () => null);
    return jobs === null ? thrown : new FlinkError(failureOfGone(id, names.of(id), jobs));
  };
  return {
    get: async (path, params, signal) => {
      try {
        const answer = await transport.get(path, params, signal);
        names.seeAnswer(path, answer);
        return answer;
      } catch (thrown) {
        throw await explained(path, thrown, signal);
      }
    },
    text: (path, signal) => transport.text(path, signal),
  };
}
