import { type Job, type Vertex } from '../job';
import { type ChainedOperator, chainOf, operatorsOf } from './chain';
import { IdReader, idOfUid } from './operatorIds';

/**
 * How an operator's name was found. `head`: it is the first of its vertex, whose id it shares. `hash`: its id is the one
 * that Flink generates for this place of the chain. `uid`: its id is that of a uid equal to the name. `rest`: only one name
 * and one id of the vertex were left. Null: not found.
 */
export type NamedBy = 'head' | 'hash' | 'uid' | 'rest' | null;

/** An operator that latency markers speak of. */
export interface Operator {
  id: string;
  /** Its part of the vertex's name, such as `Calc[2]`; null when it could not be found. */
  name: string | null;
  namedBy: NamedBy;
  /** Null when nothing tells the vertex. */
  vertexId: string | null;
  vertexName: string | null;
  /** Place in topological order, from 0, along the chain within a vertex; those without a name stand last there. */
  order: number;
  /**
   * The operators that records come from directly: the one before it in the chain or, for the first of a vertex, the last
   * ones of the vertices before. Null when the place in the chain is not known. Empty for sources.
   */
  upstream: string[] | null;
}

/** An operator id in a name of a marker, and the vertex where the name stood, if it was one. */
export interface Seen {
  id: string;
  vertexId: string | null;
}

/** A place in a chain that an id was found for. */
interface Place {
  operator: ChainedOperator;
  namedBy: NamedBy;
  /** The id of the operator before it in the chain; null for the first of a vertex and where it is not known. */
  before: string | null;
}

interface Chain {
  vertex: Vertex;
  head: ChainedOperator;
  places: Map<string, Place>;
}

/** The ids that no place was found for yet. */
function openIds(seen: readonly Seen[], chains: readonly Chain[]): Seen[] {
  const placed = new Set(chains.flatMap(({ places }) => [...places.keys()]));
  return seen.filter(({ id }) => !placed.has(id));
}

/** Ids that can belong to a vertex: those that were seen there, and those of which nobody knows. */
const candidatesFor = ({ vertex }: Chain, open: readonly Seen[]): string[] =>
  open.filter(({ vertexId }) => vertexId === null || vertexId === vertex.id).map(({ id }) => id);

/** Rule `uid`. */
function placeByUid(chain: Chain, candidates: ReadonlySet<string>): void {
  for (const operator of operatorsOf(chain.head).slice(1)) {
    const id = idOfUid(operator.name);
    if (candidates.has(id)) {
      chain.places.set(id, { operator, namedBy: 'uid', before: null });
    }
  }
}

/**
 * Rule `hash`, from one operator of the chain on. Of several branches that look alike the one that Flink lists first has
 * the lower number; where one of them was not seen, none of them is named.
 */
function placeByHash(
  chain: Chain,
  before: string,
  at: ChainedOperator,
  candidates: Set<string>,
  reader: IdReader
): void {
  const placed = new Set([...chain.places.values()].map(({ operator }) => operator));
  const next = at.next.filter((operator) => !placed.has(operator));
  for (const chained of new Set(next.map((operator) => operator.next.length))) {
    const alike = next.filter((operator) => operator.next.length === chained);
    const found = [...candidates]
      .flatMap((id) => {
        const number = reader.numberOf(id, before, chained);
        return number === null ? [] : [{ id, number }];
      })
      .sort((left, right) => left.number - right.number);
    alike.forEach((operator, index) => {
      const id = found.length === alike.length ? found[index]?.id : undefined;
      if (id !== undefined) {
        candidates.delete(id);
        chain.places.set(id, { operator, namedBy: 'hash', before });
        placeByHash(chain, id, operator, candidates, reader);
      }
    });
  }
}

/** Rule `rest`: only for ids that were seen at this very vertex. */
function placeTheRest(chain: Chain, seen: readonly Seen[]): void {
  const placed = new Set([...chain.places.values()].map(({ operator }) => operator));
  const names = operatorsOf(chain.head).filter((operator) => !placed.has(operator));
  const ids = seen.filter(({ id, vertexId }) => vertexId === chain.vertex.id && !chain.places.has(id));
  const [operator, id] = [names[0], ids[0]?.id];
  if (names.length === 1 && ids.length === 1 && operator !== undefined && id !== undefined) {
    chain.places.set(id, { operator, namedBy: 'rest', before: null });
  }
}

