import { type GraphEdge, type JobGraph } from '../../frames/jobGraph';
import { pairKey } from './layout/topology';

/** How records are spread: to all subtasks, to the one of the same index, or by some key or turn. */
export type FlowKind = 'spread' | 'forward' | 'broadcast';

/** All connections between two vertices, which are drawn as one. */
export interface Flow {
  /** Records per second; null = not known. */
  records: number | null;
  /** 0 to 1 of the connection through which most flows; 0 also where that is not known. */
  strength: number;
  kind: FlowKind;
  /** Flink's words, such as `HASH` or `FORWARD, HASH ×2`; empty where the frame says nothing. */
  strategy: string;
}

/** Rates span orders of magnitude: a logarithm, squared so that a trickle still looks like one. */
export const strengthOf = (records: number, most: number): number =>
  most <= 0 ? 0 : (Math.log10(1 + Math.max(0, records)) / Math.log10(1 + most)) ** 2;

function counted(strategies: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const strategy of strategies) {
    counts.set(strategy, (counts.get(strategy) ?? 0) + 1);
  }
  return [...counts].map(([strategy, count]) => (count > 1 ? `${strategy} ×${count}` : strategy)).join(', ');
}

/** @param strategies Flink's words, in any case; null where the frame says nothing */
export function kindOf(strategies: ReadonlyArray<string | null>): FlowKind {
  const words = strategies.map((strategy) => strategy?.toUpperCase());
  if (words.includes('BROADCAST')) {
    return 'broadcast';
  }
  return words.length > 0 && words.every((word) => word === 'FORWARD') ? 'forward' : 'spread';
}

const total = (edges: readonly GraphEdge[]): number | null =>
  edges.reduce<number | null>(
    (sum, { records }) => (sum === null || records === null ? null : sum + records),
    edges.length === 0 ? null : 0
  );

/** How many pairs each vertex has at that end. */
function countBy(pairs: Iterable<readonly GraphEdge[]>, end: 'source' | 'target'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [edge] of pairs) {
    if (edge !== undefined) {
      counts.set(edge[end], (counts.get(edge[end]) ?? 0) + 1);
    }
  }
  return counts;
}

/** By `pairKey`. Where the frame has no rate for a connection, that of a vertex stands in if it has no other one. */
export function flowsOf({ vertices, edges }: Pick<JobGraph, 'vertices' | 'edges'>): Map<string, Flow> {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const key = pairKey(edge);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const byId = new Map(vertices.map((vertex) => [vertex.id, vertex]));
  const leaving = countBy(groups.values(), 'source');
  const arriving = countBy(groups.values(), 'target');
  const recordsOf = (group: readonly GraphEdge[]): number | null => {
    const { source = '', target = '' } = group[0] ?? {};
    const sent = leaving.get(source) === 1 ? byId.get(source)?.recordsOut : null;
    const received = arriving.get(target) === 1 ? byId.get(target)?.recordsIn : null;
    return total(group) ?? sent ?? received ?? null;
  };
  const records = new Map([...groups].map(([key, group]) => [key, recordsOf(group)]));
  const most = [...records.values()].reduce<number>((highest, rate) => Math.max(highest, rate ?? 0), 0);
  return new Map(
    [...groups].map(([key, group]): [string, Flow] => {
      const rate = records.get(key) ?? null;
      const strategies = group.flatMap(({ shipStrategy }) => (shipStrategy ? [shipStrategy.toUpperCase()] : []));
      return [
        key,
        {
          records: rate,
          strength: rate === null ? 0 : strengthOf(rate, most),
          kind: kindOf(strategies),
          strategy: counted(strategies),
        },
      ];
    })
  );
}

/** Up to so many edges may be wide: more of them would run into each other. */
export const fewEdges = 60;
const few = { thinnest: 1.25, thickest: 5 };
const many = { thinnest: 1.25, thickest: 2.5 };
const step = 0.25;

/** In graph units, in steps, so that what hardly changes is not drawn anew. */
export function thicknessOf(strength: number, edges: number): number {
  const { thinnest, thickest } = edges > fewEdges ? many : few;
  return Math.round((thinnest + (thickest - thinnest) * strength) / step) * step;
}

/** For `stroke-dasharray`, to be drawn with round ends where there are dots; undefined for an unbroken line. */
export function dashOf(kind: FlowKind, thickness: number): string | undefined {
  switch (kind) {
    case 'spread':
      return undefined;
    case 'forward':
      return `${8 + 2 * thickness} ${4 + thickness}`;
    case 'broadcast':
      return `0 ${2 + 2 * thickness}`;
  }
}
