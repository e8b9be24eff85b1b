import { type Observable } from 'rxjs';
import { type FlinkClient } from '../../../flink/client';
import { FlinkError } from '../../../flink/errors';
import { type Clock } from '../../../flink/pressure/watch';
import { browserClock } from '../../clock';
import { observeSteps } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation, type Turn } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';
import { type Answer, MetricAsker, type Spare } from './answers';
import { framesOf, isEmpty } from './frames';
import { type MetricsQuery, namesNone } from './query';
import { type Question, questionOf } from './question';
import { Wake } from './wake';

/** What is kept between refreshes, for each data source. */
class Memory {
  clock: Clock = browserClock;
  readonly rotation = new Rotation<Answer>(() => this.clock.now());
  readonly asker: MetricAsker;
  readonly wake = new Wake();

  constructor(flink: FlinkClient) {
    this.asker = new MetricAsker(flink, () => this.clock.now());
  }
}

const memories = perDataSource((flink) => new Memory(flink));

/** One refresh of one query. */
class Refresh {
  private readonly memory: Memory;

  constructor(
    private readonly query: MetricsQuery,
    private readonly context: QueryContext,
    private readonly signal: AbortSignal
  ) {
    this.memory = memories(context.flink);
    this.memory.clock = context.clock;
  }

  async *steps(): AsyncGenerator<Step> {
    const { clock, budget } = this.context;
    if (namesNone(this.query)) {
      yield this.step({ parts: [], omitted: 0 }, { known: new Map(), waiting: [], failures: [] });
      return;
    }
    const { isFirst, waitMs } = this.memory.wake.ask(clock.now());
    let question = await this.question();
    if (waitMs > 0) {
      // What comes now is as old as the silence: good to look at, wrong in a history.
      const early = this.step(question, await this.turn(question, isFirst ? 1 : 0));
      if (!isEmpty(early.frames)) {
        yield early;
      }
      await clock.sleep(waitMs, this.signal);
      question = question.parts.length > 0 ? question : await this.question();
    }
    const begun = clock.now();
    const turn = await this.turn(question, isFirst ? budget - 1 : budget);
    this.remember(question, turn, begun);
    yield this.step(question, turn);
  }

  private question(): Promise<Question> {
    return questionOf(this.query, this.context, this.signal);
  }

  private step(question: Question, { known, waiting, failures }: Turn<Answer>): Step {
    const { query, context } = this;
    const frames = framesOf({ query, question, known, isWhole: waiting.length === 0 }, context);
    return { frames, partial: failures };
  }

  /** Where a name may empty the answer, half of the requests are kept for finding out which. */
  private async turn(question: Question, limit: number): Promise<Turn<Answer>> {
    const { query, signal, memory } = this;
    const parts = new Map(question.parts.map((part) => [part.key, part]));
    const isSplit = limit > 1 && question.parts.some(({ isAggregated }) => isAggregated);
    const asked = isSplit ? Math.ceil(limit / 2) : limit;
    const spare: Spare = { left: limit - Math.min(asked, parts.size) };
    const turn = await memory.rotation.turn({
      key: JSON.stringify([query, question.parts[0]?.place]),
      parts: [...parts.keys()],
      limit: asked,
      ask: (key) => {
        const part = parts.get(key);
        return part === undefined
          ? Promise.resolve(new Map())
          : memory.asker.ask(part, query.aggregation, spare, signal);
      },
      signal,
    });
    const [failure] = turn.failures;
    if (failure !== undefined && turn.failures.length === Math.min(asked, parts.size)) {
      throw new FlinkError(failure);
    }
    return turn;
  }

  private remember(question: Question, { known }: Turn<Answer>, begun: number): void {
    const { history, clock } = this.context;
    const now = clock.now();
    for (const { key, wanted } of question.parts) {
      const answer = known.get(key);
      if (answer !== undefined && answer.at >= begun) {
        for (const { id, history: name } of wanted) {
          const value = answer.value.get(id)?.number ?? null;
          if (value !== null || history.knows(name)) {
            history.add(name, value, now);
          }
        }
      }
    }
  }
}

/**
 * Any metric of Flink. What is seen is kept, so that series grow while the dashboard is open. After a silence the first
 * answer is shown and thrown away, and a second one, 1.2 s later, is kept.
 */
export const run = (query: MetricsQuery, context: QueryContext): Observable<Step> =>
  observeSteps((signal) => new Refresh(query, context, signal).steps());
