import { type CheckpointDetails, type CheckpointSubtask } from '../flink/checkpointDetails';
import { type CheckpointProgress } from '../flink/checkpoints';
import { slowestSubtask, type VertexPart } from './checkpointParts';
import { type CheckpointSubtaskRow, type CheckpointVertexRow } from './checkpointSubtasks';

/** A vertex of the job graph, by its id. */
export interface NamedVertex {
  /** Readable. */
  title: string;
  /** The whole operator chain. */
  name: string;
  order: number;
}

export interface OpenedCheckpoint {
  details: CheckpointDetails;
  /** Those to show. */
  vertices: readonly string[];
  /** What has been loaded so far. */
  parts: ReadonlyMap<string, VertexPart>;
  /** Empty when the graph could not be had. */
  named: ReadonlyMap<string, NamedVertex>;
}

type Phase = 'startDelayMs' | 'alignmentMs' | 'syncMs' | 'asyncMs' | 'durationMs';

const values = (subtasks: readonly CheckpointSubtask[], phase: Phase): number[] =>
  subtasks.flatMap((subtask) => subtask[phase] ?? []);

function longest(subtasks: readonly CheckpointSubtask[], phase: Phase): number | null {
  return values(subtasks, phase).reduce<number | null>((most, value) => Math.max(most ?? 0, value), null);
}

/** Flink's own percentiles of subtasks are always "NaN". */
function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

function vertexRow(
  vertexId: string,
  progress: CheckpointProgress,
  { parts, named }: OpenedCheckpoint
): CheckpointVertexRow {
  const subtasks = parts.get(vertexId)?.subtasks ?? [];
  const slowest = slowestSubtask(subtasks);
  return {
    vertex: named.get(vertexId)?.title ?? vertexId,
    acknowledged: progress.acknowledged,
    subtasks: progress.subtasks,
    status: progress.status,
    duration: progress.durationMs,
    startDelay: longest(subtasks, 'startDelayMs'),
    alignment: longest(subtasks, 'alignmentMs'),
    sync: longest(subtasks, 'syncMs'),
    async: longest(subtasks, 'asyncMs'),
    slowestSubtask: slowest?.index ?? null,
    slowestStartDelay: slowest?.startDelayMs ?? null,
    slowestAlignment: slowest?.alignmentMs ?? null,
    slowestSync: slowest?.syncMs ?? null,
    slowestAsync: slowest?.asyncMs ?? null,
    durationMedian: median(values(subtasks, 'durationMs')),
    checkpointedBytes: progress.checkpointedBytes,
    stateBytes: progress.stateBytes,
    processedBytes: progress.processedBytes,
    persistedBytes: progress.persistedBytes,
    latestAck: progress.latestAck,
    vertexId,
    order: named.get(vertexId)?.order ?? null,
  };
}

const missing = ({ acknowledged, subtasks }: CheckpointVertexRow) => (subtasks ?? 0) - (acknowledged ?? 0);
const bySlowest = (left: { duration: number | null }, right: { duration: number | null }) =>
  (right.duration ?? -1) - (left.duration ?? -1);

/** Vertices with missing acknowledgements first, those that miss most before the others, then the slowest. */
export const checkpointVertexRows = (opened: OpenedCheckpoint): CheckpointVertexRow[] =>
  opened.vertices
    .flatMap((id) => {
      const progress = opened.details.vertices.get(id);
      return progress === undefined ? [] : [vertexRow(id, progress, opened)];
    })
    .sort((left, right) => missing(right) - missing(left) || bySlowest(left, right));

function subtaskRow(
  vertexId: string,
  subtask: CheckpointSubtask,
  { parts, named }: OpenedCheckpoint
): CheckpointSubtaskRow {
  const place = parts.get(vertexId)?.places?.get(subtask.index);
  return {
    vertex: named.get(vertexId)?.title ?? vertexId,
    subtask: subtask.index,
    status: subtask.status,
    taskManager: place?.taskManagerId ?? null,
    duration: subtask.durationMs,
    startDelay: subtask.startDelayMs,
    alignment: subtask.alignmentMs,
    sync: subtask.syncMs,
    async: subtask.asyncMs,
    checkpointedBytes: subtask.checkpointedBytes,
    stateBytes: subtask.stateBytes,
    processedBytes: subtask.processedBytes,
    persistedBytes: subtask.persistedBytes,
    acknowledged: subtask.acknowledged,
    unaligned: subtask.isUnaligned,
    aborted: subtask.isAborted,
    endpoint: place?.endpoint ?? null,
    vertexId,
  };
}

const isMissing = ({ acknowledged }: CheckpointSubtaskRow) => Number(acknowledged === null);

/** Subtasks that have not acknowledged first, then the slowest. */
export const checkpointSubtaskRows = (opened: OpenedCheckpoint): CheckpointSubtaskRow[] =>
  opened.vertices
    .flatMap((id) => (opened.parts.get(id)?.subtasks ?? []).map((subtask) => subtaskRow(id, subtask, opened)))
    .sort((left, right) => isMissing(right) - isMissing(left) || bySlowest(left, right));
