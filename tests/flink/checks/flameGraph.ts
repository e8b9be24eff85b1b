import { type Check } from '../checks';
import { type Comparison } from '../compare';

interface Sampled {
  /** Samples in all. */
  samples: number;
  /** Places in the stacks. */
  places: number;
  deepest: number;
}

function sampledIn(node: any, level = 0): Sampled {
  const below: Sampled[] = (node.children ?? []).map((child: any) => sampledIn(child, level + 1));
  return {
    samples: node.value,
    places: below.reduce((sum, { places }) => sum + places, 1),
    deepest: Math.max(level, ...below.map(({ deepest }) => deepest)),
  };
}

/** Flink keeps the samples for a minute: those that our query waited for are still there. */
export const flameGraph: Check = async (cluster) => {
  const { id, name } = await cluster.job('click-attribution', 'orders-per-minute');
  const { vertices } = await cluster.raw(`/jobs/${id}`);
  const [{ id: vertex }] = vertices;
  const path = `/jobs/${id}/vertices/${vertex}/flamegraph?type=FULL`;
  const query = { queryType: 'flameGraph', job: name, vertex } as const;
  if ((await cluster.raw(path)).endTimestamp === -2) {
    const sentence = await cluster.refusal(query);
    return [{ what: 'off, and said so', ours: sentence.includes('rest.flamegraph.enabled'), flink: true }];
  }
  const said = await cluster.ask(query);
  const flink = await cluster.raw(path);
  const rows = said.rows('flameGraph');
  const { samples, places, deepest } = sampledIn(flink.data);
  const sum = (column: string) => rows.reduce((total, row) => total + (row[column] as number), 0);
  return [
    { what: 'sampled', ours: said.frames[0]?.meta?.custom?.sampled, flink: flink.endTimestamp },
    { what: 'samples', ours: rows[0]?.value, flink: samples },
    { what: 'samples on top of a stack', ours: sum('self'), flink: samples },
    { what: 'places', ours: rows.length, flink: places },
    { what: 'deepest', ours: Math.max(...rows.map(({ level }) => level as number)), flink: deepest },
    ...flink.data.children.map((child: any): Comparison => {
      const row = rows.find(({ label, level }) => label === child.name && (level as number) > 0);
      return { what: child.name, ours: row?.value, flink: child.value };
    }),
  ];
};
