import { createDataFrame, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { catchError, type Observable, of, tap } from 'rxjs';
import { measureMetrics, type Measure } from '../../../frames/pressureSeries';
import { fill, raw } from '../../../text/fill';
import { perDataSource } from '../../perDataSource';
import { noSeries } from '../../prometheus';
import { type QueryContext } from '../queryType';

const load: readonly Measure[] = ['busy', 'idle', 'backpressured'];
const all: readonly Measure[] = [...load, 'recordsIn', 'recordsOut', 'watermark'];

/** Above this many subtasks only whole tasks are asked for: a series each would be too much for a browser. */
const mostSubtasks = 400;

const prefix = 'flink_taskmanager_job_task_';

const selected = (jobId: string, measures: readonly Measure[]) =>
  `{__name__=~"${prefix}(${measures.map((measure) => measureMetrics[measure]).join('|')})",job_id="${jobId}"}`;

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

interface Kept {
  key: string;
  at: number;
  frames: DataFrame[];
}

/** The last answer by job. */
const memory = perDataSource(() => new Map<string, Kept>());

/** Prometheus learns something new this often, ms: who asks sooner gets the last answer. */
const freshMs = 10_000;
/** Jobs whose past is kept. */
const mostJobs = 4;

/** The same while the dashboard follows the clock: only the length of such a range counts. */
function rangeKey({ from, to }: QueryContext['range'], now: number): string {
  return to === Infinity ? `last ${Math.round((now - from) / freshMs)}` : `${from} ${to}`;
}

/** Not a failure of the panel: the graph of now is there. */
const unanswered = (reason: string): DataFrame[] => [
  createDataFrame({
    fields: [],
    meta: {
      notices: [
        {
          severity: 'warning',
          text: fill(t('query.jobGraph.noPast', 'Prometheus does not tell the past of this job: {{- reason}}', raw), {
            reason,
          }),
        },
      ],
    },
  }),
];

/**
 * The series of a job's past: at once those that are known, then new ones where they are due. Nothing, and no request, where
 * the data source knows no Prometheus.
 */
export function pastFrames(jobId: string, subtasks: number, context: QueryContext): Observable<DataFrame[]> {
  const { past, flink, clock, range } = context;
  if (past === null) {
    return noSeries;
  }
  const kept = memory(flink);
  const known = kept.get(jobId);
  const key = rangeKey(range, clock.now());
  const isFresh = known?.key === key && clock.now() - known.at < freshMs;
  if (isFresh) {
    return of(known.frames);
  }
  return past.ask(pastExpressions(jobId, subtasks)).pipe(
    tap((frames) => {
      kept.delete(jobId);
      kept.set(jobId, { key, at: clock.now(), frames });
      [...kept.keys()].slice(0, -mostJobs).forEach((oldest) => kept.delete(oldest));
    }),
    catchError((thrown: unknown) => of(unanswered(thrown instanceof Error ? thrown.message : String(thrown))))
  );
}

/** What is known of a job's past without asking. */
export const knownPast = (jobId: string, { past, flink }: QueryContext): DataFrame[] =>
  past === null ? [] : (memory(flink).get(jobId)?.frames ?? []);
