import { type JobGraph } from '../../../frames/jobGraph';
import { edgeRow, graphOf, randomNumbers, shapes, subtaskRow, vertexRow } from '../../../testing/jobGraphs';
import { topologyOf, withoutCycles } from '../layout/topology';
import { collapse, type Collapsed } from './collapse';

const texts = { alike: '{{- count}} × {{- name}}', below: '+{{- count}}' };

const shown = (graph: JobGraph, opened: Iterable<string> = [], folded: Iterable<string> = [], urgent: string[] = []) =>
  collapse(graph, { opened: new Set(opened), folded: new Set(folded) }, urgent, texts);

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Branches `source>…>steps` into one sink. */
function fanIn(count: number, over: (index: number, step: string) => Parameters<typeof vertexRow>[1] = () => ({})) {
  const branch = (index: number) => [`source${index}`, `calc${index}`];
  return {
    ...graphOf(''),
    vertices: [
      ...range(count).flatMap((index) => branch(index).map((id) => vertexRow(id, over(index, id)))),
      vertexRow('sink'),
    ],
    edges: range(count).flatMap((index) => [
      edgeRow(`source${index}`, `calc${index}`, { shipStrategy: 'FORWARD' }),
      edgeRow(`calc${index}`, 'sink'),
    ]),
  };
}

const chains = (count: number, length: number): JobGraph => ({
  ...graphOf(''),
  vertices: range(count * length).map((index) => vertexRow(`c${index}`)),
  edges: range(count * length).flatMap((index) =>
    index % length === length - 1 ? [] : [edgeRow(`c${index}`, `c${index + 1}`)]
  ),
});

const cases: Array<[string, JobGraph]> = [
  ['60 branches', fanIn(60)],
  ['500 inputs', shapes.star(501)],
  ['119 branches', shapes.wide(121)],
  ['pipelines', shapes.lanes(200)],
  ['90 alone', shapes.alone(90)],
  ['20 chains of 50', chains(20, 50)],
  ['a chain', shapes.chain(300)],
  ['layers', shapes.layers(1_000, 1.2)],
  ['dense layers', shapes.layers(1_000, 2.9)],
  [
    'branches that end in a cycle',
    { ...fanIn(40), edges: [...fanIn(40).edges, edgeRow('sink', 'sink'), edgeRow('sink', 'calc3')] },
  ],
  ...range(20).map((seed): [string, JobGraph] => [`chaos ${seed}`, shapes.chaos(20 + seed * 3, 20 + seed * 4, seed)]),
];

const groupsOf = ({ stacks }: Collapsed) => new Set([...stacks.values()].map(({ group }) => group));

