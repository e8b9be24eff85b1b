import { type ClusterSpec } from '../model/spec';
import { type SimulatedJob } from '../model/job';
import { scenarios, type ScenarioName } from '../scenarios';
import { Simulation } from '../simulation';

/** Somebody who asks a simulated Flink for something, without a network; time passes when it is told to. */
export class Visitor {
  readonly simulation: Simulation;

  constructor(
    cluster: ScenarioName | ClusterSpec,
    public now = 1_795_250_000_000,
    { version = '2.3.0', seed = 1 } = {}
  ) {
    const spec = typeof cluster === 'string' ? scenarios[cluster]() : cluster;
    this.simulation = new Simulation(spec, now, version, seed);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  request(method: string, url: string, sent = ''): { status: number; body: unknown } {
    const { status, text, contentType } = this.simulation.answer({ method, url, now: this.now, sent });
    const body: unknown = contentType.startsWith('application/json') ? JSON.parse(text) : text;
    return { status, body };
  }

  /** The body of a successful answer. */
  get(url: string): unknown {
    const { status, body } = this.request('GET', url);
    if (status !== 200) {
      throw new Error(`${url}: ${status} ${JSON.stringify(body).slice(0, 200)}`);
    }
    return body;
  }

  /** The first job, or the one of this name. */
  job(name?: string): SimulatedJob {
    const job = this.simulation.cluster.jobs.find(({ spec }) => name === undefined || spec.name === name);
    if (job === undefined) {
      throw new Error(`no job ${name}`);
    }
    return job;
  }

  path(job: SimulatedJob = this.job()): string {
    return `/jobs/${job.spec.id}`;
  }
}
