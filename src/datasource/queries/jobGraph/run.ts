import { map, type Observable, ReplaySubject, share, switchMap } from 'rxjs';
import { type Diagnosis } from '../../../diagnosis/diagnosis';
import { diagnose } from '../../../diagnosis/diagnose';
import { Onsets } from '../../../diagnosis/since';
import { type FlinkClient } from '../../../flink/client';
import { type Failure } from '../../../flink/errors';
import { type JobPicture } from '../../../flink/pressure/picture';
import { type Clock } from '../../../flink/pressure/watch';
import { type JobGraph, jobGraphFrames } from '../../../frames/jobGraph';
import { jobGraphOf } from '../../../frames/jobGraphOf';
import { checkpointMemory } from '../../checkpoints/memory';
import { explain } from '../../explain';
import { observe, observeSteps } from '../../observe';
import { withPast } from '../../past';
import { perDataSource } from '../../perDataSource';
import { Recent } from '../../recent';
import { wholeTraces } from '../../wholeTraces';
import { type QueryContext, type Step } from '../queryType';
import { complete } from './complete';
import { JobDetails } from './details';
import { pastExpressions } from './past';
import { verdictFrame } from './verdictFrame';

export interface JobGraphQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Whether the series of its past come along, from the Prometheus that the data source names. */
  past: boolean;
}

/** As many jobs as pictures are kept of. */
const mostJobs = 30;

/** After so long without a look, what held a job back then says nothing of now. */
const forgetMs = 10 * 60_000;

/** What is remembered of one job. */
interface JobState {
  details: JobDetails;
  onsets: Onsets;
}

/** What the job graphs of one data source remember and share. */
class Graphs {
  /** One for each watch: panels that share its pictures share what makes them complete. */
  private readonly running = new WeakMap<Observable<JobPicture>, Observable<Step>>();
  private readonly jobs = new Recent<JobState>(mostJobs);

  constructor(
    private readonly flink: FlinkClient,
    private readonly clock: Clock
  ) {}

  of(jobId: string, pictures: Observable<JobPicture>): Observable<Step> {
    const known = this.running.get(pictures);
    if (known !== undefined) {
      return known;
    }
    const refresh = new Refresh(this.flink, this.clock, this.stateOf(jobId));
    const steps = pictures.pipe(
      switchMap((picture) => observeSteps((signal) => refresh.steps(picture, signal))),
      share({ connector: () => new ReplaySubject(1), resetOnComplete: false })
    );
    this.running.set(pictures, steps);
    return steps;
  }

  private stateOf(jobId: string): JobState {
    const state = this.jobs.get(jobId) ?? { details: new JobDetails(), onsets: new Onsets(forgetMs) };
    this.jobs.set(jobId, state);
    return state;
  }
}

const graphsOf = perDataSource((flink, clock: Clock) => new Graphs(flink, clock));

/** One refresh of one job's graph: each picture with what is known beside it, then with what was asked for it. */
class Refresh {
  private requests = 0;
  private readonly failures: Failure[] = [];

  constructor(
    private readonly flink: FlinkClient,
    private readonly clock: Clock,
    private readonly state: JobState
  ) {}

  async *steps(picture: JobPicture, signal: AbortSignal): AsyncGenerator<Step> {
    yield this.step(picture);
    const room = picture.spare - this.requests;
    if (room > 0) {
      const before = this.requests;
      await complete({
        flink: this.flink,
        clock: this.clock,
        details: this.state.details,
        checkpoints: checkpointMemory(this.flink, this.clock).details,
        traces: wholeTraces(this.flink),
        picture,
        room,
        signal,
        diagnosed: () => this.diagnosed(picture),
        count: () => {
          this.requests += 1;
        },
        fail: (failure) => this.failures.push(failure),
      });
      if (this.requests > before) {
        yield this.step(picture);
      }
    }
  }

  private diagnosed(picture: JobPicture): { graph: JobGraph; diagnosis: Diagnosis } {
    const { job, outage } = picture;
    const details = this.state.details.known(job, this.clock.now(), this.requests);
    const graph = jobGraphOf(picture, outage === null ? null : explain(outage.failure), details);
    return { graph, diagnosis: diagnose(graph) };
  }

  private step(picture: JobPicture): Step {
    const { outage, answeredAt } = picture;
    const { graph, diagnosis } = this.diagnosed(picture);
    const { onsets } = this.state;
    onsets.observe({ time: answeredAt, diagnosis });
    const frames = [...jobGraphFrames(graph), verdictFrame(graph, diagnosis, (vertex) => onsets.of(vertex))];
    const partial = [...picture.partial, ...this.failures];
    return outage === null ? { frames, partial } : { frames, partial, failure: outage.failure };
  }
}

const subtasksOf = ({ job }: JobPicture) => job.vertices.reduce((sum, { parallelism }) => sum + parallelism, 0);

export const run = ({ job, past }: JobGraphQuery, context: QueryContext): Observable<Step> =>
  observe((signal) => context.jobId(job, signal)).pipe(
    switchMap((jobId) => {
      const pictures = context.watch(jobId);
      const steps = graphsOf(context.flink, context.clock).of(jobId, pictures);
      const expressions = pictures.pipe(map((picture) => pastExpressions(jobId, subtasksOf(picture))));
      return past ? withPast(steps, { key: `jobGraph ${jobId}`, expressions }, context) : steps;
    })
  );
