import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';

const shownMs = 1500;
/** People who only scroll past should not read it again and again. */
const times = 2;

function WheelHint() {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.hint} role="status">
      {t('zoom.hint', 'Hold Ctrl or ⌘ and scroll to zoom')}
    </div>
  );
}

/** Says how to zoom when someone turns the wheel over the graph, which scrolls the page. */
export function useWheelHint(): { element: ReactNode; show(): void } {
  const [visible, setVisible] = useState(false);
  const left = useRef(times);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(() => {
    if (timer.current === undefined && left.current > 0) {
      left.current -= 1;
      setVisible(true);
      timer.current = setTimeout(() => {
        timer.current = undefined;
        setVisible(false);
      }, shownMs);
    }
  }, []);
  return useMemo(() => ({ element: visible ? <WheelHint /> : null, show }), [visible, show]);
}

const stylesOf = (theme: GrafanaTheme2) => ({
  hint: css({
    position: 'absolute',
    top: theme.spacing(1),
    left: '50%',
    transform: 'translateX(-50%)',
    padding: theme.spacing(0.5, 1.5),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    boxShadow: theme.shadows.z2,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  }),
});
