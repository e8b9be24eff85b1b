import { type ScenarioName } from '../simulator/scenarios';
import { startSimulator } from '../simulator/server';
import { flinkClient } from '../src/flink/client';
import { type Job } from '../src/flink/job';
import { nodeTransport } from '../src/testing/nodeTransport';
import { countedFlink } from './counted';
import { type Asked } from './traffic';

/** A Flink with the job that is measured. */
export interface Cluster {
  url: string;
  job: Job;
  /** For tables: the job and its size. */
  label: string;
  /** Requests so far, the oldest first. */
  traffic(): readonly Asked[];
  close(): Promise<void>;
}

/** The job of that name or id, else the one with the most vertices of those that run. */
async function chosenJob(url: string, wanted: string | null): Promise<Job> {
  const client = flinkClient(nodeTransport(url));
  const jobs = (await client.jobs()).filter(({ id, name, state }) =>
    wanted === null ? state === 'RUNNING' : [id, name].includes(wanted)
  );
  const details = await Promise.all(jobs.map(({ id }) => client.job(id)));
  const [largest] = details.sort((left, right) => right.vertices.length - left.vertices.length);
  if (largest === undefined || largest.vertices.length === 0) {
    throw new Error(`Flink has no ${wanted === null ? 'running job' : `job ${wanted}`} with vertices.`);
  }
  return largest;
}

async function clusterAt(
  source: Pick<Cluster, 'url' | 'traffic' | 'close'>,
  wanted: string | null,
  kind: string
): Promise<Cluster> {
  const job = await chosenJob(source.url, wanted);
  return { ...source, job, label: `${job.name} (${kind}${job.vertices.length} vertices)` };
}

export async function simulatedCluster(scenario: ScenarioName): Promise<Cluster> {
  const { url, control, close } = await startSimulator({ scenario });
  const traffic = () => control.log().map(({ url: asked, bytes }) => ({ path: asked.replace(/\?.*/, ''), bytes }));
  return clusterAt({ url, traffic, close }, null, '');
}

/** @throws where it does not answer, or has no such job */
export async function realCluster(flinkUrl: string, job: string | null): Promise<Cluster> {
  const counted = await countedFlink(flinkUrl);
  return clusterAt(counted, job, 'real, ');
}
