import { NEVER } from 'rxjs';
import { LiveHistory } from '../../src/datasource/liveHistory';
import { type QueryContext } from '../../src/datasource/queries/queryType';
import { flinkClient } from '../../src/flink/client';
import { type Transport } from '../../src/flink/transport';
import { vertex } from './recorded';

/** A Flink whose answers are there as texts, and a clock that jumps: all the time that passes is spent on them. */
export class World {
  texts: ReadonlyMap<string, string> = new Map();
  now = vertex.now;
  readonly context: QueryContext = this.contextWithoutPast();

  /** Of a data source that was never asked. */
  contextWithoutPast(): QueryContext {
    const clock = {
      now: () => this.now,
      sleep: (ms: number) => {
        this.now += ms;
        return Promise.resolve();
      },
    };
    return {
      flink: flinkClient(this.transport),
      jobId: () => Promise.resolve(vertex.jobId),
      watch: () => NEVER,
      clock,
      range: { from: vertex.now - 3_600_000, to: Infinity },
      history: new LiveHistory(clock.now),
      budget: 12,
      past: null,
      requestsLastMinute: () => 0,
    };
  }

  private get transport(): Transport {
    const text = (path: string): Promise<string> => {
      const found = this.texts.get(path);
      return found === undefined ? Promise.reject(new Error(`${path} has no answer.`)) : Promise.resolve(found);
    };
    return {
      text,
      get: async (path) => {
        const body: unknown = JSON.parse(await text(path));
        return body;
      },
    };
  }
}
