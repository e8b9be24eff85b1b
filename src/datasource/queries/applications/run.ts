import { type Observable } from 'rxjs';
import { applications } from '../../../frames/applications';
import { applicationsOf } from '../../../frames/applicationsOf';
import { observe } from '../../observe';
import { type QueryContext, type Step } from '../queryType';

/** The list of applications needs no fields. */
export type ApplicationsQuery = Record<never, never>;

export const run = (_query: ApplicationsQuery, { flink }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const rows = applicationsOf(await flink.applications(signal));
    return { frames: [applications.frame(rows, { preferredVisualisationType: 'table' })] };
  });
