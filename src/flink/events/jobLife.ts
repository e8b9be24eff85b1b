import { Fields } from '../decode';
import { idSegment } from '../ids';
import { decodeJob, type Job } from '../job';
import { type Transport } from '../transport';

/** A job with when it last entered each state (epoch ms); states that it never entered are left out. */
export interface JobLife extends Job {
  entered: ReadonlyMap<string, number>;
}

export function decodeJobLife(answer: unknown): JobLife {
  const timestamps = Fields.of(answer, '/jobs/:id').objectOrNull('timestamps')?.counts() ?? [];
  return { ...decodeJob(answer), entered: new Map([...timestamps].filter(([, time]) => time > 0)) };
}

export async function getJobLife(transport: Transport, jobId: string, signal?: AbortSignal): Promise<JobLife> {
  return decodeJobLife(await transport.get(`/jobs/${idSegment('job', jobId)}`, {}, signal));
}