describe.each(cases)('%s', (_, graph) => {
  const known = new Set(graph.vertices.map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => known.has(source) && known.has(target));
  const ids = [...known];
  const wishes: Array<[string, Iterable<string>, Iterable<string>]> = [
    ['as it comes', [], []],
    ['with its first vertex folded', [], ids.slice(0, 1)],
    ['opened, with several folded', groupsOf(shown(graph)), ids.slice(0, 9)],
  ];

  it.each(wishes)('%s has each vertex in exactly one place', (__, opened, folded) => {
    const { graph: drawn, stacks, shownAs } = shown(graph, opened, folded);
    const members = drawn.vertices.flatMap(({ id }) => stacks.get(id)?.members ?? [id]);
    expect([...members].sort()).toEqual([...known].sort());
    expect(new Set(drawn.vertices.map(({ id }) => id)).size).toBe(drawn.vertices.length);
    expect([...stacks.keys()].filter((id) => known.has(id))).toEqual([]);
    drawn.vertices.forEach(({ id }) =>
      (stacks.get(id)?.members ?? [id]).forEach((member) => expect(shownAs.get(member)).toBe(id))
    );
  });

  it.each(wishes)('%s loses no edge but those within a stack', (__, opened, folded) => {
    const { graph: drawn, shownAs } = shown({ ...graph, edges }, opened, folded);
    const stacked = shown(graph, opened, folded).stacks;
    const expected = edges
      .map((edge) => [shownAs.get(edge.source) ?? '', shownAs.get(edge.target) ?? ''] as const)
      .filter(([source, target]) => source !== target || !stacked.has(source))
      .map((pair) => pair.join('>'));
    expect(drawn.edges.map(({ source, target }) => `${source}>${target}`).sort()).toEqual(expected.sort());
  });

  it('is itself when everything is opened', () => {
    const collapsed = shown(graph);
    const opened = shown(graph, groupsOf(collapsed));
    expect(opened.stacks.size).toBe(0);
    expect(opened.graph).toBe(graph);
    const members = [...collapsed.stacks.values()].flatMap((stack) => stack.members);
    expect(new Set(opened.groupOf.keys())).toEqual(new Set(members));
  });

  it('has the same stacks whatever the values and the order of rows', () => {
    const random = randomNumbers(3);
    const changed = {
      ...graph,
      vertices: graph.vertices.map((vertex) => ({ ...vertex, busyMax: random(), state: 'FAILED' })).reverse(),
      edges: [...graph.edges].reverse(),
    };
    const members = (one: Collapsed) => new Map([...one.stacks].map(([id, stack]) => [id, [...stack.members].sort()]));
    expect(members(shown(changed))).toEqual(members(shown(graph)));
  });

  it('has a cycle where the graph has one outside of what is folded, and none where it has none', () => {
    const isCyclic = (one: JobGraph) => {
      const topology = topologyOf(one);
      return withoutCycles(topology).pairs.length < topology.pairs.length;
    };
    expect(isCyclic(shown(graph).graph)).toBe(isCyclic(graph));
  });

  it('stacks only what has the same connections', () => {
    const { stacks, shownAs } = shown(graph);
    const near = new Map(graph.vertices.map(({ id }): [string, string[]] => [id, []]));
    edges.forEach(({ source, target }) => {
      near.get(source)?.push(`>${shownAs.get(target) ?? ''}`);
      near.get(target)?.push(`<${shownAs.get(source) ?? ''}`);
    });
    for (const { members } of stacks.values()) {
      expect(members.length).toBeGreaterThanOrEqual(4);
      expect(new Set(members.map((id) => near.get(id)?.sort().join())).size).toBe(1);
    }
  });
});

const titles = ({ graph }: Collapsed) => graph.vertices.map(({ title }) => title);

describe('look-alikes', () => {
  it('are stacked a step of the branch at a time, named by what they share', () => {
    expect(titles(shown(fanIn(60)))).toEqual(['60 × source…', '60 × calc…', 'sink']);
  });

  it('are left alone in a graph that is not large', () => {
    expect(titles(shown(fanIn(15)))).toHaveLength(3);
    expect(titles(shown(fanIn(14)))).toHaveLength(29);
  });

  it.each([
    ['name', (index: number) => ({ title: index < 57 ? `orders ${index}` : `other ${index}` })],
    ['parallelism', (index: number) => ({ parallelism: index < 57 ? 4 : 16 })],
  ])('of another %s, three of them, are drawn one by one', (_, over) => {
    const { graph } = shown(fanIn(60, over));
    expect(graph.vertices).toHaveLength(1 + 2 + 3 * 2);
  });

  it('of other targets are other stacks, although the targets look alike too', () => {
    const into = (target: string) => range(20).map((index) => edgeRow(`${target}-${index}`, target));
    const edges = [...into('left'), ...into('right')];
    const ids = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
    const graph = { ...graphOf(''), vertices: ids.map((id) => vertexRow(id, { title: 'same' })), edges };
    expect(shown(graph).graph.edges.map(({ source, target }) => `${source}>${target}`)).toEqual([
      ...range(20).map(() => 'left-0×>left'),
      ...range(20).map(() => 'right-0×>right'),
    ]);
  });

  it('show the values of the worst, and the sum of the rates', () => {
    const graph = fanIn(60, (index, id) => ({
      busyMax: id === 'calc17' ? 0.99 : 0.1,
      recordsIn: index,
      recordsOut: null,
    }));
    const { graph: drawn, stacks } = shown({ ...graph, subtasks: [subtaskRow('calc17', 0), subtaskRow('calc18', 0)] });
    expect(drawn.vertices[1]).toMatchObject({ busyMax: 0.99, recordsIn: (59 * 60) / 2, recordsOut: null });
    expect(stacks.get(drawn.vertices[1]?.id ?? '')?.top).toBe('calc17');
    expect(drawn.subtasks).toEqual([subtaskRow(drawn.vertices[1]?.id ?? '', 0)]);
  });

  it('show what is urgent rather than what is busy, and what failed rather than what is pressed', () => {
    const graph = fanIn(60, (_, id) => ({
      backpressuredMax: id === 'calc3' ? 1 : 0,
      state: id === 'calc4' ? 'FAILED' : 'RUNNING',
    }));
    const top = (urgent: string[]) =>
      [...shown(graph, [], [], urgent).stacks.values()].map((stack) => stack.top).find((id) => id.startsWith('calc'));
    expect(top([])).toBe('calc4');
    expect(top(['gone', 'calc5', 'calc3'])).toBe('calc5');
  });

  it('open a branch at a time', () => {
    const two = fanIn(40);
    const other = shapes.star(31);
    const graph = { ...two, vertices: [...two.vertices, ...other.vertices], edges: [...two.edges, ...other.edges] };
    const collapsed = shown(graph);
    expect(collapsed.stacks.size).toBe(3);
    const group = [...collapsed.stacks.values()].find(({ top }) => top.startsWith('source'))?.group ?? '';
    const opened = shown(graph, [group]);
    expect(opened.stacks.size).toBe(1);
    expect(opened.graph.vertices).toHaveLength(40 * 2 + 1 + 2);
    expect(opened.groupOf.get('calc7')).toBe(group);
  });
});

