import { type FlinkClient } from '../../../flink/client';
import { type Failure } from '../../../flink/errors';
import { type Histogram } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';
import { Rotation } from '../../rotation';
import { type Chunk } from './plan';

export interface Readings {
  readings: Reading[];
  failures: readonly Failure[];
  /** Values that no request has asked for yet, or too long ago. */
  waiting: number;
  /** Flink had none of the values that were asked for now. */
  isCold: boolean;
}

/** What was read longer ago says nothing of now. */
const freshMs = 900_000;

type Values = ReadonlyMap<string, number>;

const readingKey = (vertexId: string | null, { sourceId, sourceIndex, operatorId, subtask }: Histogram) =>
  `${vertexId}/${sourceId}/${sourceIndex}/${operatorId}/${subtask}`;

/** Reads the values of a plan, as many requests at a time as the budget allows. */
export class MarkerReader {
  private readonly rotation: Rotation<Values>;

  constructor(
    private readonly flink: FlinkClient,
    private readonly now: () => number
  ) {
    this.rotation = new Rotation(now, 20);
  }

  /** @param key equal for equal plans of the same run of the job */
  async read(
    jobId: string,
    key: string,
    chunks: readonly Chunk[],
    limit: number,
    signal: AbortSignal
  ): Promise<Readings> {
    const byKey = new Map(chunks.map((chunk) => [chunk.key, chunk]));
    let answered = 0;
    let found = 0;
    const { known, failures } = await this.rotation.turn({
      key,
      parts: [...byKey.keys()],
      limit,
      ask: async (part) => {
        const chunk = byKey.get(part);
        const place = { jobId, vertexId: chunk?.vertexId ?? null };
        const values = await this.flink.markers(place, chunk?.wanted.map(({ name }) => name) ?? [], signal);
        answered += 1;
        found += values.size;
        return values;
      },
      signal,
    });
    const oldest = this.now() - freshMs;
    const fresh = chunks.flatMap((chunk) => {
      const part = known.get(chunk.key);
      return part === undefined || part.at < oldest ? [] : [{ chunk, part }];
    });
    const total = chunks.reduce((sum, { wanted }) => sum + wanted.length, 0);
    return {
      readings: readingsOf(fresh),
      failures,
      waiting: total - fresh.reduce((sum, { chunk }) => sum + chunk.wanted.length, 0),
      isCold: answered > 0 && found === 0,
    };
  }
}

function readingsOf(parts: ReadonlyArray<{ chunk: Chunk; part: { value: Values; at: number } }>): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { chunk, part } of parts) {
    for (const { histogram, statistic, name } of chunk.wanted) {
      const value = part.value.get(name);
      if (value !== undefined) {
        const key = readingKey(chunk.vertexId, histogram);
        const reading = readings.get(key) ?? { histogram, vertexId: chunk.vertexId, values: new Map(), at: part.at };
        reading.values.set(statistic, value);
        reading.at = Math.max(reading.at, part.at);
        readings.set(key, reading);
      }
    }
  }
  return [...readings.values()];
}
