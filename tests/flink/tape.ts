import { type DataFrame } from '@grafana/data';

/** What one query of ours gave. */
export interface Answered {
  frames: DataFrame[];
  errors: string[];
}

type Spoil = (answered: Answered) => Answered;

const same: Spoil = (answered) => answered;

/** Keeps all that was said during a check, in its order, so that the check can be made again with wrong answers of ours. */
export class Tape {
  private readonly takes = new Map<string, unknown[]>();
  private spoil: Spoil | null = null;

  /** The same once more, except for what our queries said. */
  replay(spoil: Spoil): Tape {
    const again = new Tape();
    again.spoil = spoil;
    this.takes.forEach((takes, key) => again.takes.set(key, [...takes]));
    return again;
  }

  flink<T>(path: string, ask: () => Promise<T>): Promise<T> {
    return this.take(`Flink: ${path}`, ask);
  }

  async ours(query: string, ask: () => Promise<Answered>): Promise<Answered> {
    const spoil = this.spoil ?? same;
    return spoil(await this.take(`ours: ${query}`, ask));
  }

  private async take<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const takes = this.takes.get(key) ?? [];
    if (this.spoil !== null) {
      return takes.shift() as T;
    }
    const answer = await ask();
    this.takes.set(key, [...takes, answer]);
    return answer;
  }
}