describe('what is folded below a vertex', () => {
  const graph = graphOf('a>b b>c c>d b>d d>e x>e e>f c>b', { subtasks: [subtaskRow('c', 0)] });

  it('is all that gets records by way of it only, cycles too', () => {
    const { graph: drawn, stacks } = shown(graph, [], ['b']);
    expect(titles(shown(graph, [], ['b']))).toEqual(['a', 'b', '+2', 'e', 'x', 'f']);
    expect(stacks.get('b↓')?.members).toEqual(['c', 'd']);
    expect(drawn.edges.map(({ source, target }) => `${source}>${target}`)).toEqual([
      'a>b',
      'b>b↓',
      'b>b↓',
      'b↓>e',
      'x>e',
      'e>f',
      'b↓>b',
    ]);
  });

  it('is nothing where all is fed from elsewhere or nothing hangs on it', () => {
    expect(shown(graph, [], ['f', 'x', 'gone']).graph).toBe(graph);
  });

  it('counts vertices of stacks and of what was folded before', () => {
    const wide = {
      ...fanIn(40),
      edges: [...fanIn(40).edges, ...range(40).map((index) => edgeRow('root', `source${index}`))],
    };
    const rooted = { ...wide, vertices: [vertexRow('root'), ...wide.vertices] };
    const { graph: drawn, stacks } = shown(rooted, [], ['calc0×', 'root']);
    expect(drawn.vertices.map(({ title }) => title)).toEqual(['root', '+81']);
    expect([...stacks.keys()]).toEqual(['root↓']);
  });
});

it('sees at once when look-alikes differ, though ids and connections stay', () => {
  const changed = (id: string, change: Partial<JobGraph['vertices'][number]>): JobGraph => {
    const graph = fanIn(20);
    return {
      ...graph,
      vertices: graph.vertices.map((vertex) => (vertex.id === id ? { ...vertex, ...change } : vertex)),
    };
  };
  const isStacked = (graph: JobGraph) => shown(graph).shownAs.get('source3') !== 'source3';
  expect(isStacked(fanIn(20))).toBe(true);
  expect(isStacked(changed('source3', { busyMax: 0.99 }))).toBe(true);
  expect(isStacked(changed('source3', { parallelism: 64 }))).toBe(false);
  expect(isStacked(changed('source3', { title: 'Other', name: 'Other' }))).toBe(false);
  const graph = fanIn(20);
  const edges = graph.edges.map((edge) => (edge.source === 'source3' ? { ...edge, shipStrategy: 'HASH' } : edge));
  expect(isStacked({ ...graph, edges })).toBe(false);
});
