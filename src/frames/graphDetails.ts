import { type ProcessLoad } from '../flink/pressure/processLoad';
import { type VertexFlow } from '../flink/pressure/vertexFlow';
import { type VertexMean } from '../flink/pressure/means';
import { type VertexDetail } from '../flink/vertex';

/** One vertex that was looked at subtask by subtask. */
export interface SuspectDetail {
  detail: VertexDetail;
  /** By index, a text; absent = not known. */
  means: ReadonlyMap<string, VertexMean>;
}

/** The id under which the mean of all TaskManagers stands. */
export const allTaskManagers = '*';

/** What is known of single vertices and TaskManagers beside a picture of the job. */
export interface GraphDetails {
  /** By vertex id. */
  suspects: ReadonlyMap<string, SuspectDetail>;
  /** By vertex id. */
  flows: ReadonlyMap<string, VertexFlow>;
  /** By vertex id: from the trigger of the last completed checkpoint until the vertex had acknowledged, ms. */
  checkpointMs: ReadonlyMap<string, number>;
  /** By id of the TaskManager; `*` = the mean of all. */
  loads: ReadonlyMap<string, ProcessLoad>;
  /** CPU cores that each TaskManager sees, by its id; null = not known. */
  cores: ReadonlyMap<string, number | null>;
  /** What made the job fail or restart last, see `graphJob.failure`. */
  failure: string | null;
  /** Requests that were sent for them in this refresh. */
  requests: number;
}

export const noDetails: GraphDetails = {
  suspects: new Map(),
  flows: new Map(),
  checkpointMs: new Map(),
  loads: new Map(),
  cores: new Map(),
  failure: null,
  requests: 0,
};
