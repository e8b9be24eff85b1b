import { type Observable } from 'rxjs';
import { type Rescale } from '../../../flink/rescales';
import { rescaleCounts, rescales } from '../../../frames/rescales';
import { rescalesOf } from '../../../frames/rescalesOf';
import { observe } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';

export interface RescalesQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
}

const table = { preferredVisualisationType: 'table' } as const;

const rotations = perDataSource((_flink, now: () => number) => new Rotation<Rescale>(now));

/**
 * Flink's history leaves the vertices out: the details of each rescale are asked for, once when it has ended, within the
 * budget. What is in the history already is not asked for again.
 */
export const run = ({ job }: RescalesQuery, { flink, jobId, clock, budget }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const id = await jobId(job, signal);
    const [history, counts] = await Promise.all([flink.rescales(id, signal), flink.rescaleCounts(id, signal)]);
    const parts = history.flatMap((one) =>
      one.id === null || one.ended === null || one.vertices.length > 0 ? [] : [one.id]
    );
    const rotation = rotations(flink, () => clock.now());
    const ask = (part: string) => flink.rescaleDetails(id, part, signal);
    const before = await rotation.turn({ key: id, parts, limit: 0, ask, signal });
    const limit = Math.min(before.waiting.length, Math.max(1, budget - 2));
    const { known, failures } = await rotation.turn({ key: id, parts, limit, ask, signal });
    const rows = rescalesOf(
      history.map((one) => ({ ...one, vertices: known.get(one.id ?? '')?.value.vertices ?? one.vertices }))
    );
    return { frames: [rescales.frame(rows, table), rescaleCounts.frame([counts], table)], partial: failures };
  });
