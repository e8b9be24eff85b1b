import { type Observable, map, switchMap } from 'rxjs';
import { type JobPicture } from '../../../flink/pressure/picture';
import { vertices } from '../../../frames/vertices';
import { verticesOf } from '../../../frames/verticesOf';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

export interface VerticesQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
}

const stepOf = (picture: JobPicture): Step => ({
  frames: [vertices.frame(verticesOf(picture), { preferredVisualisationType: 'table' })],
  partial: picture.partial,
  ...(picture.outage === null ? {} : { failure: picture.outage.failure }),
});

/** Takes the pictures of the job's watch: beside a job graph it costs nothing. */
export const run = ({ job }: VerticesQuery, { jobId, watch }: QueryContext): Observable<Step> =>
  observe((signal) => jobId(job, signal)).pipe(switchMap(watch), map(stepOf));
