import { type Observable } from 'rxjs';
import { cluster } from '../../../frames/cluster';
import { clusterOf, countsOfJobs } from '../../../frames/clusterOf';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

/** The cluster needs no fields. */
export type ClusterQuery = Record<never, never>;

export const run = (_query: ClusterQuery, { flink, requestsLastMinute }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const config = await flink.config(signal);
    const counts = config.isHistoryServer ? countsOfJobs(await flink.jobs(signal)) : await flink.overview(signal);
    const row = clusterOf(config, counts, requestsLastMinute());
    return { frames: [cluster.frame([row], { preferredVisualisationType: 'table' })] };
  });
