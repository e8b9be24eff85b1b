import { type ScenarioName } from '../scenarios';
import { Visitor } from './visitor';

const ofCluster = ['/config', '/overview', '/jobs', '/jobs/overview', '/taskmanagers'];
const ofCheckpoints = ['/checkpoints', '/checkpoints/config'];
const ofJob = ['', '/plan', '/config', '/exceptions', '/accumulators', ...ofCheckpoints, '/metrics'];
const ofVertex = ['', '/subtasktimes', '/taskmanagers', '/watermarks', '/backpressure', '/subtasks/metrics'];

const jobManagerFiles = ['flink-jobmanager.log', 'flink-jobmanager.out'];
const ofTaskManager = ['/logs', '/log', '/thread-dump'];

/** Asks a scenario for everything that is recorded of real clusters, again and again for some time. */
export class Asker extends Visitor {
  /** Bodies of successful answers by endpoint; `:cid` is any checkpoint, `:tm` any TaskManager. */
  readonly bodies = new Map<string, unknown[]>();

  constructor(scenario: ScenarioName, version: string, rounds: number) {
    super(scenario, undefined, { version });
    for (let round = 0; round < rounds; round += 1) {
      this.askCluster();
      this.pass(round === 0 ? 1_000 : 11_300);
    }
  }

  private ask(endpoint: string, url: string): void {
    const { status, body } = this.request('GET', url);
    if (status === 200) {
      this.bodies.set(endpoint, [...(this.bodies.get(endpoint) ?? []), body]);
    }
  }

  private askCluster(): void {
    const { jobs, taskManagers } = this.simulation.cluster;
    ofCluster.forEach((path) => this.ask(path, path));
    for (const { id } of taskManagers) {
      this.ask('/taskmanagers/:tm', `/taskmanagers/${id}`);
      ofTaskManager.forEach((part) => this.ask(`/taskmanagers/:tm${part}`, `/taskmanagers/${id}${part}`));
    }
    this.ask('/jobmanager/logs', '/jobmanager/logs');
    jobManagerFiles.forEach((name) => this.ask('/jobmanager/logs/:name', `/jobmanager/logs/${name}`));
    for (const job of jobs) {
      const path = this.path(job);
      const endpoint = '/jobs/:id';
      ofJob.forEach((part) => this.ask(endpoint + part, path + part));
      this.ask(`${endpoint}/metrics?get`, `${path}/metrics?get=numRestarts,lastCheckpointDuration`);
      job.spec.vertices.forEach(({ id }) => this.askVertex(`${path}/vertices/${id}`));
      for (const checkpoint of (job.checkpoints?.triggered(this.now) ?? []).slice(-4)) {
        const details = `${path}/checkpoints/details/${checkpoint.id}`;
        this.ask(`${endpoint}/checkpoints/details/:cid`, details);
        job.spec.vertices.forEach(({ id }) =>
          this.ask(`${endpoint}/checkpoints/details/:cid/subtasks/:vid`, `${details}/subtasks/${id}`)
        );
      }
    }
  }

  private askVertex(path: string): void {
    const endpoint = '/jobs/:id/vertices/:vid';
    const metrics = `${path}/subtasks/metrics`;
    ofVertex.forEach((part) => this.ask(endpoint + part, path + part));
    this.ask(`${endpoint}/flamegraph?type`, `${path}/flamegraph?type=FULL`);
    this.ask(`${endpoint}/subtasks/metrics?get`, `${metrics}?get=numRecordsOut,numBytesOut`);
    this.ask(
      `${endpoint}/subtasks/metrics?agg&get`,
      `${metrics}?get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond&agg=min,max,avg`
    );
  }
}
