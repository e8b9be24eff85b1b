import { type GraphEdge, type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { fill } from '../../../text/fill';
import { isSameShape, type Shape } from '../layout/topology';
import { nameOf } from '../names';
import { alikeGroups } from './alike';
import { alikeName } from './alikeName';
import { below } from './below';
import { mergedAlike, mergedBelow, worstOf } from './merged';

/** From here on look-alikes are stacked without being asked. */
const largeFrom = 31;
/** Fewer look-alikes are drawn one by one. */
const leastAlike = 4;

/** Several vertices drawn as one. */
export interface Stack {
  /** Its id as a vertex. */
  id: string;
  /** `alike`: side by side; `below`: all that hangs on one vertex. */
  kind: 'alike' | 'below';
  /** Ids of real vertices. */
  members: readonly string[];
  /** The member whose values are shown. */
  top: string;
  /** What opens it: connected stacks open together, a branch at a time. Of a `below`: the vertex it hangs on. */
  group: string;
}

export interface Collapsed {
  /** With stacks as vertices, and all edges but those within one stack. */
  graph: JobGraph;
  /** By id. */
  stacks: ReadonlyMap<string, Stack>;
  /** As what a real vertex is drawn: its own id or that of a stack. */
  shownAs: ReadonlyMap<string, string>;
  /** By the ids of vertices that have look-alikes, opened or not: what opens and closes them. */
  groupOf: ReadonlyMap<string, string>;
}

/** What the user asked for. */
export interface Wishes {
  /** Groups of look-alikes that are to be drawn one by one. */
  opened: ReadonlySet<string>;
  /** Vertices of which all that hangs on them is to be one. */
  folded: ReadonlySet<string>;
}

/** Sentences for the names of stacks, to be filled with `count` and `name`. */
export interface StackTexts {
  alike: string;
  below: string;
}

/** An id that no vertex has. */
function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  while (taken.has(id)) {
    id += '+';
  }
  return id;
}

/** Groups that are connected with each other, by their first members. */
function branches(groups: readonly string[][], edges: JobGraph['edges']): Map<string, string> {
  const groupOf = new Map(groups.flatMap((members) => members.map((id) => [id, members[0] ?? ''])));
  const root = new Map(groups.map(([first = '']) => [first, first]));
  const find = (id: string): string => {
    const parent = root.get(id) ?? id;
    return parent === id ? id : find(parent);
  };
  for (const { source, target } of edges) {
    const [from, to] = [groupOf.get(source), groupOf.get(target)];
    if (from !== undefined && to !== undefined && find(from) !== find(to)) {
      const [low, high] = [find(from), find(to)].sort();
      root.set(high ?? '', low ?? '');
    }
  }
  return new Map([...root.keys()].map((first) => [first, find(first)]));
}

/** Draws the members of each stack as its one vertex. Vertices keep their order, a stack takes the place of its first. */
function withStacks(graph: JobGraph, stacks: readonly Stack[], vertexFor: (stack: Stack) => GraphVertex): JobGraph {
  if (stacks.length === 0) {
    return graph;
  }
  const stackOf = new Map(stacks.flatMap((stack) => stack.members.map((id) => [id, stack])));
  const drawn = new Set<string>();
  const vertices = graph.vertices.flatMap((vertex): GraphVertex[] => {
    const stack = stackOf.get(vertex.id);
    if (stack === undefined) {
      return [vertex];
    }
    const isFirst = !drawn.has(stack.id);
    drawn.add(stack.id);
    return isFirst ? [vertexFor(stack)] : [];
  });
  const shown = (id: string) => stackOf.get(id)?.id ?? id;
  const edges = graph.edges
    .filter(({ source, target }) => {
      const stack = stackOf.get(source);
      return stack === undefined || stack !== stackOf.get(target);
    })
    .map((edge) => ({ ...edge, source: shown(edge.source), target: shown(edge.target) }));
  const subtasks = graph.subtasks.flatMap((subtask) => {
    const stack = stackOf.get(subtask.vertex);
    const isShown = stack === undefined || stack.top === subtask.vertex;
    return isShown ? [{ ...subtask, vertex: shown(subtask.vertex) }] : [];
  });
  return { ...graph, vertices, edges, subtasks };
}

interface Alike {
  members: string[];
  group: string;
}

/** What look-alikes depend on. */
interface Looks extends Shape {
  vertices: ReadonlyArray<Pick<GraphVertex, 'id' | 'title' | 'name' | 'parallelism'>>;
  edges: ReadonlyArray<Pick<GraphEdge, 'source' | 'target' | 'shipStrategy'>>;
}

