import { type Observable } from 'rxjs';
import { config } from '../../../frames/config';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';
import { shownValue } from '../../secrets';

export interface ConfigQuery {
  /** `job` or `cluster`. */
  of: string;
  /** Name or id; empty = the newest running job. Without a meaning for the cluster. */
  job: string;
}

export const run = ({ of, job }: ConfigQuery, { flink, jobId }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const options =
      of === 'cluster'
        ? (await flink.clusterConfiguration(signal)).sort((left, right) => left.name.localeCompare(right.name, 'en'))
        : await flink.jobConfiguration(await jobId(job, signal), signal);
    const rows = options.map(({ name, value }) => ({ name, value: shownValue(name, value) }));
    return { frames: [config.frame(rows, { preferredVisualisationType: 'table' })] };
  });
