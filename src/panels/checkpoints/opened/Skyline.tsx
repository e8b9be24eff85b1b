import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type PointerEvent, useCallback } from 'react';
import { fill, raw } from '../../../text/fill';
import { type CheckpointSubtaskRow } from '../../../frames/checkpointSubtasks';
import { durationOrUnknown } from '../format';
import { subtaskText } from '../words';
import { useElementSize } from '../../shared/useElementSize';
import { useCanvas } from '../timeline/useCanvas';
import { drawSkyline, type SkylineParts } from './drawSkyline';

function titleOf(subtask: CheckpointSubtaskRow): string {
  const time =
    subtask.acknowledged === null ? t('gantt.missing', 'not acknowledged') : durationOrUnknown(subtask.duration);
  return `${subtaskText(subtask)} · ${time}`;
}

/** All subtasks of a vertex in one picture, however many. */
export function Skyline({ subtasks, longest, palette }: SkylineParts) {
  const styles = useStyles2(stylesOf);
  const [ref, size] = useElementSize<HTMLDivElement>({ width: 400, height: 48 });
  const canvas = useCanvas(
    size,
    useCallback(
      (context: CanvasRenderingContext2D) => drawSkyline(context, { subtasks, longest, palette }, size),
      [subtasks, longest, palette, size]
    )
  );
  // A title of its own for each of a thousand columns would be a thousand elements.
  const point = ({ currentTarget, clientX }: PointerEvent<HTMLDivElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const subtask = subtasks[Math.floor(((clientX - left) / width) * subtasks.length)];
    currentTarget.title = subtask === undefined ? '' : titleOf(subtask);
  };
  return (
    <div
      ref={ref}
      className={styles.skyline}
      role="img"
      onPointerMove={point}
      aria-label={fill(t('gantt.skyline', 'All {{- count}} subtasks, slowest first', raw), { count: subtasks.length })}
    >
      <canvas ref={canvas} style={size} />
    </div>
  );
}

const stylesOf = () => ({
  skyline: css({ width: '100%', height: '100%', overflow: 'hidden', '& canvas': { display: 'block' } }),
});
