import { Fields } from '../../src/flink/decode';
import { answersAt, answersOf, readRecording, type RecordedAnswer } from '../../simulator/recordings';
import { grown, withField } from './grown';

const recording = readRecording({ version: '2.3.0', scenario: 'standard' });

/** A vertex that was recorded with all that is asked about it. */
export interface Vertex {
  jobId: string;
  vertexId: string;
  checkpoint: number;
  /** Epoch ms. */
  now: number;
}

const isSome = ({ body }: RecordedAnswer) => Array.isArray(body) && body.length > 0;

function found(): Vertex {
  const [, jobId, vertexId] =
    /^\/jobs\/(\w+)\/vertices\/(\w+)\//.exec(
      answersAt(recording, '/jobs/:id/vertices/:vid/watermarks').find(isSome)?.path ?? ''
    ) ?? [];
  const ofJob = recording.answers.filter(({ path }) => path.startsWith(`/jobs/${jobId}/checkpoints/details/`));
  const checkpoint = ofJob.find(({ path, status }) => status === 200 && path.endsWith(`/subtasks/${vertexId}`));
  const number = /\/details\/(\d+)\//.exec(checkpoint?.path ?? '')?.[1];
  if (jobId === undefined || vertexId === undefined || number === undefined) {
    throw new Error('No vertex was recorded with watermarks and a checkpoint.');
  }
  return { jobId, vertexId, checkpoint: Number(number), now: recording.recordedAt };
}

export const vertex = found();

function bodyOf(path: string): unknown {
  const answer = answersOf(recording, path).find(({ status }) => status === 200);
  if (answer === undefined) {
    throw new Error(`${path} was not recorded.`);
  }
  return answer.body;
}

const jobPath = `/jobs/${vertex.jobId}`;
const vertexPath = `${jobPath}/vertices/${vertex.vertexId}`;
const checkpointPath = `${jobPath}/checkpoints/details/${vertex.checkpoint}`;

const placeOf = (index: number) => ({
  endpoint: `worker-${index % 500}.flink.example:41${String(index % 500).padStart(3, '0')}`,
  'taskmanager-id': `tm-${index % 500}`,
});

const isVertex = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === vertex.vertexId;

/** The job as it was recorded, with so many subtasks of the vertex. */
function job(parallelism: number): unknown {
  const widened = (one: unknown) => (isVertex(one) ? withField(one, 'parallelism', () => parallelism) : one);
  return withField(bodyOf(jobPath), 'vertices', (all) => (Array.isArray(all) ? all.map(widened) : all));
}

const watermarks = (parallelism: number, refresh: number) =>
  Array.from({ length: parallelism }, (_, index) => ({
    id: `${index}.currentInputWatermark`,
    value: String(vertex.now + 5_000 * refresh - ((index * 7_919) % 60_000)),
  }));

const textsOf = (bodies: ReadonlyArray<readonly [string, unknown]>): Array<[string, string]> =>
  bodies.map(([path, body]) => [path, JSON.stringify(body)]);

/** Texts of the answers about a vertex of that parallelism that need not change, by path. */
export function lastingAnswers(parallelism: number): Array<[string, string]> {
  const times = withField(bodyOf(`${vertexPath}/subtasktimes`), 'subtasks', (recorded) =>
    grown(recorded, parallelism, (index) => ({ subtask: index, endpoint: placeOf(index).endpoint }))
  );
  const checkpoint = withField(bodyOf(`${checkpointPath}/subtasks/${vertex.vertexId}`), 'subtasks', (recorded) =>
    grown(recorded, parallelism, (index) => ({ index }))
  );
  return textsOf([
    [jobPath, job(parallelism)],
    [`${vertexPath}/subtasktimes`, times],
    [checkpointPath, bodyOf(checkpointPath)],
    [`${checkpointPath}/subtasks/${vertex.vertexId}`, checkpoint],
  ]);
}

/** Texts of those with counters and watermarks, by path. @param refresh from 0; they grow with it */
export function growingAnswers(parallelism: number, refresh: number): Array<[string, string]> {
  const detail = withField(bodyOf(vertexPath), 'subtasks', (recorded) =>
    grown(recorded, parallelism, (index) => ({ subtask: index, ...placeOf(index) }), 1 + refresh / 100)
  );
  return textsOf([
    [vertexPath, withField(detail, 'parallelism', () => parallelism)],
    [`${vertexPath}/watermarks`, watermarks(parallelism, refresh)],
  ]);
}

/** Where the names of the vertex's metrics are asked for. */
export const metricNamesPath = `${vertexPath}/subtasks/0/metrics`;

/** Names of the metrics of one task of the recorded cluster. */
export function recordedMetricNames(): string[] {
  const body = bodyOf(`${vertexPath}/subtasks/metrics`);
  return Fields.all(body, `${vertexPath}/subtasks/metrics`).map((metric) => metric.text('id'));
}
