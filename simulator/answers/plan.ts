import { type SimulatedJob } from '../model/job';

interface PlanInput {
  id: string;
  num: number;
  exchange: string;
  ship_strategy: string;
}

/** Vertices do not stand in the order of the job's list: those that take in stand before what they take from. */
function placesInPlan(job: SimulatedJob): number[] {
  const fed = new Set(job.spec.edges.map(({ to }) => to));
  const places = [...job.spec.vertices.keys()];
  return job.spec.bounded === null
    ? [...places.filter((place) => fed.has(place)).reverse(), ...places.filter((place) => !fed.has(place))]
    : places;
}

function inputsByTarget(job: SimulatedJob): Map<number, PlanInput[]> {
  const inputs = new Map<number, PlanInput[]>();
  const add = (target: number, id: string, strategy: string, exchange: string) => {
    const known = inputs.get(target) ?? [];
    inputs.set(target, [...known, { id, num: known.length, exchange, ship_strategy: strategy }]);
  };
  for (const { from, to, strategy, exchange } of job.spec.edges) {
    add(to, job.vertex(from).id, strategy, exchange);
  }
  for (const { target, sourceId } of job.spec.oddInputs) {
    add(target, sourceId, 'HASH', 'pipelined_bounded');
  }
  return inputs;
}

/** The `plan` of a job, also part of `/jobs/:jobid`. */
export function planOf(job: SimulatedJob) {
  const inputs = inputsByTarget(job);
  return {
    jid: job.spec.id,
    name: job.spec.name,
    type: job.spec.bounded === null ? 'STREAMING' : 'BATCH',
    nodes: placesInPlan(job).map((place) => {
      const { id, parallelism, description } = job.vertex(place);
      const own = inputs.get(place);
      return {
        id,
        operator: '',
        parallelism,
        operator_strategy: '',
        description,
        optimizer_properties: {},
        ...(own === undefined ? {} : { inputs: own }),
      };
    }),
  };
}

/** Operators of a chain, `Source: orders[1] -> Calc[2]`, in its order. */
export const operatorsOf = (vertexName: string): string[] => vertexName.split(' -> ');

/** The operators of a batch job, which Flink sends besides the plan; nothing for others. */
export function streamGraphOf(job: SimulatedJob) {
  if (job.spec.bounded === null) {
    return {};
  }
  const heads: number[] = [];
  let count = 0;
  const nodes = job.spec.vertices.flatMap((vertex, place) => {
    const lines = vertex.description.split('<br/>').map((line) => line.replace(/^[ +-]+/, ''));
    const ids = operatorsOf(vertex.name).map(() => (count += 1));
    const sources = job.spec.edges.filter(({ to }) => to === place);
    heads[place] = ids.at(-1) ?? 0;
    return operatorsOf(vertex.name).map((operator, at) => ({
      id: String(ids[at]),
      parallelism: vertex.parallelism,
      operator,
      description: lines[at] ?? operator,
      job_vertex_id: vertex.id,
      inputs:
        at > 0
          ? [{ num: 0, id: String(ids[at - 1]), ship_strategy: 'FORWARD', exchange: 'UNDEFINED' }]
          : sources.map(({ from, strategy }, num) => ({
              num,
              id: String(heads[from]),
              ship_strategy: strategy,
              exchange: 'BATCH',
            })),
    }));
  });
  return { 'stream-graph': { nodes } };
}
