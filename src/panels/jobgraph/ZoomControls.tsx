import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { memo } from 'react';
import { type Camera } from './camera';

export const zoomStep = 1.4;

interface Props {
  camera: Camera;
  /** Null while nothing is selected. */
  onFitSelection: (() => void) | null;
}

/** For those who have neither wheel nor fingers on it. */
export const ZoomControls = memo(function ZoomControls({ camera, onFitSelection }: Props) {
  const styles = useStyles2(stylesOf);
  const controls = [
    { icon: 'plus', key: '+', label: t('zoom.in', 'Zoom in'), onClick: () => camera.zoomBy(zoomStep) },
    { icon: 'minus', key: '-', label: t('zoom.out', 'Zoom out'), onClick: () => camera.zoomBy(1 / zoomStep) },
    { icon: 'capture', key: '0', label: t('zoom.fit', 'Show all'), onClick: () => camera.fitAll() },
    { icon: 'square-shape', key: 'S', label: t('zoom.selection', 'Show selection'), onClick: onFitSelection },
  ] as const;
  return (
    <div className={styles.controls} role="group" aria-label={t('zoom.controls', 'Zoom')}>
      {controls.map(({ icon, key, label, onClick }) =>
        onClick === null ? null : (
          <Button
            key={icon}
            className={styles.button}
            icon={icon}
            size="sm"
            variant="secondary"
            aria-label={label}
            tooltip={`${label} (${key})`}
            tooltipPlacement="left"
            onClick={onClick}
          />
        )
      )}
    </div>
  );
});

const stylesOf = (theme: GrafanaTheme2) => ({
  controls: css({
    display: 'flex',
    gap: theme.spacing(0.5),
  }),
  button: css({ boxShadow: theme.shadows.z1 }),
});
