import { type DataFrame } from '@grafana/data';
import { type FlinkQuery } from '../../src/datasource/queries/registry';
import { browserClock } from '../../src/datasource/clock';
import { nodeTransport } from '../../src/testing/nodeTransport';
import { framesOf, packetsOf, testDataSource, type SavedQuery } from '../../src/testing/datasource';

type Row = Readonly<Record<string, unknown>>;

/** What one query said: its frames by name, row by row. */
export interface Said {
  frames: DataFrame[];
  errors: string[];
  rows(frame: string): Row[];
}

const rowsOf = (frame: DataFrame): Row[] =>
  Array.from({ length: frame.length }, (_, row) =>
    Object.fromEntries(frame.fields.map((field) => [field.name, field.values[row] as unknown]))
  );

/** A real Flink: what it says itself, and what our queries make of it. */
export class Cluster {
  private readonly datasource;

  constructor(readonly url: string) {
    this.datasource = testDataSource(nodeTransport(url), { clock: browserClock });
  }

  /** An answer of Flink as it is; `any` because these tests read it without our decoders on purpose. */
  async raw(path: string): Promise<any> {
    const response = await fetch(`${this.url}${path}`);
    return (response.headers.get('content-type') ?? '').includes('json') ? response.json() : response.text();
  }

  async version(): Promise<string> {
    return String((await this.raw('/config'))['flink-version']);
  }

  /** The newest running job of a name. */
  async jobId(name: string): Promise<string> {
    const { jobs } = await this.raw('/jobs/overview');
    const running = jobs.filter((job: any) => job.name === name && job.state === 'RUNNING');
    if (running.length === 0) {
      throw new Error(`${this.url} runs no job named ${name}: start it with npm run flink`);
    }
    return String(running.sort((left: any, right: any) => right['start-time'] - left['start-time'])[0].jid);
  }

  /** The last packet of a query. */
  async ask(query: Partial<FlinkQuery> & Record<string, unknown>): Promise<Said> {
    const packets = await packetsOf(this.datasource, [{ refId: 'A', ...query } as SavedQuery]);
    const last = packets.at(-1);
    const frames = framesOf(last);
    return {
      frames,
      errors: (last?.errors ?? []).map(({ message }) => message ?? ''),
      rows: (name) => frames.filter((frame) => frame.name === name).flatMap(rowsOf),
    };
  }
}
