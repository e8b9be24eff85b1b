import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { tickText, timeTicks } from '../shared/timeTicks';
import { xOf } from './axis';
import { type Range } from './buckets';
import { clockTime } from './format';

interface Props {
  range: Range;
  /** Pixels. */
  width: number;
  timeZone: string;
}

const labelRoom = 84;
/** A label that would be cut off is left out. */
const isInside = (x: number, width: number) => x > labelRoom / 3 && x < width - labelRoom / 3;

/** Times below the cells. */
export function TimeAxis({ range, width, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const { step, times } = timeTicks(range, width / labelRoom, timeZone);
  const shown = times.filter((at) => isInside(xOf(at, range, width), width));
  return (
    <div className={styles.axis} style={{ width }} aria-hidden>
      {shown.map((at) => (
        <span key={at} className={styles.label} style={{ left: xOf(at, range, width) }}>
          {tickText(at, step, timeZone)}
        </span>
      ))}
      {shown.length === 0 && (
        <div className={styles.ends}>
          {[range.from, range.to].map((at) => (
            <span key={at}>{clockTime(at, timeZone, false)}</span>
          ))}
        </div>
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  axis: css({
    position: 'relative',
    height: 18,
    flexShrink: 0,
    overflow: 'hidden',
    lineHeight: '15px',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  label: css({ position: 'absolute', top: 2, transform: 'translateX(-50%)' }),
  ends: css({ display: 'flex', justifyContent: 'space-between', paddingTop: 2 }),
});
