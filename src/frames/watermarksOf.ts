import { type Vertex } from '../flink/job';
import { type Watermark } from '../flink/watermarks';
import { spanOf } from '../flink/watermarkSpan';
import { shortName } from './shortName';
import { type SubtaskWatermarkRow, type WatermarkRow } from './watermarks';

/** The watermarks of one vertex as they were fetched at `measured`, epoch ms of the JobManager's clock. */
export interface SeenWatermarks {
  vertex: Vertex;
  /** Null while nobody has asked for them. */
  seen: {
    watermarks: ReadonlyMap<number, Watermark>;
    measured: number;
    /** How long each has been seen not to change, by index. */
    stillMs: ReadonlyMap<number, number>;
  } | null;
}

const longStillMs = 60_000;

/** ms; null where there is no watermark. */
export const lagOf = (watermark: Watermark | null, measured: number): number | null =>
  watermark === null || watermark.at === null ? null : measured - watermark.at;

const stateOf = (watermark: Watermark | null, stillMs: number | null): string | null =>
  watermark?.state === 'known' && stillMs !== null && stillMs >= longStillMs ? 'still' : (watermark?.state ?? null);

interface Ranked {
  lag: number | null;
  state: string | null;
  holdsBack: string | null;
}

/** What has none yet while others do, then the greatest lag, then what has none at all. */
function rankOf({ lag, state, holdsBack }: Ranked): number {
  if (state === 'none yet') {
    return holdsBack === null ? Number.MIN_SAFE_INTEGER : Infinity;
  }
  return lag ?? -Infinity;
}

function mostHeldBackFirst(left: Ranked, right: Ranked): number {
  const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
  return leftRank === rightRank ? 0 : rightRank - leftRank;
}

const nothing: NonNullable<SeenWatermarks['seen']>['watermarks'] = new Map();

/** Of the subtask that holds the vertex back; where all have the same, of the one that moved last. */
function vertexStillMs(stillMs: ReadonlyMap<number, number>, heldBackBy: number | null): number | null {
  const all = heldBackBy === null ? [...stillMs.values()] : [stillMs.get(heldBackBy) ?? 0];
  return all.length === 0 ? null : all.reduce((least, ms) => Math.min(least, ms));
}

function vertexRow({ vertex, seen }: SeenWatermarks): WatermarkRow {
  const { least, heldBackBy, spreadMs } = spanOf(seen?.watermarks ?? nothing);
  const still = seen === null ? null : vertexStillMs(seen.stillMs, heldBackBy);
  return {
    name: shortName(vertex.name),
    lag: seen === null ? null : lagOf(least, seen.measured),
    state: stateOf(least, still),
    watermark: least?.at ?? null,
    holdsBack: heldBackBy === null ? null : String(heldBackBy),
    spread: spreadMs,
    still,
    reporting: seen === null ? null : seen.watermarks.size,
    parallelism: vertex.parallelism,
    measured: seen?.measured ?? null,
    id: vertex.id,
  };
}

function subtaskRows({ vertex, seen }: SeenWatermarks): SubtaskWatermarkRow[] {
  const name = shortName(vertex.name);
  const { least, heldBackBy } = spanOf(seen?.watermarks ?? nothing);
  const holdsBack = (watermark: Watermark | null) =>
    heldBackBy !== null && watermark?.at === least?.at && watermark?.state === least?.state;
  return Array.from({ length: vertex.parallelism }, (_, index) => {
    const watermark = seen?.watermarks.get(index) ?? null;
    const still = seen?.stillMs.get(index) ?? null;
    return {
      name,
      index: String(index),
      lag: seen === null ? null : lagOf(watermark, seen.measured),
      state: stateOf(watermark, still),
      watermark: watermark?.at ?? null,
      holdsBack: holdsBack(watermark) ? 'yes' : null,
      still,
      measured: seen?.measured ?? null,
      id: vertex.id,
    };
  });
}

export const watermarksOf = (vertices: readonly SeenWatermarks[]): WatermarkRow[] =>
  vertices.map(vertexRow).sort(mostHeldBackFirst);

export const subtaskWatermarksOf = (vertices: readonly SeenWatermarks[]): SubtaskWatermarkRow[] =>
  vertices.flatMap(subtaskRows).sort(mostHeldBackFirst);
