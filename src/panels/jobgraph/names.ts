import { type GraphVertex, type JobGraph } from '../../frames/jobGraph';

/** What people call a vertex. */
export const nameOf = ({ title, name, id }: GraphVertex): string => title ?? name ?? id;

/** Names can have thousands of characters; a sentence must stay one. */
const longest = 80;

const shortened = (name: string) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/** What people call a vertex, short enough for a sentence; its id where it is not in the graph. */
export function vertexName({ vertices }: Pick<JobGraph, 'vertices'>, id: string): string {
  const vertex = vertices.find((each) => each.id === id);
  return shortened(vertex === undefined ? id : nameOf(vertex));
}

export const taskManagerName = (id: string): string => shortened(id);
