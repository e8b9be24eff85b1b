import { type Observable } from 'rxjs';
import { jobs } from '../../../frames/jobs';
import { jobsOf } from '../../../frames/jobsOf';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

/** The list of jobs needs no fields. */
export type JobsQuery = Record<never, never>;

export const run = (_query: JobsQuery, { flink }: QueryContext): Observable<Step> =>
  observe(async (signal) => ({
    frames: [jobs.frame(jobsOf(await flink.jobs(signal)), { preferredVisualisationType: 'table' })],
  }));
