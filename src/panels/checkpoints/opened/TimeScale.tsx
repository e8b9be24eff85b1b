import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { durationText } from '../format';
import { durationAxis } from '../timeline/scale';
import { type Columns } from './columns';

interface Props {
  /** Ms at the right end. */
  longest: number;
  track: Columns['track'];
  /** Of the rows below, pixels. */
  height: number;
}

const pixelsApart = 64;

/** Times since the trigger, above the rows, with lines behind them. */
export function TimeScale({ longest, track, height }: Props) {
  const styles = useStyles2(stylesOf);
  const ticks = durationAxis(longest, Math.max(1, track.width / pixelsApart)).ticks.filter((tick) => tick <= longest);
  return (
    <div className={styles.scale} aria-hidden="true">
      {ticks.map((tick) => (
        <div key={tick} className={styles.tick} style={{ left: track.left + (tick / longest) * track.width }}>
          <span className={tick === 0 ? undefined : styles.text}>{tick === 0 ? '0' : durationText(tick)}</span>
          <div className={styles.line} style={{ height }} />
        </div>
      ))}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scale: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: 18,
    background: theme.colors.background.primary,
    color: theme.colors.text.secondary,
    lineHeight: '16px',
  }),
  tick: css({ position: 'absolute', top: 0, whiteSpace: 'nowrap' }),
  text: css({ display: 'inline-block', transform: 'translateX(-50%)' }),
  line: css({
    position: 'absolute',
    top: 18,
    left: 0,
    width: 1,
    background: theme.colors.border.weak,
    pointerEvents: 'none',
  }),
});
