import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';
import { placeOrNull } from './vertex';

/** When the current attempt of one subtask entered its states; epoch ms of the JobManager's clock. */
export interface SubtaskTimes {
  index: number;
  endpoint: string | null;
  /** Ascending; only states that were entered. The last one is the state of now. */
  entered: Array<{ state: string; at: number }>;
}

export interface VertexTimes {
  id: string;
  name: string;
  now: number;
  subtasks: SubtaskTimes[];
}

const endpoint = '/jobs/:id/vertices/:vid/subtasktimes';

/** Flink's order of states, for those entered within the same millisecond. */
const order = [
  'CREATED',
  'SCHEDULED',
  'DEPLOYING',
  'RECONCILING',
  'INITIALIZING',
  'RUNNING',
  'CANCELING',
  'CANCELED',
  'FAILED',
  'FINISHED',
];

/** A state that was never entered is 0. */
function decodeSubtask(subtask: Fields): SubtaskTimes {
  const entered = [...subtask.object('timestamps').counts()]
    .filter(([, at]) => at > 0)
    .map(([state, at]) => ({ state, at }))
    .sort((left, right) => left.at - right.at || order.indexOf(left.state) - order.indexOf(right.state));
  return {
    index: subtask.number('subtask'),
    endpoint: placeOrNull(subtask.textOrNull('endpoint') ?? subtask.textOrNull('host')),
    entered,
  };
}

export function decodeSubtaskTimes(answer: unknown): VertexTimes {
  const vertex = Fields.of(answer, endpoint);
  return {
    id: vertex.text('id'),
    name: vertex.text('name'),
    now: vertex.number('now'),
    subtasks: vertex.list('subtasks').map(decodeSubtask),
  };
}

export async function getSubtaskTimes(
  transport: Transport,
  jobId: string,
  vertexId: string,
  signal?: AbortSignal
): Promise<VertexTimes> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}/subtasktimes`;
  return decodeSubtaskTimes(await transport.get(path, {}, signal));
}
