import { type CheckpointSubtaskRow } from '../../../frames/checkpointSubtasks';
import { type Palette } from '../colours';
import { type Segment, segmentsOf } from '../history/phases';

export interface SkylineParts {
  /** In the order in which they stand beside each other. */
  subtasks: readonly CheckpointSubtaskRow[];
  /** Ms at the top. */
  longest: number;
  palette: Palette;
}

interface Size {
  width: number;
  height: number;
}

const phasesOf = (subtask: CheckpointSubtaskRow): readonly Segment[] =>
  subtask.duration === null ? [] : segmentsOf(subtask, subtask.duration);

/** A column a subtask, phases to scale; those that have not acknowledged are as high as can be. */
export function drawSkyline(
  context: CanvasRenderingContext2D,
  { subtasks, longest, palette }: SkylineParts,
  { width, height }: Size
): void {
  const column = width / Math.max(1, subtasks.length);
  const shown = Math.max(0.75, column - (column > 3 ? 1 : 0));
  subtasks.forEach((subtask, index) => {
    const x = index * column;
    if (subtask.acknowledged === null) {
      context.fillStyle = palette.failed;
      context.globalAlpha = 0.35;
      context.fillRect(x, 0, shown, height);
      context.globalAlpha = 1;
    }
    for (const { phase, from, to } of phasesOf(subtask)) {
      context.fillStyle = palette.phases[phase];
      context.fillRect(x, height - (to / longest) * height, shown, Math.max(0.5, ((to - from) / longest) * height));
    }
  });
}