const hasSameLooks = (left: Looks, right: Looks) =>
  isSameShape(left, right) &&
  left.vertices.every(({ title, name, parallelism }, index) => {
    const other = right.vertices[index];
    return title === other?.title && name === other.name && parallelism === other.parallelism;
  }) &&
  left.edges.every(({ shipStrategy }, index) => shipStrategy === right.edges[index]?.shipStrategy);

/** Graphs whose look-alikes are remembered: panels on one page show few jobs. */
const kept = 4;
let recent: ReadonlyArray<readonly [Looks, readonly Alike[]]> = [];

/** Look-alikes of a graph, worked out once for all of its refreshes. */
function alikeIn(graph: JobGraph): readonly Alike[] {
  if (graph.vertices.length < largeFrom) {
    return [];
  }
  const known = recent.find(([looks]) => hasSameLooks(looks, graph));
  if (known !== undefined) {
    return known[1];
  }
  const groups = alikeGroups(graph, leastAlike);
  const branchOf = branches(groups, graph.edges);
  const found = groups.map((members) => ({ members, group: branchOf.get(members[0] ?? '') ?? '' }));
  recent = [[graph, found] as const, ...recent].slice(0, kept);
  return found;
}

class Collapsing {
  private readonly byId: ReadonlyMap<string, GraphVertex>;
  private readonly taken: ReadonlySet<string>;

  constructor(
    original: JobGraph,
    private readonly urgent: readonly string[],
    private readonly texts: StackTexts
  ) {
    this.byId = new Map(original.vertices.map((vertex) => [vertex.id, vertex]));
    this.taken = new Set(this.byId.keys());
  }

  private real(ids: readonly string[]): GraphVertex[] {
    return ids.flatMap((id) => this.byId.get(id) ?? []);
  }

  private stack(id: string, kind: Stack['kind'], members: readonly string[], group: string): Stack {
    const top = worstOf(this.real(members), this.urgent)?.id ?? '';
    return { id: freeId(id, this.taken), kind, members, top, group };
  }

  alike({ members, group }: Alike): Stack {
    return this.stack(`${members[0] ?? ''}×`, 'alike', members, group);
  }

  below(id: string, members: readonly string[]): Stack {
    return this.stack(`${id}↓`, 'below', members, id);
  }

  vertexFor({ id, kind, members, top }: Stack): GraphVertex {
    const [shown] = this.real([top]);
    const all = this.real(members);
    if (shown === undefined) {
      throw new Error(`A stack without vertices: ${id}`);
    }
    const count = members.length;
    if (kind === 'below') {
      return mergedBelow(id, fill(this.texts.below, { count }), shown);
    }
    const names = new Set(all.map(nameOf));
    const name = names.size === 1 ? nameOf(shown) : alikeName(nameOf(shown));
    return mergedAlike(id, fill(this.texts.alike, { count, name }), shown, all);
  }
}

/**
 * A graph with fewer vertices: look-alikes of a large one are drawn as stacks, and what hangs on a folded vertex as one. The
 * worst vertex is on top, or the first of `urgent` that is in the stack. Who is in a stack depends on ids, names,
 * parallelisms and edges alone; values decide only who is on top.
 */
export function collapse(
  graph: JobGraph,
  { opened, folded }: Wishes,
  urgent: readonly string[],
  texts: StackTexts
): Collapsed {
  const work = new Collapsing(graph, urgent, texts);
  const alike = alikeIn(graph);
  const stacks = new Map(
    alike
      .filter(({ group }) => !opened.has(group))
      .map((each) => work.alike(each))
      .map((stack) => [stack.id, stack])
  );
  const vertexFor = (stack: Stack) => work.vertexFor(stack);
  let drawn = withStacks(graph, [...stacks.values()], vertexFor);
  for (const id of folded) {
    const known = new Set(drawn.vertices.map((vertex) => vertex.id));
    const edges = drawn.edges.filter(({ source, target }) => known.has(source) && known.has(target));
    const hidden = known.has(id) ? [...below(edges, id)] : [];
    const members = hidden.flatMap((each) => stacks.get(each)?.members ?? [each]);
    if (members.length > 0) {
      const stack = work.below(id, members);
      // The graph so far knows the stacks, not their members.
      drawn = withStacks(drawn, [{ ...stack, members: hidden }], () => vertexFor(stack));
      hidden.forEach((each) => stacks.delete(each));
      stacks.set(stack.id, stack);
    }
  }
  const shownAs = new Map(graph.vertices.map(({ id }) => [id, id]));
  stacks.forEach(({ id, members }) => members.forEach((member) => shownAs.set(member, id)));
  return {
    graph: drawn,
    stacks,
    shownAs,
    groupOf: new Map(alike.flatMap(({ members, group }) => members.map((id) => [id, group]))),
  };
}
