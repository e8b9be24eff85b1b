import { type Observable, map, switchMap } from 'rxjs';
import { type JobPicture } from '../../../flink/pressure/picture';
import { jobGraphFrames } from '../../../frames/jobGraph';
import { jobGraphOf } from '../../../frames/jobGraphOf';
import { explain } from '../../explain';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

export interface JobGraphQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
}

function stepOf(picture: JobPicture): Step {
  const { outage, partial } = picture;
  const frames = jobGraphFrames(jobGraphOf(picture, outage === null ? null : explain(outage.failure)));
  return outage === null ? { frames, partial } : { frames, partial, failure: outage.failure };
}

export const run = ({ job }: JobGraphQuery, { jobId, watch }: QueryContext): Observable<Step> =>
  observe((signal) => jobId(job, signal)).pipe(switchMap(watch), map(stepOf));
