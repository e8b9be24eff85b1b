import { type GraphSubtask, type GraphTaskManager, type GraphVertex, type JobGraph } from '../frames/jobGraph';
import { type Load, loadOf } from './load';
import { runningSubtasks } from './subtasks';

/** A job at one moment, in the form in which the rules ask for it. All lists are in an order that rows do not set. */
export interface Situation {
  job: JobGraph['job'];
  /** By id, in the order of the ids. */
  vertices: ReadonlyMap<string, GraphVertex>;
  loadOf: (vertex: string) => Load;
  /** Running subtasks by index; empty where none was looked at. */
  subtasksOf: (vertex: string) => readonly GraphSubtask[];
  /** Vertices that a vertex gets records from, or sends records to, while both run. */
  inputsOf: (vertex: string) => readonly string[];
  outputsOf: (vertex: string) => readonly string[];
  taskManager: (id: string | null) => GraphTaskManager | null;
}

/** The row of `graphTaskManagers` that stands for the mean of all. */
export const allTaskManagers = '*';

const noLoad: Load = { busy: null, busyAtMost: null, backpressured: null, phase: 'ended' };

const inOrder = (ids: Iterable<string>) => [...ids].sort();

/** The second stage of a blocking exchange starts when the first has ended: neither can hold the other back. */
const isBlocking = (exchange: string | null) => exchange !== null && /^(blocking|hybrid)/i.test(exchange);

type Neighbours = Map<string, Set<string>>;

function neighbours({ edges }: JobGraph, vertices: ReadonlyMap<string, GraphVertex>): [Neighbours, Neighbours] {
  const inputs: Neighbours = new Map();
  const outputs: Neighbours = new Map();
  for (const { source, target, exchange } of edges) {
    if (vertices.has(source) && vertices.has(target) && !isBlocking(exchange)) {
      inputs.set(target, (inputs.get(target) ?? new Set()).add(source));
      outputs.set(source, (outputs.get(source) ?? new Set()).add(target));
    }
  }
  return [inputs, outputs];
}

const sorted = (map: Neighbours) => new Map([...map].map(([id, others]) => [id, inOrder(others)]));

export function situationOf(graph: JobGraph): Situation {
  const rows = new Map(graph.vertices.map((vertex) => [vertex.id, vertex]));
  const vertices = new Map(
    inOrder(rows.keys()).flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [[id, row] as const];
    })
  );
  const subtasks = runningSubtasks(vertices, graph.subtasks);
  const subtasksOf = (vertex: string) => subtasks.get(vertex) ?? [];
  const answered = graph.job?.answered ?? null;
  const loads = new Map([...vertices].map(([id, vertex]) => [id, loadOf(vertex, subtasksOf(id), answered)]));
  const [inputs, outputs] = neighbours(graph, vertices).map(sorted);
  const taskManagers = new Map(graph.taskManagers.map((row) => [row.id, row]));
  return {
    job: graph.job,
    vertices,
    loadOf: (vertex) => loads.get(vertex) ?? noLoad,
    subtasksOf,
    inputsOf: (vertex) => inputs?.get(vertex) ?? [],
    outputsOf: (vertex) => outputs?.get(vertex) ?? [],
    taskManager: (id) => (id === null ? null : (taskManagers.get(id) ?? null)),
  };
}
