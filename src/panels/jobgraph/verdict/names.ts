import { type JobGraph } from '../../../frames/jobGraph';

/** Names can have thousands of characters; a sentence must stay one. */
const longest = 80;

const shortened = (name: string) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/** What people call a vertex, short enough for a sentence. */
export function vertexName({ vertices }: JobGraph, id: string): string {
  const vertex = vertices.find((each) => each.id === id);
  return shortened(vertex?.title ?? vertex?.name ?? id);
}

export const taskManagerName = (id: string): string => shortened(id);
