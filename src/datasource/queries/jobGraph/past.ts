import { measureMetrics, type Measure } from '../../../frames/pressureSeries';
import { promText } from '../../prometheus';

const load: readonly Measure[] = ['busy', 'idle', 'backpressured'];
const all: readonly Measure[] = [...load, 'recordsIn', 'recordsOut', 'watermark'];

/** Above this many subtasks only whole tasks are asked for: a series each would be too much for a browser. */
const mostSubtasks = 400;

const prefix = 'flink_taskmanager_job_task_';

const selected = (jobId: string, measures: readonly Measure[]) =>
  `{__name__=~"${prefix}(${measures.map((measure) => measureMetrics[measure]).join('|')})",job_id=${promText(jobId)}}`;

/**
 * What Prometheus is asked for a job. Attempts become one series, so that a restart is a gap and not another series; names of
 * jobs and tasks are left out, because the reporter rewrites them.
 */
export const pastExpressions = (jobId: string, subtasks: number): string[] =>
  subtasks <= mostSubtasks
    ? [`max by (__name__, job_id, task_id, subtask_index, tm_id) (${selected(jobId, all)})`]
    : [
        `max by (__name__, job_id, task_id) (${selected(jobId, load)})`,
        `sum by (__name__, job_id, task_id) (${selected(jobId, ['recordsIn', 'recordsOut'])})`,
      ];
