import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { pressureColours } from '../../../frames/pressureLevel';

interface Props {
  busy: number | null;
  backpressured: number | null;
  idle: number | null;
}

const percentOf = (share: number | null) => `${Math.min(100, Math.max(0, (share ?? 0) * 100))}%`;

/** What a subtask does with its time, as a bar beside the numbers that say the same. */
export function LoadCell({ busy, backpressured, idle }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.backpressured} style={{ width: percentOf(backpressured) }} />
      <span className={styles.busy} style={{ width: percentOf(busy) }} />
      <span className={styles.idle} style={{ width: percentOf(idle) }} />
    </span>
  );
}

const stylesOf = (theme: GrafanaTheme2) => {
  const hatch = `repeating-linear-gradient(135deg, transparent 0 3px, rgba(255, 255, 255, 0.45) 3px 4.5px)`;
  return {
    bar: css({
      display: 'inline-flex',
      width: 56,
      height: 10,
      overflow: 'hidden',
      borderRadius: 2,
      background: theme.colors.background.canvas,
      boxShadow: `inset 0 0 0 1px ${theme.colors.border.weak}`,
      printColorAdjust: 'exact',
    }),
    backpressured: css({ background: `${hatch}, ${pressureColours.backpressured}` }),
    busy: css({ background: pressureColours.busy }),
    idle: css({ background: pressureColours.idle }),
  };
};
