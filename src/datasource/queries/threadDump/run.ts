import { type Observable } from 'rxjs';
import { threads } from '../../../frames/threads';
import { threadsOf } from '../../../frames/threadsOf';
import { observe } from '../../observe';
import { typedSearch } from '../../search';
import { taskManagerOf } from '../../taskManagers';
import { type QueryContext, type Step } from '../queryType';

export interface ThreadDumpQuery {
  /** Id; empty = the first. */
  taskManager: string;
  /** Text or /regular expression/ in name or stack; empty = all. */
  search: string;
}

export const run = ({ taskManager, search }: ThreadDumpQuery, { flink }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const matches = typedSearch(search);
    const id = await taskManagerOf(flink, taskManager, signal);
    const rows = threadsOf(await flink.threadDump(id, signal), id);
    const found = rows.filter(({ thread, state, stack }) => matches.test(`${thread} ${state ?? ''}\n${stack}`));
    return { frames: [threads.frame(found, { preferredVisualisationType: 'table' })] };
  });
