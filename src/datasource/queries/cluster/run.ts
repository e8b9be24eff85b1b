import { type Observable } from 'rxjs';
import { cluster } from '../../../frames/cluster';
import { clusterOf } from '../../../frames/clusterOf';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

/** The cluster needs no fields. */
export type ClusterQuery = Record<never, never>;

export const run = (_query: ClusterQuery, { flink, requestsLastMinute }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const config = await flink.config(signal);
    const overview = config.isHistoryServer ? null : await flink.overview(signal);
    const row = clusterOf(config, overview, requestsLastMinute());
    return { frames: [cluster.frame([row], { preferredVisualisationType: 'table' })] };
  });
