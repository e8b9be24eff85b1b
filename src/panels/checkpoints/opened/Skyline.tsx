import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';
import { fill, raw } from '../../../text/fill';
import { useElementSize } from '../../shared/useElementSize';
import { useCanvas } from '../timeline/useCanvas';
import { drawSkyline, type SkylineParts } from './drawSkyline';

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
