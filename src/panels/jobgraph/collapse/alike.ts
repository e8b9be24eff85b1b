import { type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { layersOf, topologyOf, withoutCycles } from '../layout/topology';
import { alikeName } from './alikeName';

/** Another vertex by its index, and by which kind of connection. */
interface Neighbour {
  index: number;
  kind: number;
}

/** Numbers for texts, the same for the same text. */
class Numbered {
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }
}

/** Doubling decides: parallelisms of 8 and 12 look alike, 1 and 2 do not. */
const parallelismClass = (parallelism: number | null) =>
  parallelism === null ? -1 : Math.floor(Math.log2(Math.max(1, parallelism)));

function neighboursOf({ vertices, edges }: JobGraph): Neighbour[][] {
  const indices = new Map(vertices.map(({ id }, index) => [id, index]));
  const near: Neighbour[][] = vertices.map(() => []);
  const kinds = new Numbered();
  for (const { source, target, shipStrategy } of edges) {
    const from = indices.get(source);
    const to = indices.get(target);
    if (from !== undefined && to !== undefined) {
      const kind = kinds.of(shipStrategy ?? '');
      near[from]?.push({ index: to, kind: 2 * kind });
      near[to]?.push({ index: from, kind: 2 * kind + 1 });
    }
  }
  return near;
}

/**
 * Splits classes of vertices until those of each have the same connections to each other class. Classes that are too small
 * fall apart into single vertices at once, so that whoever is connected with one of those stays with its own alone.
 */
class Partition {
  private readonly classOf: number[];
  private readonly classes: number[][] = [];
  private readonly waiting = new Set<number>();

  constructor(
    seeds: readonly number[],
    private readonly near: readonly Neighbour[][],
    private readonly least: number
  ) {
    this.classOf = seeds.map(() => -1);
    const groups = new Map<number, number[]>();
    seeds.forEach((seed, index) => {
      const group = groups.get(seed) ?? [];
      groups.set(seed, group);
      group.push(index);
    });
    [...groups.values()].flatMap((group) => this.whole(group)).forEach((group) => this.add(group));
    this.classes.forEach((_, number) => this.waiting.add(number));
    // Grows while it is walked: a class that changed makes those around it wait again.
    for (const number of this.waiting) {
      this.waiting.delete(number);
      this.split(number);
    }
  }

  /** Vertices that stayed together. */
  get groups(): number[][] {
    return this.classes.filter(({ length }) => length >= this.least);
  }

  private whole(group: number[]): number[][] {
    return group.length < this.least ? group.map((index) => [index]) : [group];
  }

  private add(group: number[]): void {
    const number = this.classes.push(group) - 1;
    group.forEach((index) => {
      this.classOf[index] = number;
    });
  }

  private signature(index: number): string {
    const parts = (this.near[index] ?? []).map(({ index: other, kind }) => `${this.classOf[other] ?? -1}/${kind}`);
    return parts.sort().join();
  }

  private split(number: number): void {
    const members = this.classes[number] ?? [];
    if (members.length < 2) {
      return;
    }
    const groups = new Map<string, number[]>();
    for (const index of members) {
      const signature = this.signature(index);
      const group = groups.get(signature) ?? [];
      groups.set(signature, group);
      group.push(index);
    }
    if (groups.size < 2) {
      return;
    }
    this.classes[number] = [];
    [...groups.values()].flatMap((group) => this.whole(group)).forEach((group) => this.add(group));
    members
      .flatMap((index) => this.near[index] ?? [])
      .forEach(({ index }) => this.waiting.add(this.classOf[index] ?? -1));
  }
}

const lookOf = (vertex: GraphVertex, layer: number | undefined) =>
  JSON.stringify([alikeName(vertex.title ?? vertex.name ?? ''), parallelismClass(vertex.parallelism), layer]);

/**
 * Groups of vertices that cannot be told apart but by numbers in their names: in the same layer, of similar parallelism, each
 * with the same kinds of connections to the same vertices or groups. What is alike with fewer than `least - 1` others is
 * in no group. Depends on ids, names, parallelisms and edges alone, not on the order of rows.
 */
export function alikeGroups(graph: JobGraph, least: number): string[][] {
  const layers = layersOf(withoutCycles(topologyOf(graph)));
  const looks = new Numbered();
  const seeds = graph.vertices.map((vertex) => looks.of(lookOf(vertex, layers.get(vertex.id))));
  const { groups } = new Partition(seeds, neighboursOf(graph), least);
  return groups
    .map((group) => group.flatMap((index) => graph.vertices[index]?.id ?? []).sort())
    .sort(([left = ''], [right = '']) => (left < right ? -1 : 1));
}
