import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { memo } from 'react';
import { type Camera } from './camera';

export const zoomStep = 1.4;

/** For those who have neither wheel nor fingers on it. */
export const ZoomControls = memo(function ZoomControls({ camera }: { camera: Camera }) {
  const styles = useStyles2(stylesOf);
  const controls = [
    { icon: 'plus', label: t('zoom.in', 'Zoom in'), onClick: () => camera.zoomBy(zoomStep) },
    { icon: 'minus', label: t('zoom.out', 'Zoom out'), onClick: () => camera.zoomBy(1 / zoomStep) },
    { icon: 'capture', label: t('zoom.fit', 'Show all'), onClick: () => camera.fitAll() },
  ] as const;
  return (
    <div className={styles.controls} role="group" aria-label={t('zoom.controls', 'Zoom')}>
      {controls.map(({ icon, label, onClick }) => (
        <Button
          key={icon}
          className={styles.button}
          icon={icon}
          size="sm"
          variant="secondary"
          aria-label={label}
          tooltip={label}
          tooltipPlacement="left"
          onClick={onClick}
        />
      ))}
    </div>
  );
});

const stylesOf = (theme: GrafanaTheme2) => ({
  controls: css({
    position: 'absolute',
    right: theme.spacing(1),
    bottom: theme.spacing(1),
    display: 'flex',
    gap: theme.spacing(0.5),
    '@media print': { display: 'none' },
  }),
  button: css({ boxShadow: theme.shadows.z1 }),
});
