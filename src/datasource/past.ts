import { createDataFrame, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { catchError, filter, map, merge, type Observable, of, scan, switchMap, take, tap } from 'rxjs';
import { fill, raw } from '../text/fill';
import { perDataSource } from './perDataSource';
import { noSeries } from './prometheus';
import { type QueryContext, type Step } from './queries/queryType';

/** What a query wants of the past of its job. */
export interface PastQuestion {
  /** Equal for questions whose answers are as good: what it is about, and the job's id. */
  key: string;
  /** What Prometheus is asked, as soon as that is known; none = nothing. */
  expressions: Observable<readonly string[]>;
  /** Of an answer what the query means by now. */
  pick?(frames: DataFrame[]): DataFrame[];
}

interface Kept {
  /** The question and the time range. */
  of: string;
  at: number;
  frames: DataFrame[];
}

/** The last answer by key. */
const memory = perDataSource(() => new Map<string, Kept>());

/** Prometheus learns something new this often, ms: who asks sooner gets the last answer. */
const freshMs = 10_000;
/** Answers that are kept. */
const mostKept = 8;

/** The same while the dashboard follows the clock: only the length of such a range counts. */
function rangeKey({ from, to }: QueryContext['range'], now: number): string {
  return to === Infinity ? `last ${Math.round((now - from) / freshMs)}` : `${from} ${to}`;
}

/** Not a failure of the panel: what Flink knows of now is there. */
const unanswered = (reason: string): DataFrame[] => [
  createDataFrame({
    fields: [],
    meta: {
      notices: [
        {
          severity: 'warning',
          text: fill(t('past.unanswered', 'Prometheus does not tell the past of this job: {{- reason}}', raw), {
            reason,
          }),
        },
      ],
    },
  }),
];

/** The series of a job's past. Nothing, and no request, where the data source knows no Prometheus. */
export function pastFrames(
  key: string,
  expressions: readonly string[],
  { past, flink, clock, range }: QueryContext
): Observable<DataFrame[]> {
  if (past === null || expressions.length === 0) {
    return noSeries;
  }
  const kept = memory(flink);
  const known = kept.get(key);
  const question = [rangeKey(range, clock.now()), ...expressions].join('\n');
  if (known?.of === question && clock.now() - known.at < freshMs) {
    return of(known.frames);
  }
  return past.ask(expressions).pipe(
    tap((frames) => {
      kept.delete(key);
      kept.set(key, { of: question, at: clock.now(), frames });
      [...kept.keys()].slice(0, -mostKept).forEach((oldest) => kept.delete(oldest));
    }),
    catchError((thrown: unknown) => of(unanswered(thrown instanceof Error ? thrown.message : String(thrown))))
  );
}

/** What is known of a past without asking. */
export const knownPast = (key: string, { past, flink }: QueryContext): DataFrame[] =>
  past === null ? [] : (memory(flink).get(key)?.frames ?? []);

interface Both {
  step: Step | null;
  past: DataFrame[];
}

/** What Flink says of now, each time with the series that are known by then. What is not there yet is waited for by nobody. */
export const withPast = (
  steps: Observable<Step>,
  { key, expressions, pick = (frames) => frames }: PastQuestion,
  context: QueryContext
): Observable<Step> =>
  merge(
    steps.pipe(map((step): Partial<Both> => ({ step }))),
    expressions.pipe(
      take(1),
      switchMap((wanted) => pastFrames(key, wanted, context)),
      map((past): Partial<Both> => ({ past }))
    )
  ).pipe(
    scan((both: Both, news: Partial<Both>): Both => ({ ...both, ...news }), {
      step: null,
      past: knownPast(key, context),
    }),
    // The past alone would look as if there were nothing now.
    map(({ step, past }) => (step === null ? null : { ...step, frames: [...step.frames, ...pick(past)] })),
    filter((step) => step !== null)
  );
