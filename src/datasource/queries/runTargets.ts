import {
  createDataFrame,
  type DataFrame,
  type DataQueryError,
  type DataQueryResponse,
  LoadingState,
  type QueryResultMetaNotice,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { catchError, map, merge, type Observable, of, scan } from 'rxjs';
import { type Failure, failureOf } from '../../flink/errors';
import { type Step } from './queryType';

type Explain = (failure: Failure) => string;

/** Nothing is wrong: there is no such thing here. */
const calm: ReadonlySet<Failure['kind']> = new Set(['noCheckpoints', 'absent']);

const isCalm = (failure: Failure | undefined): failure is Failure => failure !== undefined && calm.has(failure.kind);

/** A failure that is none becomes a notice, on an empty frame where there is no other. */
function calmed(step: Step, explain: Explain): Step {
  const { failure, ...rest } = step;
  if (!isCalm(failure)) {
    return step;
  }
  const [first = createDataFrame({ fields: [] }), ...others] = step.frames;
  const notice: QueryResultMetaNotice = { severity: 'info', text: explain(failure) };
  return { ...rest, frames: [frameOf(first, '', [notice]), ...others] };
}

/** The same sentence once, however many parts it explains. */
function notices(partial: readonly Failure[], explain: Explain): QueryResultMetaNotice[] {
  return [...new Set(partial.map(explain))].map((text) => ({ severity: 'warning', text }));
}

function frameOf(frame: DataFrame, refId: string, added: QueryResultMetaNotice[]): DataFrame {
  return { ...frame, refId, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), ...added] } };
}

interface Words {
  explain: Explain;
  /** Whether it is a notice, and no error mark, that there is no such thing here. Explore shows no notices. */
  isCalm: boolean;
}

/**
 * Runs every target and answers in one packet that grows: Grafana keeps the errors of the last failing packet only, so one
 * packet per target would lose messages. A target that fails leaves the others alone.
 */
export function runTargets<Q extends DataQuery>(
  targets: readonly Q[],
  run: (target: Q) => Observable<Step>,
  { explain, isCalm: staysCalm }: Words
): Observable<DataQueryResponse> {
  const none: ReadonlyArray<Step | undefined> = targets.map(() => undefined);
  const results = targets.map((target, index) =>
    run(target).pipe(
      catchError((thrown: unknown) => of<Step>({ frames: [], failure: failureOf(thrown) })),
      map((step) => ({ step: staysCalm ? calmed(step, explain) : step, index }))
    )
  );
  return merge(...results).pipe(
    scan((steps, { step, index }) => steps.map((old, place) => (place === index ? step : old)), none),
    map((steps) => packet(targets, steps, explain))
  );
}

/** Failures that are about who asks: to others it works. */
const refusals: ReadonlySet<Failure['kind']> = new Set(['permission', 'editorsOnly', 'gate']);
const forbidden = 403;

function errorOf(failure: Failure, refId: string | undefined, explain: Explain): DataQueryError {
  const error = { refId, message: explain(failure) };
  return refusals.has(failure.kind) ? { ...error, status: forbidden } : error;
}

function packet<Q extends DataQuery>(
  targets: readonly Q[],
  steps: ReadonlyArray<Step | undefined>,
  explain: Explain
): DataQueryResponse {
  const data = steps.flatMap((step, index) =>
    (step?.frames ?? []).map((frame, place) =>
      frameOf(frame, targets[index]?.refId ?? '', place === 0 ? notices(step?.partial ?? [], explain) : [])
    )
  );
  const errors = steps.flatMap((step, index): DataQueryError[] =>
    step?.failure === undefined ? [] : [errorOf(step.failure, targets[index]?.refId, explain)]
  );
  const waiting = steps.some((step) => step === undefined);
  const state = errors.length > 0 ? LoadingState.Error : LoadingState.Done;
  return { key: 'flinkscope', data, errors, state: waiting ? LoadingState.Loading : state };
}
