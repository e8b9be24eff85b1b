import { checkpointGauges } from '../../../frames/checkpointGauges';
import { promText } from '../../prometheus';

/** One series a gauge, whichever JobManager told it. */
export const pastExpressions = (jobId: string): string[] => [
  `max by (__name__, job_id) ({__name__=~"flink_jobmanager_job_(${Object.values(checkpointGauges).join('|')})",job_id=${promText(jobId)}})`,
];
