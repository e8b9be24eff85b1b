import { type RootException } from '../../../flink/exceptions';
import { type Job } from '../../../flink/job';
import { headline, readStackTrace } from '../../../flink/stackTrace';
import { type WholeTraces } from '../../../flink/wholeTraces';
import { type GraphJob, isFailureNews } from '../../../frames/jobGraph';

/** Flink notes a failure just before the job begins to restart because of it. */
const beforeMs = 5_000;

/** Jobs are restarted for other reasons too, such as new TaskManagers: a failure of long ago is none of this restart. */
const isOfThis = ({ time }: RootException, { restartedAt }: Job) =>
  restartedAt === null || (time ?? restartedAt) >= restartedAt - beforeMs;

/**
 * What made a job fail or restart last; it is asked for once for each change of its state or number of restarts. Where the
 * JVM has left out what happened, all that Flink remembers is asked for as well, once: an earlier one may be whole.
 */
export class LastFailure {
  text: string | null = null;
  private told: string | null = null;
  private isBare = false;
  private hasSeenAll = false;

  /** Whether it is news and nobody has asked since. */
  isWanted(job: GraphJob): boolean {
    return isFailureNews(job) && (this.told !== momentOf(job) || (this.isBare && !this.hasSeenAll));
  }

  /** How many exceptions to ask for; undefined = as many as Flink gives. */
  get limit(): number | undefined {
    return this.isBare && !this.hasSeenAll ? undefined : 1;
  }

  /** @param exceptions newest first */
  note(row: GraphJob, job: Job, exceptions: readonly RootException[], traces: WholeTraces): void {
    this.hasSeenAll ||= this.limit === undefined;
    traces.see(job.id, exceptions);
    this.told = momentOf(row);
    const [last] = exceptions;
    if (last === undefined || !isOfThis(last, job)) {
      this.text = null;
      this.isBare = false;
      return;
    }
    const trace = readStackTrace(traces.insteadOf(job.id, last)?.stackTrace ?? last.stackTrace);
    this.isBare = trace.isBare;
    this.text = headline(
      trace.className === '' && trace.message === '' ? { ...trace, className: last.className } : trace
    );
  }
}

const momentOf = ({ state, restarts }: GraphJob) => `${state} ${restarts}`;
