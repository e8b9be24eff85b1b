import { type Observable } from 'rxjs';
import { number } from '../../../flink/decode';
import { accumulators } from '../../../frames/accumulators';
import { isId } from '../../../flink/ids';
import { observe } from '../../observe';
import { vertexOf } from '../../vertexOf';
import { type QueryContext, type Step } from '../queryType';

export interface AccumulatorsQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or name; empty = the whole job. */
  vertex: string;
}

/** One request; a vertex by name takes another one that tells its id. */
export const run = ({ job, vertex }: AccumulatorsQuery, { flink, jobId }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const id = await jobId(job, signal);
    const wanted = vertex.trim();
    const vertexId = wanted === '' || isId(wanted) ? wanted : vertexOf(await flink.job(id, signal), wanted).id;
    const found = await (vertexId === ''
      ? flink.jobAccumulators(id, signal)
      : flink.vertexAccumulators(id, vertexId, signal));
    const rows = found.map((one) => ({ ...one, number: number(one.value) }));
    return { frames: [accumulators.frame(rows, { preferredVisualisationType: 'table' })] };
  });
