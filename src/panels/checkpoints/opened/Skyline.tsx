import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';
import { type CheckpointSubtaskRow } from '../../../frames/checkpointSubtasks';
import { fill, raw } from '../../../text/fill';
import { useElementSize } from '../../shared/useElementSize';
import { type Palette } from '../colours';
import { type Segment, segmentsOf } from '../history/phases';
import { useCanvas } from '../timeline/useCanvas';

interface Props {
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
  { subtasks, longest, palette }: Props,
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

/** All subtasks of a vertex in one picture, however many. */
export function Skyline({ subtasks, longest, palette }: Props) {
  const styles = useStyles2(stylesOf);
  const [ref, size] = useElementSize<HTMLDivElement>({ width: 400, height: 48 });
  const canvas = useCanvas(
    size,
    useCallback(
      (context: CanvasRenderingContext2D) => drawSkyline(context, { subtasks, longest, palette }, size),
      [subtasks, longest, palette, size]
    )
  );
  return (
    <div
      ref={ref}
      className={styles.skyline}
      role="img"
      aria-label={fill(t('gantt.skyline', 'All {{- count}} subtasks, slowest first', raw), { count: subtasks.length })}
    >
      <canvas ref={canvas} style={size} />
    </div>
  );
}

const stylesOf = () => ({
  skyline: css({ width: '100%', height: '100%', overflow: 'hidden', '& canvas': { display: 'block' } }),
});
