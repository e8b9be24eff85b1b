import { Fields } from '../../../src/flink/decode';
import { type EdgeSpec, type ExceptionSpec, type VertexSpec } from '../../model/spec';
import { answersAt, readRecording, type Recording, type RecordingName } from '../../recordings';
import { vertex } from './job';

const standard: RecordingName = { version: '2.3.0', scenario: 'standard' };
const read = new Map<string, Recording>();

function recordingOf(name: RecordingName): Recording {
  const key = `${name.version}/${name.scenario}`;
  const recording = read.get(key) ?? readRecording(name);
  read.set(key, recording);
  return recording;
}

/** What a job looks like in a recording: its vertices with their names, ids and plan, and its edges. */
export interface Shape {
  vertices: VertexSpec[];
  edges: EdgeSpec[];
}

function recordedJob(jobName: string, recording: RecordingName): Fields {
  const job = answersAt(recordingOf(recording), '/jobs/:id')
    .map(({ body }) => Fields.of(body, '/jobs/:id'))
    .find((fields) => fields.text('name') === jobName);
  if (job === undefined) {
    throw new Error(`no job ${jobName} in the recording ${recording.version}/${recording.scenario}`);
  }
  return job;
}

/** @param vertexIds to find vertices by their places */
function edgesOf(node: Fields, vertexIds: readonly string[]): EdgeSpec[] {
  return node.listOrEmpty('inputs').map((input) => ({
    from: vertexIds.indexOf(input.text('id')),
    to: vertexIds.indexOf(node.text('id')),
    strategy: input.text('ship_strategy'),
    exchange: input.text('exchange'),
  }));
}

/**
 * The shape of a recorded job, found by its name, with what the recording does not tell: by vertex, in Flink's order.
 */
export function recordedShape(
  jobName: string,
  tuned: ReadonlyArray<Partial<VertexSpec>>,
  recording: RecordingName = standard
): Shape {
  const job = recordedJob(jobName, recording);
  const nodes = job.object('plan').list('nodes');
  const descriptions = new Map(nodes.map((node) => [node.text('id'), node.text('description')]));
  const vertices = job.list('vertices').map((row, place) => {
    const name = row.text('name');
    return vertex({
      id: row.text('id'),
      name,
      description: descriptions.get(row.text('id')) ?? '',
      kind: name.startsWith('Source: ') ? 'legacySource' : 'operator',
      parallelism: row.number('parallelism'),
      maxParallelism: row.number('maxParallelism'),
      assignsWatermarks: name.includes('WatermarkAssigner'),
      ...tuned[place],
    });
  });
  const ids = vertices.map(({ id }) => id);
  return { vertices, edges: nodes.flatMap((node) => edgesOf(node, ids)) };
}

/** The first exception of a recorded job that has one. */
export function recordedException(jobName: string, recording: RecordingName = standard): ExceptionSpec {
  const id = recordedJob(jobName, recording).text('jid');
  const [first] = answersAt(recordingOf(recording), '/jobs/:id/exceptions')
    .filter(({ path }) => path.includes(id))
    .flatMap(({ body }) => Fields.of(body, '/jobs/:id/exceptions').object('exceptionHistory').list('entries'));
  const [head = '', ...frames] = first?.text('stacktrace').trim().split('\n') ?? [];
  const [name = '', ...message] = head.split(': ');
  return { name, message: message.join(': '), frames: frames.map((frame) => frame.replace(/^\s*at /, '')) };
}
