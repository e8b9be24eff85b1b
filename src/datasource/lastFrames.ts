import { type DataFrame, dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { catchError, defer, type Observable, of, tap } from 'rxjs';
import { type Failure, failureOf } from '../flink/errors';
import { fill, raw } from '../text/fill';
import { type Step } from './queries/queryType';

interface Kept {
  frames: DataFrame[];
  at: number;
}

/** Failures that pass: until then the last frames say more than an empty panel. */
const passing: ReadonlySet<Failure['kind']> = new Set(['unreachable', 'timeout', 'starting', 'badAnswer', 'auth']);

/** The last frames of each query, the most recent ones only, for as long as Flink does not answer. */
export class LastFrames {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly now: () => number,
    private readonly limit = 50
  ) {}

  /**
   * @param key equal for equal questions
   * @param minRefreshMs who asks sooner after the last answer gets it again, and nothing is sent
   */
  keep(key: string, steps: Observable<Step>, minRefreshMs = 0): Observable<Step> {
    return defer(() => {
      const last = this.kept.get(key);
      const isFresh = last !== undefined && this.now() - last.at < minRefreshMs;
      return isFresh ? of({ frames: last.frames }) : this.watched(key, steps);
    });
  }

  /** All frames that are kept, the latest last. */
  all(): DataFrame[] {
    return [...this.kept.values()].flatMap(({ frames }) => frames);
  }

  private watched(key: string, steps: Observable<Step>): Observable<Step> {
    return steps.pipe(
      tap(({ frames, failure }) => {
        if (failure === undefined) {
          this.remember(key, frames);
        }
      }),
      catchError((thrown: unknown) => of(this.instead(key, failureOf(thrown))))
    );
  }

  private remember(key: string, frames: DataFrame[]): void {
    this.kept.delete(key);
    this.kept.set(key, { frames, at: this.now() });
    for (const oldest of [...this.kept.keys()].slice(0, -this.limit)) {
      this.kept.delete(oldest);
    }
  }

  private instead(key: string, failure: Failure): Step {
    const last = passing.has(failure.kind) ? this.kept.get(key) : undefined;
    return { frames: last === undefined ? [] : last.frames.map((frame) => marked(frame, last.at)), failure };
  }
}

function marked(frame: DataFrame, at: number): DataFrame {
  const text = fill(t('notice.stale', 'Flink does not answer: these are the values of {{- time}}.', raw), {
    time: dateTimeFormat(at),
  });
  return {
    ...frame,
    meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), { severity: 'warning', text }] },
  };
}
