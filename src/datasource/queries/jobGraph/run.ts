import { type DataFrame } from '@grafana/data';
import { connect, map, merge, type Observable, scan, switchMap, take } from 'rxjs';
import { type JobPicture } from '../../../flink/pressure/picture';
import { jobGraphFrames } from '../../../frames/jobGraph';
import { jobGraphOf } from '../../../frames/jobGraphOf';
import { explain } from '../../explain';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';
import { knownPast, pastFrames } from './past';

export interface JobGraphQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Whether the series of its past come along, from the Prometheus that the data source names. */
  past: boolean;
}

function stepOf(picture: JobPicture): Step {
  const { outage, partial } = picture;
  const frames = jobGraphFrames(jobGraphOf(picture, outage === null ? null : explain(outage.failure)));
  return outage === null ? { frames, partial } : { frames, partial, failure: outage.failure };
}

const subtasksOf = ({ job }: JobPicture) => job.vertices.reduce((sum, { parallelism }) => sum + parallelism, 0);

interface Both {
  step: Step | null;
  past: DataFrame[];
}

const joined = ({ step, past }: Both): Step => {
  const { frames, ...rest } = step ?? { frames: [] };
  return { ...rest, frames: [...frames, ...past] };
};

/** Pictures of now, each with the series that are known by then. */
const withPast = (jobId: string, pictures: Observable<JobPicture>, context: QueryContext): Observable<Step> =>
  pictures.pipe(
    connect((shared) =>
      merge(
        shared.pipe(map((picture): Partial<Both> => ({ step: stepOf(picture) }))),
        shared.pipe(
          take(1),
          switchMap((picture) => pastFrames(jobId, subtasksOf(picture), context)),
          map((past): Partial<Both> => ({ past }))
        )
      )
    ),
    scan((both: Both, news: Partial<Both>): Both => ({ ...both, ...news }), {
      step: null,
      past: knownPast(jobId, context),
    }),
    map(joined)
  );

export const run = ({ job, past }: JobGraphQuery, context: QueryContext): Observable<Step> =>
  observe((signal) => context.jobId(job, signal)).pipe(
    switchMap((jobId) => {
      const pictures = context.watch(jobId);
      return past ? withPast(jobId, pictures, context) : pictures.pipe(map(stepOf));
    })
  );
