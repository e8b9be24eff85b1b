import { type DataFrame, dateTime } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { type FlinkDataSource } from '../../src/datasource/FlinkDataSource';
import { type FlinkQuery } from '../../src/datasource/queries/registry';
import { browserClock } from '../../src/datasource/clock';
import { nodeTransport } from '../../src/testing/nodeTransport';
import { type Answered, Tape } from './tape';
import { framesOf, requestOf, type SavedQuery, testDataSource } from '../../src/testing/datasource';

type Row = Readonly<Record<string, unknown>>;
type Query = Partial<FlinkQuery> & Record<string, unknown>;

/** What one query said: its frames by name, row by row. */
export interface Said {
  frames: DataFrame[];
  errors: string[];
  rows(frame: string): Row[];
}

/** What Flink said right before and right after a query of ours. */
export interface Around<T> {
  before: T;
  said: Said;
  after: T;
}

/** Metrics are renewed every 10 s, checkpoints are taken every 5 s: one of a few moments between is quiet. */
const attempts = 5;
const dayMs = 86_400_000;

/** A real Flink: what it says itself, and what our queries make of it. */
export class Cluster {
  /** @param tape keeps what was said, or says it once more */
  constructor(
    readonly url: string,
    private readonly tape = new Tape(),
    private readonly requestBudget?: number,
    private readonly ownDataSource?: FlinkDataSource
  ) {}

  /** The same one, asked by a data source that may send so many requests in a refresh. */
  withBudget(budget: number): Cluster {
    return new Cluster(this.url, this.tape, budget);
  }

  /** The same one, asked by one data source all the time, as a dashboard that stays open does. */
  staying(): Cluster {
    return new Cluster(this.url, this.tape, this.requestBudget, this.dataSource());
  }

  /** Lets time pass; not when what was said is only said once more. */
  async pause(ms: number): Promise<void> {
    await this.tape.flink('pause', () => new Promise((resolve) => setTimeout(() => resolve(null), ms)));
  }

  /** An answer of Flink as it is; `any` because these tests read it without our decoders on purpose. */
  raw(path: string): Promise<any> {
    return this.tape.flink(path, async () => {
      const response = await fetch(`${this.url}${path}`);
      return (response.headers.get('content-type') ?? '').includes('json') ? response.json() : response.text();
    });
  }

  /** Whether this Flink has an endpoint: features are told apart by looking, not by version. */
  has(path: string): Promise<boolean> {
    return this.tape.flink(`has ${path}`, async () => (await fetch(`${this.url}${path}`)).ok);
  }

  async version(): Promise<string> {
    return String((await this.raw('/config'))['flink-version']);
  }

  /** Ids of the first TaskManagers. */
  async taskManagerIds(): Promise<string[]> {
    const { taskmanagers } = await this.raw('/taskmanagers');
    return taskmanagers.map(({ id }: any) => String(id));
  }

  /** The newest job that has not ended of the first of these names that runs. */
  async job(...names: string[]): Promise<{ id: string; name: string }> {
    const { jobs } = await this.raw('/jobs/overview');
    const alive = jobs.filter((job: any) => job['end-time'] === -1);
    for (const name of names) {
      const [newest] = alive
        .filter((job: any) => job.name === name)
        .sort((left: any, right: any) => right['start-time'] - left['start-time']);
      if (newest !== undefined) {
        return { id: String(newest.jid), name };
      }
    }
    throw new Error(`${this.url} runs no job named ${names.join(' or ')}: start it with npm run flink`);
  }

  /** The last packet of a query over the last day, as a browser gets it that has just been opened. */
  async ask(query: Query): Promise<Said> {
    const said = await this.tell(query);
    if (said.errors.length > 0) {
      throw new Error(`${query.queryType} failed: ${said.errors.join(' ')}`);
    }
    return said;
  }

  /** What a query that cannot be answered here says instead; empty when it was answered. */
  async refusal(query: Query): Promise<string> {
    return (await this.tell(query)).errors.join(' ');
  }

  /**
   * A query between two looks at Flink itself. Tried again while Flink's own answers differ from each other, so that they
   * seldom do; numbers of ours must lie between the two.
   */
  async around<T>(look: () => Promise<T>, query: Query, times = attempts): Promise<Around<T>> {
    let found = await this.once(look, query);
    for (let tried = 1; tried < times && isMoving(found); tried += 1) {
      found = await this.once(look, query);
    }
    return found;
  }

  private async once<T>(look: () => Promise<T>, query: Query): Promise<Around<T>> {
    const before = await look();
    const said = await this.ask(query);
    return { before, said, after: await look() };
  }

  private async tell(query: Query): Promise<Said> {
    const { frames, errors } = await this.tape.ours(JSON.stringify(query), () => this.answer(query));
    return {
      frames,
      errors,
      rows: (name) => frames.filter((frame) => frame.name === name).flatMap(rowsOf),
    };
  }

  private dataSource(): FlinkDataSource {
    return testDataSource(nodeTransport(this.url), {
      clock: browserClock,
      jsonData: { requestBudget: this.requestBudget },
    });
  }

  /** A data source of its own for each query, unless it stays: nothing is remembered, no answer is an older one. */
  private async answer(query: Query): Promise<Answered> {
    const datasource = this.ownDataSource ?? this.dataSource();
    const now = Date.now();
    const range = { from: dateTime(now - dayMs), to: dateTime(now) };
    const request = { ...requestOf([{ refId: 'A', ...query } as SavedQuery]), range: { ...range, raw: range } };
    const packets = await lastValueFrom(datasource.query(request as never).pipe(toArray()));
    const last = packets.at(-1);
    return { frames: framesOf(last), errors: (last?.errors ?? []).map(({ message }) => message ?? '') };
  }
}

const rowsOf = (frame: DataFrame): Row[] =>
  Array.from({ length: frame.length }, (_, row) =>
    Object.fromEntries(frame.fields.map((field) => [field.name, field.values[row] as unknown]))
  );

const isMoving = ({ before, after }: Around<unknown>) => JSON.stringify(before) !== JSON.stringify(after);
