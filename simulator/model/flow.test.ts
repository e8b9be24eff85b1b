import { networkOf, solveFlow } from './flow';
import { random } from './random';

interface Node {
  demand?: number;
  capacity: number;
  selectivity?: number;
}

function solve(nodes: Node[], edges: Array<[number, number]>): number[] {
  const network = networkOf(
    edges.map(([from, to]) => ({ from, to })),
    {
      capacity: Float64Array.from(nodes, ({ capacity }) => capacity),
      selectivity: Float64Array.from(nodes, ({ selectivity = 1 }) => selectivity),
    }
  );
  return [
    ...solveFlow(
      network,
      Float64Array.from(nodes, ({ demand = 0 }) => demand)
    ),
  ];
}

describe('the flow of records', () => {
  test('is the demand where nothing is in its way', () => {
    const nodes = [{ demand: 100, capacity: 500 }, { capacity: 500, selectivity: 0.5 }, { capacity: 500 }];
    expect(
      solve(nodes, [
        [0, 1],
        [1, 2],
      ])
    ).toEqual([100, 100, 50]);
  });

  test('is held at the tightest place, all the way up to the source', () => {
    const nodes = [
      { demand: 1_000, capacity: 5_000 },
      { capacity: 900 },
      { capacity: 200, selectivity: 2 },
      { capacity: 5_000 },
    ];
    expect(
      solve(nodes, [
        [0, 1],
        [1, 2],
        [2, 3],
      ])
    ).toEqual([200, 200, 200, 400]);
  });

  test('holds the sources of a full join back in the same proportion', () => {
    const nodes = [{ demand: 6_000, capacity: 1e6 }, { demand: 3_000, capacity: 1e6 }, { capacity: 1_800 }];
    expect(
      solve(nodes, [
        [0, 2],
        [1, 2],
      ])
    ).toEqual([1_200, 600, 1_800]);
  });

  test('goes on beside a bottleneck', () => {
    const nodes = [
      { demand: 100, capacity: 1_000 },
      { demand: 100, capacity: 1_000 },
      { capacity: 10 },
      { capacity: 1_000 },
    ];
    const [blocked, free, bottleneck, sink] = solve(nodes, [
      [0, 2],
      [1, 3],
    ]);
    expect([blocked, free, bottleneck, sink]).toEqual([10, 100, 10, 100]);
  });

  test('of a source that also feeds something with room is held back for both', () => {
    const nodes = [{ demand: 100, capacity: 1_000 }, { capacity: 25 }, { capacity: 1_000 }];
    expect(
      solve(nodes, [
        [0, 1],
        [0, 2],
      ])
    ).toEqual([25, 25, 25]);
  });

  test('stops at nothing and at sources that cannot emit what they want to', () => {
    expect(solve([{ demand: 100, capacity: 40 }, { capacity: 0 }], [])).toEqual([40, 0]);
    expect(solve([{ demand: 100, capacity: 40 }, { capacity: 0 }], [[0, 1]])).toEqual([0, 0]);
  });

  test('is conserved at every edge and within every capacity, in any network', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const size = 30;
      const nodes = Array.from({ length: size }, (_, at): Node => {
        const capacity = 20 + 400 * random(seed, at, 1);
        return at < 6
          ? { demand: 150 * random(seed, at, 2), capacity }
          : { capacity, selectivity: 2 * random(seed, at, 3) };
      });
      const edges = nodes.flatMap((_, to) =>
        to < 6 ? [] : [0, 1].map((draw): [number, number] => [Math.floor(random(seed, to, 4 + draw) * to), to])
      );
      const handled = solve(nodes, edges);
      nodes.forEach(({ capacity, demand = 0 }, at) => {
        expect(handled[at]).toBeLessThanOrEqual(capacity * (1 + 1e-6) + 1e-6);
        const incoming = edges.filter(([, to]) => to === at);
        const sum = incoming.reduce(
          (total, [from]) => total + (handled[from] ?? 0) * (nodes[from]?.selectivity ?? 1),
          0
        );
        if (at < 6) {
          expect(handled[at]).toBeLessThanOrEqual(demand * (1 + 1e-9));
        } else {
          expect(handled[at]).toBeCloseTo(sum, 6);
        }
      });
      // Whoever does not get all that it wants has something full behind it, or is full itself.
      const held = nodes.flatMap(({ demand = 0 }, at) => ((handled[at] ?? 0) < demand - 1e-6 ? [at] : []));
      expect(held.filter((at) => !leadsToFull(at, nodes, edges, handled))).toEqual([]);
    }
  });
});

function leadsToFull(from: number, nodes: Node[], edges: Array<[number, number]>, handled: number[]): boolean {
  const isFull = (handled[from] ?? 0) >= (nodes[from]?.capacity ?? Infinity) * (1 - 1e-6);
  return isFull || edges.some(([source, to]) => source === from && leadsToFull(to, nodes, edges, handled));
}
