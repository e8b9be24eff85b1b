/** What a layout depends on: ids and who feeds whom. Values, names and the order of rows are no part of it. */
export interface Topology {
  /** Sorted. */
  ids: readonly string[];
  /** Without repetitions; sorted. */
  pairs: readonly Pair[];
}

/** Records flow from source to target. */
export interface Pair {
  source: string;
  target: string;
}

/** What a topology is made from. */
export interface Shape {
  vertices: ReadonlyArray<{ id: string }>;
  edges: readonly Pair[];
}

/** Ids are hashes in Flink, but may be any text in frames of others: the length tells where the first one ends. */
export const pairKey = ({ source, target }: Pair): string => `${source.length} ${source}${target}`;

/** Numbers, not locale rules, so that every browser sorts alike. */
const byText = (left: string, right: string) => {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
};

/** Edges that name unknown vertices are left out. */
export function topologyOf({ vertices, edges }: Shape): Topology {
  const ids = [...new Set(vertices.map((vertex) => vertex.id))].sort(byText);
  const known = new Set(ids);
  const pairs = new Map<string, Pair>();
  for (const { source, target } of edges) {
    if (known.has(source) && known.has(target)) {
      pairs.set(pairKey({ source, target }), { source, target });
    }
  }
  return { ids, pairs: [...pairs].sort(([left], [right]) => byText(left, right)).map(([, pair]) => pair) };
}

/** Whether two graphs have the same vertices and connections in the same order, as those of two refreshes do. */
export const isSameShape = (left: Shape, right: Shape): boolean =>
  left.vertices.length === right.vertices.length &&
  left.edges.length === right.edges.length &&
  left.vertices.every(({ id }, index) => id === right.vertices[index]?.id) &&
  left.edges.every(({ source, target }, index) => {
    const other = right.edges[index];
    return source === other?.source && target === other.target;
  });

/** Equal for equal shapes and for those only. */
export const topologyKey = ({ ids, pairs }: Topology): string => JSON.stringify([ids, pairs.map(pairKey)]);

export type Neighbours = ReadonlyMap<string, readonly string[]>;

function group(pairs: readonly Pair[], from: keyof Pair, to: keyof Pair): Neighbours {
  const groups = new Map<string, string[]>();
  for (const pair of pairs) {
    const group = groups.get(pair[from]);
    if (group === undefined) {
      groups.set(pair[from], [pair[to]]);
    } else {
      group.push(pair[to]);
    }
  }
  return groups;
}

export const targetsOf = (pairs: readonly Pair[]) => group(pairs, 'source', 'target');
export const sourcesOf = (pairs: readonly Pair[]) => group(pairs, 'target', 'source');

function reached(start: string, near: (id: string) => readonly string[]): Set<string> {
  const found = new Set([start]);
  // The set grows while it is walked.
  for (const id of found) {
    near(id).forEach((next) => found.add(next));
  }
  return found;
}

/** Parts that are not connected with each other, the largest first. */
export function partsOf({ ids, pairs }: Topology): Topology[] {
  const targets = targetsOf(pairs);
  const sources = sourcesOf(pairs);
  const near = (id: string) => [...(targets.get(id) ?? []), ...(sources.get(id) ?? [])];
  const parts: Array<{ ids: string[]; pairs: Pair[] }> = [];
  const partOf = new Map<string, (typeof parts)[number]>();
  for (const start of ids) {
    if (partOf.has(start)) {
      continue;
    }
    const part: (typeof parts)[number] = { ids: [], pairs: [] };
    for (const id of reached(start, near)) {
      partOf.set(id, part);
    }
    parts.push(part);
  }
  // In the sorted order again, not in the order in which they were reached.
  ids.forEach((id) => partOf.get(id)?.ids.push(id));
  pairs.forEach((pair) => partOf.get(pair.source)?.pairs.push(pair));
  return parts.sort((left, right) => right.ids.length - left.ids.length);
}

/** The pairs without those that would close a cycle, self loops among them, when walked from the sources. */
export function withoutCycles({ ids, pairs }: Topology): Topology {
  const targets = targetsOf(pairs);
  const sources = sourcesOf(pairs);
  const closing = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const starts = [...ids.filter((id) => !sources.has(id)), ...ids];
  for (const start of starts) {
    if (state.has(start)) {
      continue;
    }
    const path = [{ id: start, next: 0 }];
    state.set(start, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = targets.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(target) === 'open') {
        closing.add(pairKey({ source: top.id, target }));
      } else if (!state.has(target)) {
        state.set(target, 'open');
        path.push({ id: target, next: 0 });
      }
    }
  }
  return { ids, pairs: pairs.filter((pair) => !closing.has(pairKey(pair))) };
}

/**
 * The layer of each vertex: one more than that of its furthest source. Sources that feed only far vertices are moved next
 * to them. Expects no cycles.
 */
export function layersOf({ ids, pairs }: Topology): Map<string, number> {
  const targets = targetsOf(pairs);
  const sources = sourcesOf(pairs);
  const missing = new Map(ids.map((id) => [id, sources.get(id)?.length ?? 0]));
  const layers = new Map<string, number>();
  const ready = ids.filter((id) => missing.get(id) === 0);
  // `ready` grows while it is walked: a vertex joins when its last source has been seen.
  for (const id of ready) {
    const layer = Math.max(-1, ...(sources.get(id) ?? []).map((source) => layers.get(source) ?? -1)) + 1;
    layers.set(id, layer);
    for (const target of targets.get(id) ?? []) {
      const left = (missing.get(target) ?? 0) - 1;
      missing.set(target, left);
      if (left === 0) {
        ready.push(target);
      }
    }
  }
  for (const id of ids) {
    const fed = targets.get(id);
    if (fed !== undefined && !sources.has(id)) {
      layers.set(id, Math.min(...fed.map((target) => layers.get(target) ?? 0)) - 1);
    }
  }
  return layers;
}
