import { type DataFrame } from '@grafana/data';
import {
  type CheckpointRow,
  checkpoints,
  isCheckpointingOff,
  latestCheckpoints,
  type LatestCheckpointsRow,
} from '../../frames/checkpoints';
import {
  type CheckpointSubtaskRow,
  checkpointSubtasks,
  type CheckpointVertexRow,
  checkpointVertices,
} from '../../frames/checkpointSubtasks';

/** One checkpoint with what happened in its vertices and subtasks. */
export interface Details {
  checkpoint: CheckpointRow;
  vertices: readonly CheckpointVertexRow[];
  /** Empty when the query does not ask for them. */
  subtasks: readonly CheckpointSubtaskRow[];
}

export interface Frames {
  rows: readonly CheckpointRow[];
  latest: LatestCheckpointsRow | null;
  /** One a query for a checkpoint's parts. */
  details: readonly Details[];
  /** The job takes no checkpoints. */
  isOff: boolean;
}

type Kind = 'checkpoints' | 'latest' | 'vertices' | 'subtasks' | 'other';

/** By its columns: names of frames change on their way through transformations. */
function kindOf({ fields }: DataFrame): Kind {
  const names = new Set(fields.map(({ name }) => name));
  if (names.has('vertex id') && names.has('acknowledged')) {
    return names.has('subtask') ? 'subtasks' : 'vertices';
  }
  if (names.has('job id') && names.has('completed count')) {
    return 'latest';
  }
  return names.has('id') && names.has('triggered') && names.has('status') ? 'checkpoints' : 'other';
}

function detailsOf(frames: readonly DataFrame[]): Details | null {
  const of = (kind: Kind) => frames.filter((frame) => kindOf(frame) === kind);
  const [checkpoint] = of('checkpoints').flatMap((frame) => checkpoints.read(frame) ?? []);
  const vertices = of('vertices').flatMap((frame) => checkpointVertices.read(frame) ?? []);
  const subtasks = of('subtasks').flatMap((frame) => checkpointSubtasks.read(frame) ?? []);
  return checkpoint === undefined || vertices.length === 0 ? null : { checkpoint, vertices, subtasks };
}

function byQuery(series: readonly DataFrame[]): DataFrame[][] {
  const groups = new Map<string, DataFrame[]>();
  for (const frame of series) {
    const refId = frame.refId ?? '';
    groups.set(refId, [...(groups.get(refId) ?? []), frame]);
  }
  return [...groups.values()];
}

/** Null when no frame is about checkpoints. */
export function readFrames(series: readonly DataFrame[]): Frames | null {
  const isOff = series.some(isCheckpointingOff);
  const histories = series.filter((frame) => kindOf(frame) === 'checkpoints');
  if (histories.length === 0 && !isOff) {
    return null;
  }
  const [latest = null] = series
    .filter((frame) => kindOf(frame) === 'latest')
    .flatMap((frame) => latestCheckpoints.read(frame) ?? []);
  return {
    rows: histories.flatMap((frame) => checkpoints.read(frame) ?? []),
    latest,
    details: byQuery(series).flatMap((frames) => detailsOf(frames) ?? []),
    isOff,
  };
}
