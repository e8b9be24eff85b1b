import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

export type FlameGraphType = 'full' | 'onCpu' | 'offCpu';

/** One place in the sampled stacks; a row after its parent, depth first. */
export interface FlameRow {
  /** 0 = root. */
  level: number;
  /** `class.method:line`. */
  label: string;
  /** Samples in which it was on the stack. */
  value: number;
  /** Samples in which it was on top of the stack. */
  self: number;
}

export type FlameGraph =
  | { state: 'sampled'; at: number; rows: FlameRow[] }
  /** `waiting` = Flink has begun to sample: ask again. `ended` = the vertex no longer runs. */
  | { state: 'waiting' | 'ended' | 'off' };

const endpoint = '/jobs/:id/vertices/:vid/flamegraph';

function rowsBelow(node: Fields, level: number, rows: FlameRow[]): number {
  const value = node.number('value');
  const row: FlameRow = { level, label: node.text('name'), value, self: value };
  rows.push(row);
  for (const child of node.listOrEmpty('children')) {
    row.self -= rowsBelow(child, level + 1, rows);
  }
  row.self = Math.max(0, row.self);
  return value;
}

const sentinels = new Map<number, 'ended' | 'off' | 'waiting'>([
  [-1, 'ended'],
  [-2, 'off'],
  [-3, 'waiting'],
]);

/** Flink tells by a negative time of the samples why there are none. */
export function decodeFlameGraph(answer: unknown): FlameGraph {
  const graph = Fields.of(answer, endpoint);
  const at = graph.number('endTimestamp');
  const state = sentinels.get(at);
  if (state !== undefined) {
    return { state };
  }
  const rows: FlameRow[] = [];
  rowsBelow(graph.object('data'), 0, rows);
  return { state: 'sampled', at, rows };
}

const typeWords = { full: 'FULL', onCpu: 'ON_CPU', offCpu: 'OFF_CPU' } as const;

/** @param asked subtask null = all together; up to Flink 1.16 there is no other way, and it is ignored */
export async function getFlameGraph(
  transport: Transport,
  asked: { jobId: string; vertexId: string; type: FlameGraphType; subtask: number | null },
  signal?: AbortSignal
): Promise<FlameGraph> {
  const path = `/jobs/${idSegment('job', asked.jobId)}/vertices/${idSegment('vertex', asked.vertexId)}/flamegraph`;
  const subtask: Record<string, string> = asked.subtask === null ? {} : { subtaskindex: String(asked.subtask) };
  return decodeFlameGraph(await transport.get(path, { type: typeWords[asked.type], ...subtask }, signal));
}