function chainsOf(vertices: readonly Vertex[], seen: readonly Seen[]): Chain[] {
  const chains = vertices.map((vertex): Chain => {
    const head = chainOf(vertex.name);
    return { vertex, head, places: new Map([[vertex.id, { operator: head, namedBy: 'head', before: null }]]) };
  });
  const count = chains.reduce((sum, { head }) => sum + operatorsOf(head).length, 0);
  const reader = new IdReader(count);
  for (const chain of chains) {
    const candidates = new Set(candidatesFor(chain, openIds(seen, chains)));
    placeByUid(chain, candidates);
    for (const [id, { operator }] of [...chain.places]) {
      candidates.delete(id);
      placeByHash(chain, id, operator, candidates, reader);
    }
    placeTheRest(chain, seen);
  }
  return chains;
}

/** Where the place before is not known by its id, the chain itself may tell it. */
function beforeOf(chain: Chain, { operator, before }: Place): string | null {
  if (before !== null) {
    return before;
  }
  const parent = operatorsOf(chain.head).find(({ next }) => next.includes(operator));
  return [...chain.places].find(([, place]) => place.operator === parent)?.[0] ?? null;
}

/** Ids of the last operators of a chain, as far as they are known. */
const lastOf = ({ places }: Chain): string[] =>
  [...places].filter(([, { operator }]) => operator.next.length === 0).map(([id]) => id);

function upstreamOf(
  chain: Chain,
  place: Place,
  chains: ReadonlyMap<string, Chain>,
  edges: Job['edges']
): string[] | null {
  if (place.operator !== chain.head) {
    const before = beforeOf(chain, place);
    return before === null ? null : [before];
  }
  const inputs = edges.filter(({ target }) => target === chain.vertex.id).map(({ source }) => source);
  const last = [...new Set(inputs)].map((id) => {
    const input = chains.get(id);
    return input === undefined ? [] : lastOf(input);
  });
  return last.some((ids) => ids.length === 0) ? null : last.flat();
}

/**
 * The operators behind the ids of latency markers, which are neither those of vertices nor written anywhere else in Flink's
 * REST API. Four rules, the surest first; each can fail to find a name but none guesses:
 *
 * 1. `head`: the first operator of a vertex has the id of the vertex.
 * 2. `uid`: an operator whose uid equals its name has the hash of that name as its id.
 * 3. `hash`: without a uid, Flink computes the id of a chained operator from the id of the one before it, its number in the
 *    graph and how many operators are chained behind it. The names in the vertex's chain say who is before whom, so each id
 *    is checked against each place.
 * 4. `rest`: if one name of a vertex and one id that was seen at that vertex are left, they belong together. Where markers
 *    stand at the job (before Flink 1.20) this rule does not apply, as nothing tells the vertex of an unknown id.
 *
 * All operators at the places of a known vertex are given, also those that no marker speaks of (sources, above all); then
 * the ids that no rule names. The names of operators in metrics (`<operator>.<metric>`) are not used: they carry no ids.
 */
export function resolveNames({ vertices, edges }: Pick<Job, 'vertices' | 'edges'>, seen: readonly Seen[]): Operator[] {
  const distinct = [...new Map(seen.map((entry) => [entry.id, entry])).values()];
  const chains = chainsOf(vertices, distinct);
  const byVertex = new Map(chains.map((chain) => [chain.vertex.id, chain]));
  const unnamed = openIds(distinct, chains);
  const nameless = ({ id, vertexId }: Seen, vertexName: string | null) => ({
    id,
    name: null,
    namedBy: null,
    vertexId,
    vertexName,
    upstream: null,
  });
  const inChains = chains.flatMap((chain) => {
    const { vertex, head, places } = chain;
    const walk = operatorsOf(head);
    const named = [...places].sort(([, left], [, right]) => walk.indexOf(left.operator) - walk.indexOf(right.operator));
    return [
      ...named.map(([id, place]) => ({
        id,
        name: place.operator.name,
        namedBy: place.namedBy,
        vertexId: vertex.id,
        vertexName: vertex.name,
        upstream: upstreamOf(chain, place, byVertex, edges),
      })),
      ...unnamed.filter(({ vertexId }) => vertexId === vertex.id).map((entry) => nameless(entry, vertex.name)),
    ];
  });
  const nowhere = unnamed.filter(({ vertexId }) => vertexId === null || !byVertex.has(vertexId));
  return [...inChains, ...nowhere.map((entry) => nameless(entry, null))].map((operator, order) => ({
    ...operator,
    order,
  }));
}
