import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** A user accumulator, with its value as Flink writes it: a number, a text, or the words of an error. */
export interface Accumulator {
  name: string;
  /** Java class, such as IntCounter; null when absent. */
  type: string | null;
  value: string | null;
}

const accumulatorOf = (fields: Fields): Accumulator => ({
  name: fields.text('name'),
  type: fields.textOrNull('type'),
  value: fields.textOrNull('value'),
});

/** `/jobs/:id/accumulators`: those of the user's code in all tasks together. */
export const decodeJobAccumulators = (answer: unknown): Accumulator[] =>
  Fields.of(answer, '/jobs/:id/accumulators').list('user-task-accumulators').map(accumulatorOf);

/** `/jobs/:id/vertices/:vid/accumulators`: those of one vertex. */
export const decodeVertexAccumulators = (answer: unknown): Accumulator[] =>
  Fields.of(answer, '/jobs/:id/vertices/:vid/accumulators').list('user-accumulators').map(accumulatorOf);

export async function getJobAccumulators(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<Accumulator[]> {
  return decodeJobAccumulators(await transport.get(`/jobs/${idSegment('job', jobId)}/accumulators`, {}, signal));
}

export async function getVertexAccumulators(
  transport: Transport,
  jobId: string,
  vertexId: string,
  signal?: AbortSignal
): Promise<Accumulator[]> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}/accumulators`;
  return decodeVertexAccumulators(await transport.get(path, {}, signal));
}
